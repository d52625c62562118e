import type { BusinessDay } from "../../time/business-day.ts";
import type { Grain } from "../../metrics/metric-query.ts";
import type { PointSpan } from "./limits-of.ts";

/** Of how many points what is usual is learned at most and at least, and how many of the latest never teach it. */
type Lengths = { readonly most: number; readonly fewest: number; readonly recent: number };

/** By the grain of a chart; a change of the last quarter of a year does not hide itself. */
export const baselineLengths: Readonly<Record<Grain, Lengths>> = {
  DAY: { most: 364, fewest: 56, recent: 91 },
  WEEK: { most: 52, fewest: 20, recent: 13 },
  MONTH: { most: 36, fewest: 12, recent: 3 },
  QUARTER: { most: 12, fewest: 8, recent: 1 },
  YEAR: { most: 10, fewest: 8, recent: 1 },
};

export type Baseline = PointSpan & {
  /** What ends it: the change that the first standing signal dates, or the latest points, which are held against it. */
  readonly endsBefore: "SIGNAL" | "RECENT";
};

/**
 * Which of the points (by their first days, in order) are the baseline: all but the latest, and none from the change on
 * that a standing signal dates; of what is left the latest. Null where fewer are left than can say what is usual.
 */
export function baselineSpan(
  buckets: readonly BusinessDay[],
  grain: Grain,
  changedOn: BusinessDay | null,
): Baseline | null {
  const { most, fewest, recent } = baselineLengths[grain];
  const settled = Math.max(0, buckets.length - recent);
  const changed = changedOn === null ? -1 : buckets.findIndex((_, i) => (buckets[i + 1] ?? "9999") > changedOn);
  const isChanged = changed >= 0 && changed < settled;
  const to = isChanged ? changed : settled;
  const from = Math.max(0, to - most);
  return to - from < fewest ? null : { from, to, endsBefore: isChanged ? "SIGNAL" : "RECENT" };
}
