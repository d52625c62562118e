import { useTranslation } from "react-i18next";
import { useChangeSearch } from "../filters/use-search-state.ts";
import { DayChip } from "./day-chip.tsx";
import { useKnownDay } from "./use-known-day.ts";

/** Tells every figure as it was known when a day ended, whatever was learned since. */
export function KnownPicker() {
  const { t } = useTranslation();
  const change = useChangeSearch();
  const day = useKnownDay();
  return (
    <DayChip
      name={t("known.name")}
      words={day ?? t("known.now")}
      day={day}
      onChoose={(known) => change((now) => ({ ...now, known }))}
      foot={(close) =>
        day === null ? (
          <p className="quiet">{t("known.explained")}</p>
        ) : (
          <button
            type="button"
            className="plain link"
            onClick={() => {
              change(({ known: _, ...rest }) => rest);
              close();
            }}
          >
            {t("known.backToNow")}
          </button>
        )
      }
    />
  );
}
