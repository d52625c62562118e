import type { Grain } from "./metric-query.ts";
import type { Level } from "./rollup.ts";
import { bucketEnd, bucketStart, nextBucket, type TimeBuckets } from "./time-buckets.ts";

/** Days from `lo` (inclusive) to `hi` (exclusive) of bucket `b` whose cells of one level are added up. */
export type Span = { readonly b: number; readonly level: Level; readonly lo: string; readonly hi: string };

const grainOf: Record<Exclude<Level, "D">, Grain> = { W: "WEEK", M: "MONTH", Q: "QUARTER", Y: "YEAR" };
// What is longer is tried first. A week goes over the borders of months, so it serves where months do not.
const longestFirst = ["Y", "Q", "M", "W"] as const;

/** A day before anything that could be asked for. */
export const beginning = "1900-01-01";

/**
 * Covers every bucket with the longest spans that lie wholly in it, and days at its ragged edges; with `fromBeginning`
 * also what lies before the first bucket, as bucket −1. Null where days are needed and `levels` have none.
 */
export function spansOf(buckets: TimeBuckets, levels: readonly Level[], fromBeginning: boolean): Span[] | null {
  const spans: Span[] = [];
  const first = buckets.starts[0] ?? buckets.to;
  if (fromBeginning) cover(-1, beginning, first, levels, spans);
  for (const [b, from] of buckets.starts.entries()) cover(b, from, bucketEnd(buckets, b), levels, spans);
  return spans.every(({ level }) => levels.includes(level)) ? spans : null;
}

function cover(b: number, from: string, to: string, levels: readonly Level[], spans: Span[]): void {
  if (from >= to) return;
  for (const [i, level] of longestFirst.entries()) {
    if (!levels.includes(level)) continue;
    const start = bucketStart(from, grainOf[level]);
    const lo = start === from ? from : nextBucket(start, grainOf[level]);
    const hi = bucketStart(to, grainOf[level]);
    if (lo >= hi) continue;
    const shorter = levels.filter((one) => one === "D" || longestFirst.indexOf(one) > i);
    cover(b, from, lo, shorter, spans);
    spans.push({ b, level, lo, hi });
    cover(b, hi, to, shorter, spans);
    return;
  }
  spans.push({ b, level: "D", lo: from, hi: to });
}
