import { npsInterval } from "../statistics/nps-interval.ts";
import { poissonInterval } from "../statistics/observed-expected.ts";
import { wilsonInterval } from "../statistics/wilson.ts";
import { DurationHistogram } from "./histogram.ts";
import type { Metric } from "./metric.ts";
import type { MetricValue } from "./metric-query.ts";

/** The additive parts of one figure. */
export type Parts = {
  n: number;
  hits: number;
  amount: number;
  /** Made when the first duration comes, for most figures have none. */
  histogram: DurationHistogram | null;
  readonly excluded: Map<string, number>;
};

export const noParts = (): Parts => ({
  n: 0,
  hits: 0,
  amount: 0,
  histogram: null,
  excluded: new Map(),
});

export type PartsRow = {
  readonly outcome: string;
  readonly packed: string | null;
  readonly n: number;
  readonly hits: number;
  readonly amount: number;
};

/** Adds one row of sums: counted units to the figure, all others to what was excluded. */
export function addParts(parts: Parts, row: PartsRow): void {
  if (row.outcome !== "counted") {
    parts.excluded.set(row.outcome, (parts.excluded.get(row.outcome) ?? 0) + row.n);
    return;
  }
  parts.n += row.n;
  parts.hits += row.hits;
  parts.amount += row.amount;
  if (row.packed) (parts.histogram ??= new DurationHistogram()).addPacked(row.packed);
}

export type Numbers = Pick<
  MetricValue,
  "value" | "numerator" | "denominator" | "mean" | "median" | "p90" | "low" | "high"
>;

export const nothing: Numbers = {
  value: null,
  numerator: null,
  denominator: null,
  mean: null,
  median: null,
  p90: null,
  low: null,
  high: null,
};

/**
 * The figure that `parts` make; `total` is the denominator of a share, or the unit-months of a rate (null: not known).
 * Empty is null, and so is a rate below its minimum n.
 */
export function evaluate(metric: Metric, parts: Parts, total: number | null): Numbers {
  const enough = parts.n > 0 && parts.n >= metric.minimumN;
  switch (metric.figure) {
    case "count":
    case "stock":
      return { ...nothing, value: parts.n, numerator: parts.n };
    case "share":
      return proportion(parts.n, total ?? 0, (total ?? 0) > 0);
    case "ratio":
      return {
        ...proportion(parts.hits, parts.n, enough),
        mean: metric.hasMean && enough ? scaled(parts.amount) / parts.n : null,
      };
    case "sum":
      return { ...nothing, value: parts.n > 0 ? parts.amount : null, numerator: parts.amount };
    case "perHundred":
      return hundredfold(parts);
    case "rate":
      return thousandfold(parts.n, total);
    // Of a cohort whose lives are not known only the counts are told.
    case "cumulative":
      return { ...nothing, numerator: parts.n };
    case "perMachine":
      return { ...nothing, numerator: scaled(parts.amount) };
    case "netScore":
      return netScore(parts, enough);
    case "average":
      return averageOf(parts, enough);
    case "duration":
      return durationOf(parts, enough);
  }
}

/** Money and scores are stored in hundredths. */
const scaled = (amount: number) => amount / 100;

function averageOf({ n, amount }: Parts, enough: boolean): Numbers {
  const sums = { ...nothing, numerator: scaled(amount), denominator: n };
  return enough ? { ...sums, value: scaled(amount) / n, mean: scaled(amount) / n } : sums;
}

function durationOf({ n, amount, histogram }: Parts, enough: boolean): Numbers {
  const sums = { ...nothing, numerator: amount, denominator: n };
  if (!enough) return sums;
  const interval = histogram?.meanInterval(n, amount) ?? null;
  return {
    ...sums,
    value: amount / n,
    mean: amount / n,
    median: histogram?.quantile(0.5, n, amount) ?? null,
    p90: histogram?.quantile(0.9, n, amount) ?? null,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  };
}

function proportion(hits: number, trials: number, enough: boolean): Numbers {
  const parts = { ...nothing, numerator: hits, denominator: trials };
  const interval = enough ? wilsonInterval(hits, trials) : null;
  return interval ? { ...parts, value: hits / trials, low: interval.low, high: interval.high } : parts;
}

/** Events for each hundred units with the exact Poisson interval of the count. */
function hundredfold({ hits, n }: Parts): Numbers {
  const parts = { ...nothing, numerator: hits, denominator: n };
  if (n <= 0) return parts;
  const { low, high } = poissonInterval(hits);
  return { ...parts, value: (100 * hits) / n, low: (100 * low) / n, high: (100 * high) / n };
}

/** Events for each thousand units and month in service, with the exact Poisson interval of the count. */
function thousandfold(n: number, unitMonths: number | null): Numbers {
  const parts = { ...nothing, numerator: n, denominator: unitMonths };
  if (unitMonths === null || unitMonths <= 0) return parts;
  const { low, high } = poissonInterval(n);
  const scale = 1000 / unitMonths;
  return { ...parts, value: scale * n, low: scale * low, high: scale * high };
}

/** Promoters stand in the hits; the amount is promoters less detractors. */
function netScore({ n, hits, amount }: Parts, enough: boolean): Numbers {
  const parts = { ...nothing, numerator: scaled(amount), denominator: n };
  if (!enough) return parts;
  const detractors = hits - scaled(amount);
  const interval = npsInterval(hits, n - hits - detractors, detractors);
  return { ...parts, value: scaled(amount) / n, low: interval?.low ?? null, high: interval?.high ?? null };
}
