import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import type { Interval } from "./observed-expected.ts";

/** Some trials with the same chance of success, 0 < chance < 1. */
export type Trials = { readonly trials: number; readonly chance: number };

/** Mean and variance of the number of successes. */
export function poissonBinomialMoments(groups: readonly Trials[]): { mean: number; variance: number } {
  let mean = 0;
  let variance = 0;
  for (const { trials, chance } of groups) {
    mean += trials * chance;
    variance += trials * chance * (1 - chance);
  }
  return { mean, variance };
}

// Beyond this variance exact convolution takes long and changes nothing: the refined normal agrees to four decimals.
const largestExactVariance = 400;

/**
 * P(X ≤ count) and P(X ≥ count) of the Poisson-binomial distribution, by exact convolution. Both are sums of positive
 * terms, so that small tails keep their digits. It counts successes or failures, whichever are fewer. Of variances
 * above 400 by the normal distribution refined by skewness (Volkova 1996).
 */
export function poissonBinomialTails(groups: readonly Trials[], count: number): { lower: number; upper: number } {
  const trials = groups.reduce((sum, group) => sum + group.trials, 0);
  if (count < 0) return { lower: 0, upper: 1 };
  if (count > trials) return { lower: 1, upper: 0 };
  if (poissonBinomialMoments(groups).variance > largestExactVariance) return refinedNormalTails(groups, count);
  if (2 * count <= trials) return tailsOf(groups, count);
  const failures = groups.map((group) => ({ ...group, chance: 1 - group.chance }));
  const { lower, upper } = tailsOf(failures, trials - count);
  return { lower: upper, upper: lower };
}

/** P(X = 0), …, P(X = most) and, as the last element, P(X > most). */
export function poissonBinomialChances(groups: readonly Trials[], most: number): Float64Array {
  const chances = new Float64Array(most + 2);
  chances[0] = 1;
  let reached = 0;
  for (const { trials, chance } of groups) {
    for (let trial = 0; trial < trials; trial += 1) {
      chances[most + 1] = at(chances, most + 1) + at(chances, most) * chance;
      reached = Math.min(reached + 1, most);
      for (let k = reached; k > 0; k -= 1) chances[k] = at(chances, k) * (1 - chance) + at(chances, k - 1) * chance;
      chances[0] = at(chances, 0) * (1 - chance);
    }
  }
  return chances;
}

/**
 * Exact interval of the ratio of `observed` successes to their expected number. A common shift of all log odds is
 * moved until the tail is half of what `level` leaves (inversion of the exact test, as Clopper and Pearson 1934 do for
 * equal chances); the limit is the mean there ÷ the mean without shift. At 80 % it is about half as wide as Poisson's.
 */
export function poissonBinomialInterval(groups: readonly Trials[], observed: number, level = 0.95): Interval {
  const { mean } = poissonBinomialMoments(groups);
  const trials = groups.reduce((sum, group) => sum + group.trials, 0);
  const tail = (1 - level) / 2;
  const lower = (shift: number) => poissonBinomialTails(shifted(groups, shift), observed).upper - tail;
  const upper = (shift: number) => tail - poissonBinomialTails(shifted(groups, shift), observed).lower;
  const meanAt = (shift: number) => poissonBinomialMoments(shifted(groups, shift)).mean;
  return {
    low: observed === 0 ? 0 : meanAt(rootOfRising(lower)) / mean,
    high: observed === trials ? trials / mean : meanAt(rootOfRising(upper)) / mean,
  };
}

function tailsOf(groups: readonly Trials[], count: number): { lower: number; upper: number } {
  const chances = poissonBinomialChances(groups, count);
  let below = 0;
  for (let k = 0; k < count; k += 1) below += at(chances, k);
  return { lower: Math.min(1, below + at(chances, count)), upper: at(chances, count) + at(chances, count + 1) };
}

function refinedNormalTails(groups: readonly Trials[], count: number): { lower: number; upper: number } {
  const { mean, variance } = poissonBinomialMoments(groups);
  const third = groups.reduce((sum, { trials, chance: p }) => sum + trials * p * (1 - p) * (1 - 2 * p), 0);
  const skewness = third / variance ** 1.5;
  const refine = (x: number) => (skewness * (1 - x * x) * Math.exp((-x * x) / 2)) / (6 * Math.sqrt(2 * Math.PI));
  const above = (count + 0.5 - mean) / Math.sqrt(variance);
  const below = (count - 0.5 - mean) / Math.sqrt(variance);
  const within = (chance: number) => Math.min(1, Math.max(0, chance));
  return {
    lower: within(normalCdf(above, 0, 1) + refine(above)),
    upper: within(normalCdf(-below, 0, 1) - refine(below)),
  };
}

function shifted(groups: readonly Trials[], shift: number): Trials[] {
  const factor = Math.exp(shift);
  return groups.map(({ trials, chance }) => ({ trials, chance: (chance * factor) / (1 - chance + chance * factor) }));
}

/** The root of a rising function by regula falsi with Illinois' halving, from a bracket that is widened until it holds. */
function rootOfRising(f: (x: number) => number): number {
  let [a, b] = [-1, 1];
  let fa = f(a);
  let fb = f(b);
  while (fa > 0 && a > -60) [b, fb, a, fa] = [a, fa, a * 2, f(a * 2)];
  while (fb < 0 && b < 60) [a, fa, b, fb] = [b, fb, b * 2, f(b * 2)];
  let side = 0;
  for (let step = 0; step < 80 && b - a > 1e-10; step += 1) {
    const x = (a * fb - b * fa) / (fb - fa);
    const fx = f(x);
    if (Math.abs(fx) < 1e-13) return x;
    if (fx < 0) {
      [a, fa] = [x, fx];
      if (side === -1) fb /= 2;
      side = -1;
    } else {
      [b, fb] = [x, fx];
      if (side === 1) fa /= 2;
      side = 1;
    }
  }
  return (a + b) / 2;
}

const at = (values: Float64Array, index: number): number => values[index] ?? 0;
