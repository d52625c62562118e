import betaCdf from "@stdlib/stats-base-dists-beta-cdf";
import { meanMovingRange, outside, rangeOfTwo, type ControlChart } from "./control-charts.ts";
import { demand, demandFigures, total } from "./finite.ts";

export type GChart = {
  /** The mean gap of the baseline, the chance of an event it means, and the gaps' standard deviation. */
  readonly cl: number;
  readonly p: number;
  readonly sd: number;
  readonly ucl_3s: number;
  /** Always 0: three standard deviations below the mean there is nothing. */
  readonly lcl_3s: number;
  /** P(G ≤ g) of each gap: small where events came too soon. */
  readonly p_lower: readonly number[];
  /** Of the last eight gaps together, negative binomial; null where there are fewer. */
  readonly sum_last8: number | null;
  readonly p_sum_last8: number | null;
};

const [sigmas, lastGaps] = [3, 8];

/**
 * Units without event between two events, geometric from 0 on (Benneyan 2001); the chance of an event from the first
 * `baseline_n` gaps. Exact lower tails, by which a rising rate is seen.
 */
export function gChart(gaps: readonly number[], baseline_n: number = gaps.length): GChart {
  demandFigures(gaps, "gaps", 0);
  demand(Number.isInteger(baseline_n) && baseline_n >= 1 && baseline_n <= gaps.length, "baseline_n");
  const cl = total(gaps.slice(0, baseline_n)) / baseline_n;
  const p = 1 / (cl + 1);
  const sd = Math.sqrt(cl * (cl + 1));
  const sum = gaps.length < lastGaps ? null : total(gaps.slice(-lastGaps));
  return {
    cl,
    p,
    sd,
    ucl_3s: cl + sigmas * sd,
    lcl_3s: Math.max(0, cl - sigmas * sd),
    p_lower: gaps.map((gap) => (p === 1 ? 1 : -Math.expm1((gap + 1) * Math.log1p(-p)))),
    sum_last8: sum,
    p_sum_last8: sum === null ? null : betaCdf(p, lastGaps, sum + 1),
  };
}

// Exponential times to this power are nearly normal (Nelson 1994).
const power = 1 / 3.6;

/** Times between events, made nearly normal by the power 1 ÷ 3.6 (Nelson 1994), with moving-range limits taken back. */
export function tChart(gaps: readonly number[]): ControlChart {
  demandFigures(gaps, "gaps", 0);
  demand(gaps.length > 1, "gaps");
  const y = gaps.map((gap) => gap ** power);
  const centre = total(y) / y.length;
  const width = (sigmas * meanMovingRange(y)) / rangeOfTwo;
  const back = (value: number) => Math.max(0, value) ** (1 / power);
  const [lcl, ucl] = [back(centre - width), back(centre + width)];
  return { cl: back(centre), lcl, ucl, violations_1based: outside(gaps, () => [lcl, ucl]) };
}
