import { useIsFetching } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import bar from "../filters/filter-bar.module.css";

/** The day as of whose end the page is told; while its figures are still being worked out, that they are. */
export function KnownAsOf({ day }: { day: string }) {
  const { t } = useTranslation();
  const working = useIsFetching() > 0;
  return (
    <p className={bar["asOf"]} role="status">
      {t(working ? "known.working" : "known.asOf", { day })}
    </p>
  );
}
