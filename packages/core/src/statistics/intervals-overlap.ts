import type { Interval } from "./observed-expected.ts";

/** Whether two intervals share a value; then neither may be said to be better. */
export function intervalsOverlap(one: Interval, other: Interval): boolean {
  return one.low <= other.high && other.low <= one.high;
}

/** Whether things may be put in order of their figures: only where no two of their intervals overlap. */
export function mayBeRanked(intervals: readonly Interval[]): boolean {
  const sorted = intervals.toSorted((a, b) => a.low - b.low);
  return sorted.every((interval, i) => {
    const next = sorted[i + 1];
    return next === undefined || !intervalsOverlap(interval, next);
  });
}
