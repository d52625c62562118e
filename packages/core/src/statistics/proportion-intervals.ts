import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";
import { demand } from "./finite.ts";
import { z95 } from "./wilson.ts";

type Pair = readonly [number, number];
export type ProportionIntervals = {
  readonly x: number;
  readonly n: number;
  readonly wilson: Pair;
  readonly wilson_cc: Pair;
  readonly clopper_pearson: Pair;
  readonly jeffreys: Pair;
};

/** 95 % intervals of a proportion x ÷ n (Newcombe 1998; Jeffreys as Brown, Cai & DasGupta 2001). */
export function proportionIntervals(x: number, n: number): ProportionIntervals {
  demand(Number.isInteger(x) && Number.isInteger(n) && x >= 0 && x <= n && n > 0, "x, n");
  const [tail, rest] = [0.025, n - x];
  return {
    x,
    n,
    wilson: wilsonScore(x, n),
    wilson_cc: wilsonCorrected(x, n),
    clopper_pearson: [
      x === 0 ? 0 : betaQuantile(tail, x, rest + 1),
      rest === 0 ? 1 : betaQuantile(1 - tail, x + 1, rest),
    ],
    jeffreys: [
      x === 0 ? 0 : betaQuantile(tail, x + 0.5, rest + 0.5),
      rest === 0 ? 1 : betaQuantile(1 - tail, x + 0.5, rest + 0.5),
    ],
  };
}

function wilsonScore(x: number, n: number): Pair {
  const [p, z2] = [x / n, z95 * z95];
  const centre = 2 * x + z2;
  const width = z95 * Math.sqrt(z2 + 4 * x * (1 - p));
  return [Math.max(0, (centre - width) / (2 * (n + z2))), Math.min(1, (centre + width) / (2 * (n + z2)))];
}

function wilsonCorrected(x: number, n: number): Pair {
  const [p, z2] = [x / n, z95 * z95];
  const low = 2 * x + z2 - 1 - z95 * Math.sqrt(z2 - 2 - 1 / n + 4 * p * (n - x + 1));
  const high = 2 * x + z2 + 1 + z95 * Math.sqrt(z2 + 2 - 1 / n + 4 * p * (n - x - 1));
  return [x === 0 ? 0 : Math.max(0, low / (2 * (n + z2))), x === n ? 1 : Math.min(1, high / (2 * (n + z2)))];
}
