import { calendarCycles } from "../detectors/calendar-factors.ts";
import { type Watch, watchSeries, weeklyCharts } from "../detectors/watch-series.ts";
import type { SeriesSubject } from "./signal-level.ts";
import { type KnownReports, watchedReports, type WatchedReports } from "./watched-reports.ts";
import { weekDay, type Weeks } from "./weeks.ts";

/** What the false alarms are set by. */
export type DetectionSettings = {
  /** Weeks between two false alarms of one series whose rate is known. */
  readonly runLength: number;
  /** False discovery rate at which windows raise a signal. */
  readonly discoveryRate: number;
};
export const defaultSettings: DetectionSettings = {
  runLength: weeklyCharts.runLength,
  discoveryRate: weeklyCharts.discoveryRate,
};

export type ReportWatch = Watch & WatchedReports & { readonly weeks: Weeks; readonly firstWatched: number };

/** Half of a short history, and at most two years of a long one, are baseline before the first week is watched. */
const firstWatchedOf = (weeks: number): number => Math.min(104, Math.floor(weeks / 2));

export type WatchQuestion = { readonly known: KnownReports; readonly settings: DetectionSettings };

/** Replays the weeks of all defect reports that are known; takes seconds of a processor. */
export function watchKnown(known: KnownReports, settings: DetectionSettings = defaultSettings): ReportWatch {
  const { weeks } = known;
  const watched = watchedReports(known);
  const cycles = calendarCycles(Array.from({ length: weeks.count }, (_, t) => weekDay(weeks, t)));
  const charts = { ...weeklyCharts, ...settings };
  const { untested } = watched;
  const from = firstWatchedOf(weeks.runningDays > 0 ? weeks.count - 1 : weeks.count);
  const running = weeks.runningDays / 7;
  const watch = watchSeries(watched.series, { from, cycles, charts, untested, running });
  return { ...watch, ...watched, weeks, firstWatched: from };
}

/** The subject of a series that the watch names. */
export function subjectOf({ subjects }: Pick<WatchedReports, "subjects">, key: string): SeriesSubject {
  const subject = subjects.get(key);
  if (!subject) throw new Error(`no series ${key} is watched`);
  return subject;
}
