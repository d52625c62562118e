import { useIsFetching } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useFormat } from "../format/use-format.ts";
import { useChangeSearch, useSearchState } from "../filters/use-search-state.ts";
import { useAsOf } from "./as-of.tsx";
import { DayChip } from "./day-chip.tsx";
import classes from "./known.module.css";
import { useKnownDay } from "./use-known-day.ts";

/** As of when the page is told: as of now, or as it was known when a day ended, whatever was learned since. */
export function KnownPicker() {
  const { t } = useTranslation();
  const change = useChangeSearch();
  const asOf = useAsOf();
  const day = useKnownDay();
  const { knownAt } = useSearchState();
  const format = useFormat();
  const told = knownAt === undefined ? day && format.day(day) : format.dateTime(knownAt);
  const working = useIsFetching() > 0 && day !== null;
  return (
    <div className={classes["asOf"]}>
      <span className="unseen" role="status">
        {working && t("known.workingOn", { day: format.day(day) })}
      </span>
      <DayChip
        name={day === null ? asOf : t(working ? "known.working" : "known.name")}
        words={told}
        label={day === null ? t("known.label", { asOf }) : undefined}
        title={t("known.name")}
        day={day}
        onChoose={(known) => change(({ knownAt: _, ...now }) => ({ ...now, known }))}
        foot={(close) =>
          day === null ? (
            <p className="quiet">{t("known.explained")}</p>
          ) : (
            <button
              type="button"
              className="plain link"
              onClick={() => {
                change(({ known: _, knownAt: _at, ...rest }) => rest);
                close();
              }}
            >
              {t("known.backToNow")}
            </button>
          )
        }
      />
    </div>
  );
}
