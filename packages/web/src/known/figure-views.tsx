import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../app/installation-context.ts";
import { addDays } from "../filters/days.ts";
import { useChangeSearch, useSearchState } from "../filters/use-search-state.ts";
import { DayChip } from "./day-chip.tsx";
import classes from "./known.module.css";
import { useKnownDay } from "./use-known-day.ts";

const daysBack = 30;

/** A figure's rows, or what changed it since a day: the day as of which it is told, else thirty days ago. */
export function FigureViews() {
  const { t } = useTranslation();
  const { today } = useInstallation();
  const known = useKnownDay();
  const { since } = useSearchState();
  const change = useChangeSearch();
  const show = (view: string): void =>
    change(({ since: _, ...rest }) =>
      view === "changes" ? { ...rest, since: known ?? addDays(today, -daysBack) } : rest,
    );
  return (
    <div className={`${classes["views"]} no-print`}>
      <SegmentedControl
        size="xs"
        withItemsBorders={false}
        aria-label={t("known.views")}
        value={since === undefined ? "rows" : "changes"}
        onChange={show}
        data={[
          { value: "rows", label: t("known.rows") },
          { value: "changes", label: t("known.changes") },
        ]}
      />
      {since !== undefined && (
        <DayChip
          name={t("known.since")}
          words={since}
          day={since}
          onChoose={(day) => change((now) => ({ ...now, since: day }))}
          foot={() => <p className="quiet">{t("known.sinceExplained")}</p>}
        />
      )}
    </div>
  );
}
