import { useTranslation } from "react-i18next";
import { PageHead } from "../parts/page-head.tsx";
import { MailDeliveries } from "./mail-deliveries.tsx";

/** What left the house, and what did not arrive. */
export function DeliveriesPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHead title={t("deliveries.title")}>{t("deliveries.sentence")}</PageHead>
      <MailDeliveries />
    </>
  );
}
