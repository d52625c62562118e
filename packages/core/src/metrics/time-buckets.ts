import { addDays, addMonths, daysBetween } from "../time/business-day.ts";
import { springFestival } from "../time/spring-festival.ts";
import type { Comparison, DayRange, Grain } from "./metric-query.ts";

/** A range cut into buckets: `names` are the buckets' first days, `starts` the same clipped to the range; `to` ends the last. */
export type TimeBuckets = {
  readonly names: readonly (string | null)[];
  readonly starts: readonly string[];
  readonly to: string;
};

/** The buckets of `range` at `grain`, empty ones included; without a grain one bucket without a name. */
export function timeBuckets(range: DayRange, grain: Grain | null): TimeBuckets {
  if (!grain) return { names: [null], starts: [range.from], to: range.to };
  const names: string[] = [];
  for (let day = bucketStart(range.from, grain); day < range.to; day = nextBucket(day, grain)) names.push(day);
  return { names, starts: names.map((name) => (name < range.from ? range.from : name)), to: range.to };
}

/** The first day of the bucket in which `day` falls; weeks are ISO weeks and begin on Monday. */
export function bucketStart(day: string, grain: Grain): string {
  if (grain === "DAY") return day;
  if (grain === "WEEK") return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
  const [year = "", month = "01"] = day.split("-");
  if (grain === "YEAR") return `${year}-01-01`;
  const first = grain === "MONTH" ? Number(month) : Math.floor((Number(month) - 1) / 3) * 3 + 1;
  return `${year}-${String(first).padStart(2, "0")}-01`;
}

/** The first day of the bucket after the one that begins on `start`. */
export function nextBucket(start: string, grain: Grain): string {
  if (grain === "DAY") return addDays(start, 1);
  if (grain === "WEEK") return addDays(start, 7);
  return addMonths(start, { MONTH: 1, QUARTER: 3, YEAR: 12 }[grain]);
}

/** The last day of bucket `index`, exclusive. */
export function bucketEnd(buckets: TimeBuckets, index: number): string {
  return buckets.starts[index + 1] ?? buckets.to;
}

/** The same buckets, each moved to the days that it is compared with. */
export function comparedBuckets(buckets: TimeBuckets, comparison: Comparison, grain: Grain | null): TimeBuckets {
  const move = mover(buckets, comparison, grain);
  return { names: buckets.names, starts: buckets.starts.map(move), to: move(buckets.to) };
}

function mover(buckets: TimeBuckets, comparison: Comparison, grain: Grain | null): (day: string) => string {
  const from = buckets.starts[0] ?? buckets.to;
  if (comparison === "PREVIOUS_YEAR") {
    // Whole weeks back keep each weekday beside its own kind.
    return grain === "WEEK" || grain === "DAY" ? (day) => addDays(day, -364) : (day) => addMonths(day, -12);
  }
  if (comparison === "LUNAR_NEW_YEAR") {
    const year = Number(addDays(buckets.to, -1).slice(0, 4));
    const shift = daysBetween(springFestival(year), springFestival(year - 1));
    return (day) => addDays(day, shift);
  }
  // Buckets of days and weeks keep their length; months move as months.
  const months = grain === "DAY" || grain === "WEEK" ? 0 : wholeMonths(from, buckets.to);
  if (months > 0) return (day) => addMonths(day, -months);
  const days = daysBetween(from, buckets.to);
  const whole = grain === "WEEK" ? Math.ceil(days / 7) * 7 : days;
  return (day) => addDays(day, -whole);
}

/** How many whole calendar months a range is, or 0 if it is not. */
function wholeMonths(from: string, to: string): number {
  if (!from.endsWith("-01") || !to.endsWith("-01")) return 0;
  return (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
}
