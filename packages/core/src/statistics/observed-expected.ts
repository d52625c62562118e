import gammaCdf from "@stdlib/stats-base-dists-gamma-cdf";
import gammaQuantile from "@stdlib/stats-base-dists-gamma-quantile";
import { z95 } from "./wilson.ts";

export type Interval = { readonly low: number; readonly high: number };

/**
 * Exact interval of a Poisson mean from one count (Garwood 1936), by gamma quantiles: P(X ≥ count | low) and
 * P(X ≤ count | high) are each half of what `level` leaves. In the unit of the count.
 */
export function poissonInterval(count: number, level = 0.95): Interval {
  const tail = (1 - level) / 2;
  return {
    low: count === 0 ? 0 : gammaQuantile(tail, count, 1),
    high: gammaQuantile(1 - tail, count + 1, 1),
  };
}

/** P(X ≥ count) for a Poisson count of this mean, through the gamma distribution and never as 1 − P(X < count). */
export function poissonUpperTail(count: number, mean: number): number {
  return count <= 0 ? 1 : gammaCdf(mean, count, 1);
}

export type ObservedExpected = {
  readonly O: number;
  readonly E: number;
  /** O ÷ E. */
  readonly ratio: number;
  /** 95 %, Garwood. */
  readonly exact95: readonly [number, number];
  /** 95 %, Byar's approximation (Breslow & Day 1987, vol. II, 2.3). */
  readonly byar95: readonly [number, number];
  /** P(X ≥ O) if the mean is E, and the same with half of P(X = O). */
  readonly p_upper: number;
  readonly p_mid_upper: number;
};

/** A count against what was expected, E > 0: their ratio with its 95 % intervals and one-sided p values. */
export function observedExpected(observed: number, expected: number): ObservedExpected {
  const exact = poissonInterval(observed);
  const upper = poissonUpperTail(observed, expected);
  return {
    O: observed,
    E: expected,
    ratio: observed / expected,
    exact95: [exact.low / expected, exact.high / expected],
    byar95: [byarLimit(observed, -z95) / expected, byarLimit(observed + 1, z95) / expected],
    p_upper: upper,
    p_mid_upper: (upper + poissonUpperTail(observed + 1, expected)) / 2,
  };
}

function byarLimit(count: number, z: number): number {
  return count === 0 ? 0 : count * (1 - 1 / (9 * count) + z / (3 * Math.sqrt(count))) ** 3;
}
