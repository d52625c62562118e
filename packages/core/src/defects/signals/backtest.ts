import type { Sql } from "../../database/database.ts";
import type { BusinessDay } from "../../time/business-day.ts";
import type { Detector } from "../detectors/signal.ts";
import { readTerms, type TermOf } from "./read-terms.ts";
import { falseAlarmsAYear } from "./detection-settings.ts";
import type { SignalLevel } from "./signal-level.ts";
import { type DetectionSettings, type ReportWatch, subjectOf } from "./watch-known.ts";
import { watchReports } from "./watch-reports.ts";
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
  /** The first week, not before the change, in which a threshold that alarms as rarely told the same; null: it never did. */
  readonly thresholdOn: BusinessDay | null;
  /** Days from the signal to that week; negative where the threshold was first; null where it never told. */
  readonly daysGained: number | null;
};

/** Alarms where four weeks hold at least `reports`, and `times` the average of the year before. */
export type FixedThreshold = { readonly reports: number; readonly times: number; readonly alarms: number };

export type Backtest = {
  readonly watchedFrom: BusinessDay;
  readonly until: BusinessDay;
  readonly series: number;
  readonly untested: number;
  /** Signals a year, over all series, that chance alone would raise by these settings. */
  readonly falseAlarmsAYear: number;
  /** The usual threshold of 3 reports and twice the average; and the first stricter one that alarms no more often than signals do. */
  readonly threshold: FixedThreshold;
  readonly quietThreshold: FixedThreshold;
  readonly months: readonly { readonly month: string; readonly signals: number; readonly threshold: number }[];
  readonly signals: readonly ReplayedSignal[];
};

const thresholdWeeks = 4;
const usual = { reports: 3, times: 2 };
const stricter = [3, 5, 8, 12, 20, 30, 50, 80].flatMap((reports) => [2, 3, 5].map((times) => ({ reports, times })));

/**
 * Replays the history of all defect reports, as they are known now, under `settings`, beside fixed thresholds: the usual
 * one, and one raised until it alarms as rarely, which tells how many days are gained. Null without any report.
 */
export async function backtestDetection(
  sql: Sql,
  {
    today,
    settings,
    language,
  }: { readonly today: BusinessDay; readonly settings: DetectionSettings; readonly language: "zh-CN" | "en" },
): Promise<Backtest | null> {
  const watch = await watchReports(sql, { today, isRunning: false }, settings);
  if (!watch) return null;
  const terms = await readTerms(sql, language);
  const usually = crossingsOf(watch, usual);
  const quietly = quietCrossings(watch, watch.signals.length);
  const signals = watch.signals.map((found): ReplayedSignal => {
    const { level, defectTypeId, partId } = subjectOf(watch, found.key);
    const crossing = (quietly.weeks.get(found.key) ?? []).find((week) => week >= found.since);
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
    threshold: usually.threshold,
    quietThreshold: quietly.threshold,
    months: alarmsByMonth(watch, [...usually.weeks.values()].flat()),
    signals: signals.toReversed(),
  };
}

type Rule = Pick<FixedThreshold, "reports" | "times">;
type Crossings = { readonly weeks: ReadonlyMap<string, readonly number[]>; readonly threshold: FixedThreshold };

function quietCrossings(watch: ReportWatch, most: number): Crossings {
  let found = crossingsOf(watch, usual);
  for (const rule of stricter) {
    if (found.threshold.alarms <= most) break;
    found = crossingsOf(watch, rule);
  }
  return found;
}

function crossingsOf({ series, firstWatched }: ReportWatch, rule: Rule): Crossings {
  const weeks = new Map(series.map(({ key, counts }) => [key, thresholdCrossings(counts, firstWatched, rule)]));
  const alarms = [...weeks.values()].reduce((sum, { length }) => sum + length, 0);
  return { weeks, threshold: { ...rule, alarms } };
}

/** The weeks in which four weeks' reports first reach the threshold. */
function thresholdCrossings(counts: readonly number[], from: number, { reports, times }: Rule): number[] {
  const sums = [0];
  for (const count of counts) sums.push((sums.at(-1) ?? 0) + count);
  const sumOf = (start: number, end: number) => (sums[Math.max(0, end)] ?? 0) - (sums[Math.max(0, start)] ?? 0);
  const isHigh = (week: number) => {
    const first = week + 1 - thresholdWeeks;
    const last = sumOf(first, week + 1);
    return last >= reports && last >= (times * sumOf(first - 52, first) * thresholdWeeks) / 52;
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
