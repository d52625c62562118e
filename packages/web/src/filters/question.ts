import type { Comparison, DateRangeInput, DimensionFilterInput, Grain } from "../gql/graphql.ts";
import { knownDayOf } from "../known/known-day.ts";
import { endOfDay } from "../known/end-of-day.ts";
import { addDays, addMonths, bucketOf, daysBetween } from "./days.ts";
import { dimensions, type ComparisonKey, type Period, type Search } from "./search.ts";

export const defaultPeriod: Period = "12w";
const defaultComparisons: readonly ComparisonKey[] = ["previous", "year"];

const comparisons: Record<ComparisonKey, Comparison> = {
  previous: "PREVIOUS_PERIOD",
  year: "PREVIOUS_YEAR",
  lunar: "LUNAR_NEW_YEAR",
};

/**
 * What every section of a page asks about; `range.to` is the first day no longer included, `asKnownOn` the instant as
 * of which everything is told, null for now.
 */
export type Question = {
  range: DateRangeInput;
  filters: DimensionFilterInput[];
  compare: Comparison[];
  asKnownOn: string | null;
};

type Known = { today: string; dataFrom: string | null };

export function questionOf(search: Search, known: Known & { timeZone: string }): Question {
  const day = knownDayOf(search, known);
  return {
    range: rangeOf(search, known),
    filters: dimensions.flatMap((dimension) => {
      const keys = search[dimension];
      return keys === undefined ? [] : [{ dimension, in: keys }];
    }),
    compare: comparisonsOf(search).map((key) => comparisons[key]),
    asKnownOn: search.knownAt ?? (day === null ? null : endOfDay(day, known.timeZone)),
  };
}

export function comparisonsOf(search: Search): readonly ComparisonKey[] {
  return search.compare ?? defaultComparisons;
}

/** A period is that of the day as of which the page is told: nothing was known of later ones. */
export function rangeOf(search: Search, known: Known): DateRangeInput {
  if (search.from !== undefined && search.until !== undefined)
    return { from: search.from, to: addDays(search.until, 1) };
  const today = knownDayOf(search, known) ?? known.today;
  return periodRange(search.period ?? defaultPeriod, { ...known, today });
}

/** Weeks are whole ISO weeks, the running one included, so that only the last bucket is short. */
export function periodRange(period: Period, { today, dataFrom }: Known): DateRangeInput {
  const to = addDays(today, 1);
  const month = bucketOf(today, "MONTH");
  const year = bucketOf(today, "YEAR");
  switch (period) {
    case "4w":
      return { from: weeksBack(today, 4), to };
    case "12w":
      return { from: weeksBack(today, 12), to };
    case "26w":
      return { from: weeksBack(today, 26), to };
    case "52w":
      return { from: weeksBack(today, 52), to };
    case "thisMonth":
      return { from: month, to };
    case "lastMonth":
      return { from: addMonths(month, -1), to: month };
    case "thisQuarter":
      return { from: bucketOf(today, "QUARTER"), to };
    case "thisYear":
      return { from: year, to };
    case "lastYear":
      return { from: addMonths(year, -12), to: year };
    case "all":
      return { from: dataFrom !== null && dataFrom < to ? dataFrom : year, to };
  }
}

/** Fine enough to show a course, coarse enough to be drawn: at most about 160 buckets. */
export function grainOf(range: DateRangeInput): Grain {
  const days = daysBetween(range.from, range.to);
  if (days <= 35) return "DAY";
  return days <= 7 * 160 ? "WEEK" : "MONTH";
}

/** A year of weeks that ends where the range ends, or the whole range where that is longer. */
export function trendRange(range: DateRangeInput): DateRangeInput {
  const year = weeksBack(addDays(range.to, -1), 52);
  return { from: range.from < year ? range.from : year, to: range.to };
}

/** Three years of whole months that end with the range, for cohorts: what was sold of late has not reached its age. */
export function cohortRange(range: DateRangeInput): DateRangeInput {
  const to = addMonths(addDays(range.to, -1), 1);
  const from = addMonths(to, -36);
  return { from: range.from < from ? bucketOf(range.from, "MONTH") : from, to };
}

function weeksBack(day: string, weeks: number): string {
  return addDays(bucketOf(day, "WEEK"), -7 * (weeks - 1));
}
