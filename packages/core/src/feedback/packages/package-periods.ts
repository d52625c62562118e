import { bucketStart, nextBucket } from "../../metrics/time-buckets.ts";
import type { DayRange, Grain } from "../../metrics/metric-query.ts";
import { DomainError } from "../../errors.ts";
import { addDays, type BusinessDay } from "../../time/business-day.ts";
import type { PackageGrain } from "./package-document.ts";

/** The days of the period that begins on `from`. Throws BAD_INPUT `package_period_unfit` for a day that begins none, or lies ahead. */
export function periodOf(grain: PackageGrain, from: BusinessDay, today: BusinessDay): DayRange {
  if (bucketStart(from, grain) !== from || from > today) {
    throw new DomainError("BAD_INPUT", "package_period_unfit", { day: from, before: bucketStart(from, grain) });
  }
  return { from, to: nextBucket(from, grain) };
}

/** The last period that had ended when `today` began. */
export function lastEnded(grain: PackageGrain, today: BusinessDay): DayRange {
  const to = bucketStart(today, grain);
  return { from: bucketStart(addDays(to, -1), grain), to };
}

/** The periods that ended after the one that began on `last`, the oldest first, `most` of the latest of them. */
export function endedSince(
  grain: PackageGrain,
  last: BusinessDay,
  { today, most }: { today: BusinessDay; most: number },
): DayRange[] {
  const ended: DayRange[] = [];
  for (let from = nextBucket(last, grain); nextBucket(from, grain) <= today; from = nextBucket(from, grain)) {
    ended.push({ from, to: nextBucket(from, grain) });
  }
  return ended.slice(-most);
}

/** The year of periods that ends with one, for its course: whole buckets of its own kind. */
export function courseOf(
  grain: PackageGrain,
  { from, to }: DayRange,
): { readonly range: DayRange; readonly grain: Grain } {
  const buckets = 13;
  let first = from;
  for (let back = 1; back < buckets; back += 1) first = bucketStart(addDays(first, -1), grain);
  return { range: { from: first, to }, grain };
}
