import { useTranslation } from "react-i18next";
import { useInstallation } from "../app/installation-context.ts";
import { useFormat } from "../format/use-format.ts";

/** When something is due, and in words whether it should have been done by now. `dueAt` is an instant or a day. */
export function DueWords({ dueAt, overdue }: { dueAt: string | null; overdue: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { today } = useInstallation();
  if (dueAt === null) return <span className="quiet">{t("issues.noTerm")}</span>;
  const day = format.day(dueAt.includes("T") ? format.dayOf(dueAt) : dueAt, today);
  return <span className={overdue ? "worse" : undefined}>{t(overdue ? "issues.overdue" : "issues.due", { day })}</span>;
}
