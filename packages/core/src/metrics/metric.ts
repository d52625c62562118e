import type { UnitRelation } from "./rollup.ts";

/** A text in both languages of the product. */
export type Words = { readonly zh: string; readonly en: string };

/** How units become a figure. */
export type Figure = "count" | "share" | "ratio" | "duration" | "average";

/**
 * What a metric is: the one record from which SQL, GraphQL, tile, chart, export and glossary are made.
 * Rates are 0–1, durations seconds, money the installation's currency.
 */
export type Metric = {
  readonly name: Words;
  readonly definition: Words;
  readonly anchor: Words;
  readonly unit: "COUNT" | "RATE" | "SECONDS" | "MONEY";
  readonly better: "HIGHER" | "LOWER" | "NEITHER";
  readonly of: UnitRelation;
  readonly figure: Figure;
  /** Below this n the value is null; n and the parts are still given. */
  readonly minimumN: number;
  readonly interval: "wilson" | "meanOfHistogram" | null;
  /** Whether the mean of the amounts is a figure of its own (a mean score). */
  readonly hasMean: boolean;
  /** Windows in days that may be asked, the first is the default. */
  readonly windows: readonly number[];
  /** Reasons for which a unit is listed but not counted. */
  readonly exclusions: readonly string[];
  /** Where the definition or formula comes from. */
  readonly source: string;
};

type Given = Pick<Metric, "name" | "definition" | "anchor" | "of" | "source"> & Partial<Metric>;

const usual = { better: "NEITHER", minimumN: 1, interval: null, hasMean: false, windows: [], exclusions: [] } as const;

/** How many units. */
export const count = (given: Given): Metric => ({ ...usual, unit: "COUNT", figure: "count", ...given });
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
/** Amount ÷ units. */
export const average = (given: Given): Metric => ({ ...usual, unit: "MONEY", figure: "average", ...given });
