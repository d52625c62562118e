import { demand, demandFigures, total } from "./finite.ts";

export type Pareto = {
  /** Labels, most frequent first; equal counts by label. */
  readonly order: readonly string[];
  readonly freq: readonly number[];
  /** Per cent of all, and added up from the top. */
  readonly percent: readonly number[];
  readonly cum_percent: readonly number[];
  /** The smallest prefix that reaches the threshold. */
  readonly vital_few: readonly string[];
};

const rounding = 1e-9;

/** The Pareto table of counts by label (Juran 1951); `vital_few_threshold` in per cent. Throws BAD_INPUT `statistics_unfit`. */
export function pareto(counts: Readonly<Record<string, number>>, vital_few_threshold = 80): Pareto {
  const rows = Object.entries(counts).toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const freq = rows.map(([, count]) => count);
  demandFigures(freq, "counts", 0);
  const sum = total(freq);
  demand(sum > 0, "counts");
  const percent = freq.map((count) => (100 * count) / sum);
  let added = 0;
  const cum_percent = freq.map((count) => (100 * (added += count)) / sum);
  const reached = cum_percent.findIndex((value) => value >= vital_few_threshold - rounding);
  const order = rows.map(([label]) => label);
  return { order, freq, percent, cum_percent, vital_few: order.slice(0, reached < 0 ? order.length : reached + 1) };
}
