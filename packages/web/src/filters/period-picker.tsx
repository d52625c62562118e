import { Popover } from "@mantine/core";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { part } from "../app/part-missing.ts";
import { useInstallation } from "../app/installation-context.ts";
import { useFormat } from "../format/use-format.ts";
import { addDays } from "./days.ts";
import classes from "./filter-bar.module.css";
import { defaultPeriod, rangeOf } from "./question.ts";
import { periods, type Search } from "./search.ts";
import { useChangeSearch, useSearchState } from "./use-search-state.ts";

const RangeCalendar = lazy(part(() => import("./range-calendar.tsx")));

/** Whole periods that move with today, or a range of days of one's own. */
export function PeriodPicker() {
  const { t } = useTranslation();
  const search = useSearchState();
  const change = useChangeSearch();
  const format = useFormat();
  const installation = useInstallation();
  const [open, setOpen] = useState(false);
  const range = rangeOf(search, installation);
  const own = search.from !== undefined;
  const period = search.period ?? defaultPeriod;
  const choose = (next: Pick<Search, "period" | "from" | "until">): void => {
    // A bucket of another range would be a figure that is not there.
    change(({ period: _p, from: _f, until: _u, bucket: _b, grain: _g, ...rest }) => ({ ...rest, ...next }));
    setOpen(false);
  };
  const name = own ? null : t(`period.${period}`);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={classes["chip"]} data-set="" data-period="" onClick={() => setOpen(!open)}>
          <span>{t("filters.period")}</span>
          <b>
            {name === null
              ? format.range(range, installation.today)
              : t("filters.periodDays", { name, days: format.range(range, installation.today) })}
          </b>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <div className={classes["panel"]}>
          <div className={classes["presets"]} role="group" aria-label={t("filters.period")}>
            {periods.map((one) => (
              <button
                key={one}
                type="button"
                className={classes["preset"]}
                aria-pressed={!own && one === period}
                onClick={() => choose({ period: one })}
              >
                {t(`period.${one}`)}
              </button>
            ))}
          </div>
          <div className={classes["calendar"]}>
            <Suspense fallback={null}>
              <RangeCalendar
                from={range.from}
                until={addDays(range.to, -1)}
                today={installation.today}
                onChoose={(from, until) => choose({ from, until })}
              />
            </Suspense>
          </div>
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}
