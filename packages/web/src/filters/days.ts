import type { Grain } from "../gql/graphql.ts";

const millisecondsADay = 86_400_000;

/** Business days are plain YYYY-MM-DD: no zone is applied to them anywhere in the browser. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/u.test(text) && !Number.isNaN(Date.parse(text)) && dayOf(new Date(text)) === text;
}

/** Whether `text` is an instant as the server writes them: 2026-07-01T05:30:00.000Z. */
export function isInstant(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/u.test(text) && !Number.isNaN(Date.parse(text));
}

export function addDays(day: string, days: number): string {
  return dayOf(new Date(Date.parse(day) + days * millisecondsADay));
}

export function addMonths(day: string, months: number): string {
  const date = new Date(day);
  return dayOf(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1)));
}

export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / millisecondsADay);
}

/** The first day of the bucket a day lies in; weeks are ISO weeks. */
export function bucketOf(day: string, grain: Grain): string {
  const date = new Date(day);
  const month = date.getUTCMonth();
  if (grain === "DAY") return day;
  if (grain === "WEEK") return addDays(day, -((date.getUTCDay() + 6) % 7));
  if (grain === "MONTH") return addMonths(day, 0);
  if (grain === "QUARTER") return addMonths(day, -(month % 3));
  return addMonths(day, -month);
}

export function nextBucket(bucket: string, grain: Grain): string {
  if (grain === "DAY") return addDays(bucket, 1);
  if (grain === "WEEK") return addDays(bucket, 7);
  if (grain === "MONTH") return addMonths(bucket, 1);
  return addMonths(bucket, grain === "QUARTER" ? 3 : 12);
}

/** Every bucket of a range, so that a week in which nothing happened is drawn as a week. */
export function bucketsOf(range: { from: string; to: string }, grain: Grain): string[] {
  const buckets: string[] = [];
  for (let bucket = bucketOf(range.from, grain); bucket < range.to; bucket = nextBucket(bucket, grain))
    buckets.push(bucket);
  return buckets;
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
