import type { Unit } from "./unit.ts";

/** A text in both languages of the product. */
export type Words = { readonly zh: string; readonly en: string };

/** How units become a figure. */
export type Figure =
  | "count"
  | "share"
  | "ratio"
  | "duration"
  | "average"
  | "stock"
  | "sum"
  | "perHundred"
  | "netScore"
  | "rate"
  | "cumulative"
  | "perMachine";

/**
 * What a request may choose of a metric: each value stands for a variant of its units, `per` for the time to which a rate
 * is referred. The first is the default.
 */
export type Choice =
  | { readonly name: "windowDays" | "byDay" | "atMonths"; readonly values: readonly number[] }
  | { readonly name: "clock"; readonly values: readonly ["CALENDAR", "BUSINESS"] }
  | { readonly name: "per"; readonly values: readonly ["MONTH", "YEAR"] }
  | { readonly name: "aspect"; readonly values: readonly string[] };

/**
 * What a metric is: the one record from which SQL, GraphQL, tile, chart, export and glossary are made.
 * Rates are 0–1, durations seconds, money the installation's currency.
 */
export type Metric = {
  readonly name: Words;
  readonly definition: Words;
  readonly anchor: Words;
  readonly unit: "COUNT" | "RATE" | "SECONDS" | "MONEY" | "PER_HUNDRED" | "PER_THOUSAND";
  readonly better: "HIGHER" | "LOWER" | "NEITHER";
  readonly of: Unit;
  readonly figure: Figure;
  /** Below this n the value is null; n and the parts are still given. */
  readonly minimumN: number;
  readonly interval: "wilson" | "meanOfHistogram" | "poisson" | "multinomial" | "meanCumulative" | null;
  /** Whether the mean of the amounts is a figure of its own (a mean score). */
  readonly hasMean: boolean;
  readonly choice: Choice | null;
  /** The variant of the units that is meant where there is no choice. */
  readonly param: number;
  /** Reasons for which a unit is listed but not counted. */
  readonly exclusions: readonly string[];
  /** Where the definition or formula comes from. */
  readonly source: string;
};

type Given = Pick<Metric, "name" | "definition" | "anchor" | "of" | "source"> & Partial<Metric>;

const usual = {
  better: "NEITHER",
  minimumN: 1,
  interval: null,
  hasMean: false,
  choice: null,
  param: 0,
  exclusions: [],
} as const;

/** How many units. */
export const count = (given: Given): Metric => ({ ...usual, unit: "COUNT", figure: "count", ...given });
/** How many units are open at the end of the last day: what opened less what closed, ever since. */
export const stock = (given: Given): Metric => ({
  ...usual,
  unit: "COUNT",
  figure: "stock",
  better: "LOWER",
  ...given,
});
/** Units of a cell ÷ units of all cells in the filter. */
export const share = (given: Given): Metric => ({
  ...usual,
  unit: "RATE",
  figure: "share",
  interval: "wilson",
  ...given,
});
/** Hits ÷ units. */
export const ratio = (given: Given): Metric => ({
  ...usual,
  unit: "RATE",
  figure: "ratio",
  interval: "wilson",
  ...given,
});
/** Seconds a unit: mean, median and p90 from a log-bucket histogram. */
export const duration = (given: Given): Metric => ({
  ...usual,
  unit: "SECONDS",
  figure: "duration",
  better: "LOWER",
  interval: "meanOfHistogram",
  ...given,
});
/** The sum of the amounts: seconds. */
export const total = (given: Given): Metric => ({ ...usual, unit: "SECONDS", figure: "sum", ...given });
/** Amount ÷ units: money. */
export const average = (given: Given): Metric => ({ ...usual, unit: "MONEY", figure: "average", ...given });
/** Hits for each hundred units. */
export const perHundred = (given: Given): Metric => ({
  ...usual,
  unit: "PER_HUNDRED",
  figure: "perHundred",
  better: "LOWER",
  interval: "poisson",
  ...given,
});
/** Units for each thousand machines in service and month (or year): the count by the time that machines were exposed. */
export const rate = (given: Given): Metric => ({
  ...usual,
  unit: "PER_THOUSAND",
  figure: "rate",
  better: "LOWER",
  interval: "poisson",
  choice: { name: "per", values: ["MONTH", "YEAR"] },
  ...given,
});
const atMonths: Choice = { name: "atMonths", values: [12, 3, 6, 24, 36] };

/** Units for each thousand machines of a cohort up to an age: the mean cumulative function of those that reached it. */
export const cumulative = (given: Given): Metric => ({
  ...usual,
  unit: "PER_THOUSAND",
  figure: "cumulative",
  better: "LOWER",
  interval: "meanCumulative",
  choice: atMonths,
  ...given,
});
/** Amount up to an age ÷ machines of a cohort: money. */
export const perMachine = (given: Given): Metric => ({
  ...usual,
  unit: "MONEY",
  figure: "perMachine",
  better: "LOWER",
  choice: atMonths,
  ...given,
});
/** Whether a metric's buckets are cohorts of machines sold, whose whole lives tell its figure. */
export const isOfCohorts = ({ figure }: Pick<Metric, "figure">): boolean =>
  figure === "cumulative" || figure === "perMachine";
/** Share of promoters less share of detractors. */
export const netScore = (given: Given): Metric => ({
  ...usual,
  unit: "RATE",
  figure: "netScore",
  better: "HIGHER",
  interval: "multinomial",
  ...given,
});
