import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Notice } from "../parts/notice.tsx";

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Notice title={t("notFound.title")} text={t("notFound.text")}>
      <Link to="/" search={{}} className="link">
        {t("notFound.next")}
      </Link>
    </Notice>
  );
}
