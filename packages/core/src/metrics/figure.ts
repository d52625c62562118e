import { wilsonInterval } from "../statistics/wilson.ts";
import { DurationHistogram } from "./histogram.ts";
import type { Metric } from "./metric.ts";
import type { MetricValue } from "./metric-query.ts";

/** The additive parts of one figure. */
export type Parts = {
  n: number;
  hits: number;
  amount: number;
  readonly histogram: DurationHistogram;
  readonly excluded: Map<string, number>;
};

export const noParts = (): Parts => ({
  n: 0,
  hits: 0,
  amount: 0,
  histogram: new DurationHistogram(),
  excluded: new Map(),
});

export type PartsRow = { outcome: string; bucket: number | null; n: number; hits: number; amount: number };

/** Adds one row of sums: counted units to the figure, all others to what was excluded. */
export function addParts(parts: Parts, row: PartsRow): void {
  if (row.outcome !== "counted") {
    parts.excluded.set(row.outcome, (parts.excluded.get(row.outcome) ?? 0) + row.n);
    return;
  }
  parts.n += row.n;
  parts.hits += row.hits;
  parts.amount += row.amount;
  if (row.bucket !== null) parts.histogram.add({ bucket: row.bucket, n: row.n, sum: row.amount });
}

type Numbers = Pick<MetricValue, "value" | "numerator" | "denominator" | "mean" | "median" | "p90" | "low" | "high">;

const nothing: Numbers = {
  value: null,
  numerator: null,
  denominator: null,
  mean: null,
  median: null,
  p90: null,
  low: null,
  high: null,
};

/** The figure that `parts` make; `total` is the denominator of a share. Empty is null, and so is a rate below its minimum n. */
export function evaluate(metric: Metric, parts: Parts, total: number): Numbers {
  if (metric.figure === "count") return { ...nothing, value: parts.n, numerator: parts.n };
  const enough = parts.n >= metric.minimumN;
  if (metric.figure === "share") return proportion(parts.n, total, total > 0);
  if (metric.figure === "ratio") {
    const mean = metric.hasMean && enough && parts.n > 0 ? parts.amount / parts.n : null;
    return { ...proportion(parts.hits, parts.n, enough), mean };
  }
  const sums = { numerator: parts.amount, denominator: parts.n };
  if (parts.n === 0 || !enough) return { ...nothing, ...sums };
  const mean = parts.amount / parts.n;
  if (metric.figure === "average") return { ...nothing, ...sums, value: mean, mean };
  const interval = parts.histogram.meanInterval();
  return {
    ...sums,
    value: mean,
    mean,
    median: parts.histogram.quantile(0.5),
    p90: parts.histogram.quantile(0.9),
    low: interval?.low ?? null,
    high: interval?.high ?? null,
  };
}

function proportion(hits: number, trials: number, enough: boolean): Numbers {
  const parts = { ...nothing, numerator: hits, denominator: trials };
  const interval = enough ? wilsonInterval(hits, trials) : null;
  return interval ? { ...parts, value: hits / trials, low: interval.low, high: interval.high } : parts;
}
