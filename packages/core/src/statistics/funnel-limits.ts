import betaCdf from "@stdlib/stats-base-dists-beta-cdf";
import gammaQuantile from "@stdlib/stats-base-dists-gamma-quantile";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import type { Interval } from "./observed-expected.ts";

/** Between which ratios O ÷ E falls by chance alone, by the chi-square form of the exact Poisson limits. */
export function poissonFunnelLimits(expected: number, level: number): Interval {
  const tail = (1 - level) / 2;
  return {
    low: gammaQuantile(tail, expected, 1) / expected,
    high: gammaQuantile(1 - tail, expected + 1, 1) / expected,
  };
}

/** The upper normal approximation of the same: 1 + z ÷ √E. */
export function approximateFunnelUpper(expected: number, level: number): number {
  return 1 + normalQuantile(1 - (1 - level) / 2, 0, 1) / Math.sqrt(expected);
}

/**
 * Between which ratios to the expected share `chance` the share of `trials` falls by chance alone: exact binomial limits,
 * interpolated between whole numbers (Spiegelhalter 2005, appendix A.1.1). `trials` need not be whole.
 */
export function binomialFunnelLimits(trials: number, chance: number, level: number): Interval {
  const tail = (1 - level) / 2;
  const low = interpolatedLimit(trials, chance, tail);
  // The upper limit of successes is the lower one of failures, so that no tail is taken as 1 − cdf.
  const failures = interpolatedLimit(trials, 1 - chance, tail);
  return { low: low / trials / chance, high: (trials - failures) / trials / chance };
}

/**
 * Limits on O ÷ E when units differ by more than chance: normal, with the variance between units added
 * (Spiegelhalter 2005, 3.4). `variance` is that of O ÷ E by chance.
 */
export function overDispersedLimits(variance: number, between: number, level: number): Interval {
  const spread = normalQuantile(1 - (1 - level) / 2, 0, 1) * Math.sqrt(variance + between);
  return { low: Math.max(0, 1 - spread), high: 1 + spread };
}

/** r − α: r the smallest count with P(X ≤ r) > p, α = (P(X ≤ r) − p) ÷ P(X = r); never below 0. */
function interpolatedLimit(trials: number, chance: number, p: number): number {
  let [below, r] = [-1, Math.floor(trials)];
  while (r - below > 1) {
    const middle = Math.floor((r + below) / 2);
    if (binomialLower(middle, trials, chance) > p) r = middle;
    else below = middle;
  }
  const upTo = binomialLower(r, trials, chance);
  const before = binomialLower(r - 1, trials, chance);
  return Math.max(0, r - (upTo - p) / (upTo - before));
}

/** P(X ≤ count) through the beta distribution. */
function binomialLower(count: number, trials: number, chance: number): number {
  if (count < 0) return 0;
  return count >= trials ? 1 : betaCdf(1 - chance, trials - count, count + 1);
}
