import { dayNumber } from "../time/business-day.ts";
import type { Level } from "./rollup.ts";
import { bucketEnd, type TimeBuckets } from "./time-buckets.ts";

/**
 * Days from `lo` (inclusive) to `hi` (exclusive), as numbers since 1970, of bucket `b` of period `p`, whose cells of one
 * level are added up.
 */
export type Span = {
  readonly p: number;
  readonly b: number;
  readonly level: Level;
  readonly lo: number;
  readonly hi: number;
};

/** A day before anything that could be asked for, and one after. */
export const beginning = "1900-01-01";
export const theEnd = "2200-01-01";

// What is longer is tried first. A week goes over the borders of months, so it serves where months do not.
const longestFirst = ["Y", "Q", "M", "T", "W"] as const;
const fewestDays = { Y: 365, Q: 90, M: 28, T: 8, W: 7 } as const;
const monthsOf = { Y: 12, Q: 3, M: 1 } as const;

/**
 * Covers every bucket of every period with the longest spans that lie wholly in it, and days at its ragged edges; with
 * `fromBeginning` also what lies before the first bucket, as bucket −1. Null where days are needed and `levels` have none.
 */
export function spansOf(
  periods: readonly TimeBuckets[],
  levels: readonly Level[],
  fromBeginning: boolean,
): Span[] | null {
  const spans: Span[] = [];
  for (const [p, buckets] of periods.entries()) {
    const add = (b: number, from: string, to: string) =>
      cover(dayNumber(from), dayNumber(to), levels, 0, (level, lo, hi) => spans.push({ p, b, level, lo, hi }));
    if (fromBeginning) add(-1, beginning, buckets.starts[0] ?? buckets.to);
    for (const [b, from] of buckets.starts.entries()) add(b, from, bucketEnd(buckets, b));
  }
  return spans.every(({ level }) => levels.includes(level)) ? spans : null;
}

/** Adds the spans of `from` to `to`, of the levels from `longest` on. */
function cover(
  from: number,
  to: number,
  levels: readonly Level[],
  longest: number,
  add: (level: Level, lo: number, hi: number) => void,
): void {
  if (from >= to) return;
  for (let i = longest; i < longestFirst.length; i += 1) {
    const level = longestFirst[i];
    if (!level || !levels.includes(level) || to - from < fewestDays[level]) continue;
    const lo = firstStart(from, level);
    const hi = lastStart(to, level);
    if (lo >= hi) continue;
    cover(from, lo, levels, i + 1, add);
    add(level, lo, hi);
    cover(hi, to, levels, i + 1, add);
    return;
  }
  add("D", from, to);
}

type LongLevel = (typeof longestFirst)[number];

/** The first day, `day` or later, on which a span of `level` starts. */
function firstStart(day: number, level: LongLevel): number {
  const start = lastStart(day, level);
  if (start === day) return day;
  if (level === "W") return start + 7;
  return level === "T" ? lastStart(start + 11, "T") : monthStart(start, monthsOf[level], 1);
}

/** The last day, `day` or earlier, on which a span of `level` starts; weeks start on Monday. */
function lastStart(day: number, level: LongLevel): number {
  if (level === "W") return day - ((((day + 3) % 7) + 7) % 7);
  if (level === "T") {
    const month = monthStart(day, 1, 0);
    return month + Math.min(Math.floor((day - month) / 10), 2) * 10;
  }
  return monthStart(day, monthsOf[level], 0);
}

const millisecondsADay = 86_400_000;

/** The start of the span of `months` months around `day`, or of the `later`th after it. */
function monthStart(day: number, months: number, later: number): number {
  const date = new Date(day * millisecondsADay);
  const month = Math.floor(date.getUTCMonth() / months) * months + later * months;
  return Date.UTC(date.getUTCFullYear(), month, 1) / millisecondsADay;
}
