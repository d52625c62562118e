import type { Sql } from "../../database/database.ts";
import type { BusinessDay } from "../../time/business-day.ts";
import type { Detector } from "../detectors/signal.ts";
import { readTerms, type TermOf } from "./read-terms.ts";
import { falseAlarmsAYear } from "./detection-settings.ts";
import type { SignalLevel } from "./signal-level.ts";
import { type DetectionSettings, type ReportWatch, subjectOf, watchReports } from "./watch-reports.ts";
import { weekDay } from "./weeks.ts";

/** One alarm of the replay, and when a fixed threshold would have told the same. */
export type ReplayedSignal = {
  readonly level: SignalLevel;
  readonly defect: TermOf | null;
  readonly part: TermOf | null;
  readonly detector: Detector;
  readonly sinceOn: BusinessDay;
  readonly raisedOn: BusinessDay;
  readonly closedOn: BusinessDay | null;
  readonly observed: number;
  readonly expected: number;
  readonly low: number;
  /** The first week, not before the change, whose four weeks held at least twice what was expected; null: none did. */
  readonly thresholdOn: BusinessDay | null;
  /** Days from the signal to that week; negative where the threshold was first; null where it never told. */
  readonly daysGained: number | null;
};

export type Backtest = {
  readonly watchedFrom: BusinessDay;
  readonly until: BusinessDay;
  readonly series: number;
  readonly untested: number;
  /** Signals a year, over all series, that chance alone would raise by these settings. */
  readonly falseAlarmsAYear: number;
  readonly months: readonly { readonly month: string; readonly signals: number; readonly threshold: number }[];
  readonly signals: readonly ReplayedSignal[];
};

const [thresholdWeeks, thresholdTimes, thresholdReports] = [4, 2, 3];

/**
 * Replays the history of all defect reports, as they are known now, under `settings`, beside a fixed threshold: at least 3
 * reports in four weeks, and twice the average of the year before. Null without any report.
 */
export async function backtestDetection(
  sql: Sql,
  {
    today,
    settings,
    language,
  }: { readonly today: BusinessDay; readonly settings: DetectionSettings; readonly language: "zh-CN" | "en" },
): Promise<Backtest | null> {
  const watch = await watchReports(sql, today, settings);
  if (!watch) return null;
  const terms = await readTerms(sql, language);
  const crossings = new Map(
    watch.series.map(({ key, counts }) => [key, thresholdCrossings(counts, watch.firstWatched)]),
  );
  const signals = watch.signals.map((found): ReplayedSignal => {
    const { level, defectTypeId, partId } = subjectOf(watch, found.key);
    const crossing = (crossings.get(found.key) ?? []).find((week) => week >= found.since);
    const day = (week: number) => weekDay(watch.weeks, week);
    return {
      level,
      defect: terms.defect(defectTypeId),
      part: terms.part(level, partId),
      detector: found.detector,
      sinceOn: day(found.since),
      raisedOn: day(found.raised),
      closedOn: found.closed === null ? null : day(found.closed),
      observed: found.observed,
      expected: found.expected,
      low: found.rate.low,
      thresholdOn: crossing === undefined ? null : day(crossing),
      daysGained: crossing === undefined ? null : 7 * (crossing - found.raised),
    };
  });
  const { series, untested, weeks } = watch;
  return {
    watchedFrom: weekDay(weeks, watch.firstWatched),
    until: weeks.to,
    series: series.length,
    untested,
    falseAlarmsAYear: falseAlarmsAYear(settings, series.length),
    months: alarmsByMonth(watch, [...crossings.values()].flat()),
    signals: signals.toReversed(),
  };
}

/** The weeks in which four weeks' reports first reach twice those of an average four weeks of the year before. */
function thresholdCrossings(counts: readonly number[], from: number): number[] {
  const sumOf = (start: number, end: number) => counts.slice(Math.max(0, start), end).reduce((sum, n) => sum + n, 0);
  const isHigh = (week: number) => {
    const last = sumOf(week + 1 - thresholdWeeks, week + 1);
    const year = sumOf(week + 1 - thresholdWeeks - 52, week + 1 - thresholdWeeks);
    return last >= thresholdReports && last >= (thresholdTimes * year * thresholdWeeks) / 52;
  };
  const crossings: number[] = [];
  for (let week = from; week < counts.length; week += 1) if (isHigh(week) && !isHigh(week - 1)) crossings.push(week);
  return crossings;
}

function alarmsByMonth(
  { signals, weeks, firstWatched }: ReportWatch,
  crossings: readonly number[],
): Backtest["months"] {
  const monthOf = (week: number) => `${weekDay(weeks, week).slice(0, 7)}-01`;
  const months = new Map<string, { signals: number; threshold: number }>();
  for (let week = firstWatched; week < weeks.count; week += 1) months.set(monthOf(week), { signals: 0, threshold: 0 });
  const count = (week: number, of: "signals" | "threshold") => {
    const month = months.get(monthOf(week));
    if (month) month[of] += 1;
  };
  for (const { raised } of signals) count(raised, "signals");
  for (const week of crossings) count(week, "threshold");
  return [...months].map(([month, counted]) => ({ month, ...counted }));
}
