import gammaln from "@stdlib/math-base-special-gammaln";
import gammaQuantile from "@stdlib/stats-base-dists-gamma-quantile";
import { minimise } from "./minimise.ts";

export type Posterior = { readonly mean: number; readonly low: number; readonly high: number };

export type GammaPoissonShrinkage = {
  /** Shape and rate of the prior. */
  readonly a: number;
  readonly b: number;
  readonly neg_loglik: number;
  readonly raw: readonly number[];
  readonly post_mean: readonly number[];
  readonly post_l95: readonly number[];
  readonly post_u95: readonly number[];
};

// A prior narrower than this makes no difference: everybody is the same.
const largestShape = 1e6;

/**
 * Empirical-Bayes rates: xᵢ ~ Poisson(θᵢtᵢ), θᵢ ~ Gamma(a, rate b), fitted by the marginal negative binomial likelihood;
 * posterior mean (a + x) ÷ (b + t) and 95 % interval. Takes counts and their exposures (or expected counts), all > 0.
 */
export function gammaPoissonShrinkage(x: readonly number[], t: readonly number[]): GammaPoissonShrinkage {
  const exposure = (i: number) => t[i] ?? 0;
  const pooled = Math.max(sum(x), 0.5) / sum(t);
  const prior = ([logMean = 0, logShape = 0]: readonly number[]) => {
    const a = Math.min(largestShape, Math.exp(logShape));
    return { a, b: a / Math.exp(logMean) };
  };
  const negative = (at: readonly number[]) => {
    const { a, b } = prior(at);
    return -sum(x.map((count, i) => logNegativeBinomial(count, exposure(i), a, b)));
  };
  const fit = minimise(negative, [Math.log(pooled), 0]);
  const { a, b } = prior(fit.at);
  const posteriors = x.map((count, i) => posteriorRate({ a, b }, count, exposure(i)));
  return {
    a,
    b,
    neg_loglik: fit.value,
    raw: x.map((count, i) => count / exposure(i)),
    post_mean: posteriors.map(({ mean }) => mean),
    post_l95: posteriors.map(({ low }) => low),
    post_u95: posteriors.map(({ high }) => high),
  };
}

/** Posterior mean of a rate with its 95 % interval, from a gamma prior, one count and its exposure. */
export function posteriorRate(prior: { a: number; b: number }, count: number, exposure: number): Posterior {
  const [shape, rate] = [prior.a + count, prior.b + exposure];
  return { mean: shape / rate, low: gammaQuantile(0.025, shape, rate), high: gammaQuantile(0.975, shape, rate) };
}

function logNegativeBinomial(count: number, exposure: number, a: number, b: number): number {
  const arrangements = gammaln(a + count) - gammaln(a) - gammaln(count + 1);
  return arrangements + a * Math.log(b / (b + exposure)) + count * Math.log(exposure / (b + exposure));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
