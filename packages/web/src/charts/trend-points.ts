import type { DateRangeInput, Grain, PointFragment, TrendQuery } from "../gql/graphql.ts";
import { bucketsOf, nextBucket } from "../filters/days.ts";

export type TrendPoint = {
  bucket: string;
  value: number | null;
  low: number | null;
  high: number | null;
  n: number;
  provisional: boolean;
};

/**
 * A point for every bucket of the range: a bucket without rows is zero where things are counted and a gap where they
 * are measured. What is still running, or not yet final, is marked; a running bucket in which nothing is known yet is a gap.
 */
export function trendPoints(
  rows: TrendQuery["metricQuery"]["rows"],
  {
    range,
    grain,
    today,
    pick = (values) => values[0],
  }: {
    range: DateRangeInput;
    grain: Grain;
    today: string;
    pick?: (values: readonly PointFragment[]) => PointFragment | undefined;
  },
): TrendPoint[] {
  const byBucket = new Map(rows.map((row) => [row.bucket, pick(row.values)]));
  const counted = rows.some((row) => pick(row.values)?.unit === "COUNT");
  return bucketsOf(range, grain).map((bucket) => {
    const figure = byBucket.get(bucket);
    const running = nextBucket(bucket, grain) > today;
    if (figure === undefined)
      return { bucket, value: counted && !running ? 0 : null, low: null, high: null, n: 0, provisional: running };
    const { value, low, high, n, provisional } = figure;
    if (running && n === 0) return { bucket, value: null, low: null, high: null, n, provisional: true };
    return { bucket, value, low, high, n, provisional: provisional || running };
  });
}
