import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../format/use-format.ts";
import type { DimensionKeyInput } from "../../gql/graphql.ts";
import { usePackageSearch, type WholePackage } from "./package-search.ts";

/** How many reports of a defect, or of a part of it, the department has, and the way to exactly these. */
export function OwnReports({ whole, n, cut }: { whole: WholePackage; n: number; cut: readonly DimensionKeyInput[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { ofDefects } = usePackageSearch(whole);
  return (
    <Link
      to="/cases"
      search={ofDefects(cut)}
      preload={false}
      className="told"
      aria-label={t("rows.see", { n: format.count(n) })}
    >
      {format.count(n)}
    </Link>
  );
}
