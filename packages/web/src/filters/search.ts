import { MetricKey, type CohortKind, type Dimension, type Grain } from "../gql/graphql.ts";
import { ranks, type Rank } from "../defects/rank-lines.ts";
import { oneOf, textOf, textsOf } from "./address-texts.ts";
import { boardOf, type BoardSearch } from "./board-search.ts";
import { isDay, isInstant } from "./days.ts";

export const periods = [
  "4w",
  "12w",
  "26w",
  "52w",
  "thisMonth",
  "lastMonth",
  "thisQuarter",
  "thisYear",
  "lastYear",
  "all",
] as const;
export type Period = (typeof periods)[number];

export const comparisonKeys = ["previous", "year", "lunar"] as const;
export type ComparisonKey = (typeof comparisonKeys)[number];

export const dimensions = [
  "department",
  "productFamily",
  "productModel",
  "region",
  "defectType",
  "channel",
  "kind",
  "employee",
  "batch",
  "supplierLot",
  "defectFamily",
  "status",
  "priority",
  "source",
] as const satisfies readonly Dimension[];

export const grains = ["DAY", "WEEK", "MONTH", "QUARTER", "YEAR"] as const satisfies readonly Grain[];

/** What a case may be promised, and how far ahead one looks at what is due. */
export const promises = ["reply", "dispatch", "repair"] as const;
export type Promised = (typeof promises)[number];
export const hoursAhead = [8, 24, 72, 168] as const;
export type HoursAhead = (typeof hoursAhead)[number];

/** By what units in service are put together. */
export const cohortKinds = ["PRODUCTION_MONTH", "BATCH", "SALES_MONTH"] as const satisfies readonly CohortKind[];

/** Every metric of the schema. */
export const metricKeys: readonly MetricKey[] = Object.values(MetricKey);

export type DimensionSearch = { [D in Dimension]?: string[] };

/** Everything the address says. What it does not say has a default; what it says wrongly is dropped. */
export type Search = DimensionSearch &
  BoardSearch & {
    period?: Period;
    /** A range of its own instead of a period: first and last day, both included. */
    from?: string;
    until?: string;
    /** The day at whose end figures are told as they were known; absent: as known now. */
    known?: string;
    /** Beside it: the very instant, where a page was told as of one (a department's package). */
    knownAt?: string;
    /** Absent: previous period and last year. Empty: none. */
    compare?: ComparisonKey[];
    /** Overview: the metric drawn over time. */
    trend?: MetricKey;
    /** Defects: the defect type drawn over time. */
    chosen?: string;
    /** Defects: what the Pareto goes by; absent: the count. */
    rank?: Rank;
    /** Cases: the figure whose rows are listed. */
    metric?: MetricKey;
    bucket?: string;
    grain?: Grain;
    cut?: string[];
    outcome?: string;
    /** Cases: the day since whose end the figure's changes are listed, instead of its rows. */
    since?: string;
    /** Cases: words looked for. */
    q?: string;
    /** Reliability: by what cohorts are made; absent: the month of production. */
    by?: CohortKind;
    /** Reliability: the cohorts drawn; absent: those that stand highest. */
    cohort?: string[];
    /** Due: which promise; absent: the reply. */
    promise?: Promised;
    /** Due: within how many hours; absent: 24. */
    within?: HoursAhead;
  };
/** Reads `a=1&b=2&b=3` as lists; what they mean is decided by `searchOf`. */
export function parseAddress(text: string): Record<string, string[]> {
  const address: Record<string, string[]> = {};
  for (const [key, value] of new URLSearchParams(text)) (address[key] ??= []).push(value);
  return address;
}

export function writeAddress(search: Record<string, unknown>): string {
  const address = new URLSearchParams();
  for (const [key, value] of Object.entries(search)) {
    if (key === "compare" && Array.isArray(value) && value.length === 0) address.append(key, "none");
    for (const text of textsOf(value)) address.append(key, text);
  }
  const text = address.toString();
  return text === "" ? "" : `?${text}`;
}

export function searchOf(raw: Record<string, unknown>): Search {
  const search: Search = { ...rangeOf(raw), ...figureOf(raw), ...boardOf(raw) };
  for (const dimension of dimensions) {
    const keys = textsOf(raw[dimension]);
    if (keys.length > 0) search[dimension] = [...new Set(keys)];
  }
  if (raw["compare"] !== undefined)
    search.compare = textsOf(raw["compare"]).flatMap((text) => oneOf(comparisonKeys, text) ?? []);
  const known = textOf(raw["known"]);
  if (known !== undefined && isDay(known)) {
    search.known = known;
    const knownAt = textOf(raw["knownAt"]);
    if (knownAt !== undefined && isInstant(knownAt)) search.knownAt = knownAt;
  }
  const trend = oneOf(metricKeys, textOf(raw["trend"]));
  if (trend !== undefined) search.trend = trend;
  const chosen = textOf(raw["chosen"]);
  if (chosen !== undefined) search.chosen = chosen;
  const rank = oneOf(ranks, textOf(raw["rank"]));
  if (rank !== undefined && rank !== "count") search.rank = rank;
  const words = textOf(raw["q"]);
  if (words !== undefined) search.q = words;
  const by = oneOf(cohortKinds, textOf(raw["by"]));
  if (by !== undefined) search.by = by;
  const cohorts = textsOf(raw["cohort"]);
  if (cohorts.length > 0) search.cohort = [...new Set(cohorts)];
  const promise = oneOf(promises, textOf(raw["promise"]));
  if (promise !== undefined) search.promise = promise;
  const within = hoursAhead.find((hours) => String(hours) === textOf(raw["within"]));
  if (within !== undefined) search.within = within;
  return search;
}

/** What stays when one goes from page to page: the filters, not the page's own choices. */
export function filtersOnly({
  trend: _t,
  chosen: _c,
  rank: _r,
  metric: _m,
  bucket: _b,
  grain: _g,
  cut: _k,
  outcome: _o,
  since: _s,
  q: _q,
  promise: _p,
  within: _w,
  by: _y,
  cohort: _d,
  view: _v,
  whose: _h,
  only: _n,
  closed: _e,
  issue: _i,
  ...filters
}: Search): Search {
  return filters;
}

export function withoutDimensions(search: Search): Search {
  const kept = { ...search };
  for (const dimension of dimensions) delete kept[dimension];
  return kept;
}

function rangeOf(raw: Record<string, unknown>): Pick<Search, "period" | "from" | "until"> {
  const from = textOf(raw["from"]);
  const until = textOf(raw["until"]);
  if (from !== undefined && until !== undefined && isDay(from) && isDay(until) && from <= until) return { from, until };
  const period = oneOf(periods, textOf(raw["period"]));
  return period === undefined ? {} : { period };
}

function figureOf(
  raw: Record<string, unknown>,
): Pick<Search, "metric" | "bucket" | "grain" | "cut" | "outcome" | "since"> {
  const metric = oneOf(metricKeys, textOf(raw["metric"]));
  if (metric === undefined) return {};
  const bucket = textOf(raw["bucket"]);
  const grain = oneOf(grains, textOf(raw["grain"]));
  const cut = textsOf(raw["cut"]);
  const outcome = textOf(raw["outcome"]);
  const since = textOf(raw["since"]);
  return {
    metric,
    ...(bucket !== undefined && isDay(bucket) && grain !== undefined ? { bucket, grain } : {}),
    ...(cut.length > 0 ? { cut } : {}),
    ...(outcome === undefined ? {} : { outcome }),
    ...(since !== undefined && isDay(since) ? { since } : {}),
  };
}
