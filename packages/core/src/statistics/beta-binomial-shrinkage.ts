import gammaln from "@stdlib/math-base-special-gammaln";
import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";
import type { Posterior } from "./gamma-poisson-shrinkage.ts";
import { minimise } from "./minimise.ts";

export type BetaBinomialShrinkage = {
  /** Parameters of the prior. */
  readonly A: number;
  readonly B: number;
  readonly neg_loglik: number;
  readonly post_mean: readonly number[];
  readonly post_l95: readonly number[];
  readonly post_u95: readonly number[];
};

// A prior that weighs more than the first many units makes no difference, for everybody is the same; one that weighs
// less than the second draws nobody in, and the likelihood of a yet lighter one is lost in rounding.
const [heaviestPrior, lightestPrior] = [1e5, 0.01];
const farthestLogit = 12;

/**
 * Empirical-Bayes shares: yᵢ of nᵢ with chance pᵢ ~ Beta(A, B), fitted by the marginal beta-binomial likelihood;
 * posterior mean (A + y) ÷ (A + B + n) and 95 % interval. The hits need not be whole (adjusted ones are not).
 */
export function betaBinomialShrinkage(y: readonly number[], n: readonly number[]): BetaBinomialShrinkage {
  const prior = betaBinomialPrior(y, n);
  const posteriors = y.map((hits, i) => posteriorShare(prior, hits, n[i] ?? 0));
  return {
    ...prior,
    post_mean: posteriors.map(({ mean }) => mean),
    post_l95: posteriors.map(({ low }) => low),
    post_u95: posteriors.map(({ high }) => high),
  };
}

/** The prior alone, for whom nobody's own share is asked: quantiles cost more than all of the fit. */
export function betaBinomialPrior(
  y: readonly number[],
  n: readonly number[],
): Pick<BetaBinomialShrinkage, "A" | "B" | "neg_loglik"> {
  const trials = (i: number) => n[i] ?? 0;
  const pooled = (sum(y) + 0.5) / (sum(n) + 1);
  const prior = ([logit = 0, logWeight = 0]: readonly number[]) => {
    const weight = Math.max(lightestPrior, Math.min(heaviestPrior, Math.exp(logWeight)));
    const mean = 1 / (1 + Math.exp(-Math.max(-farthestLogit, Math.min(farthestLogit, logit))));
    return { A: weight * mean, B: weight * (1 - mean) };
  };
  const arrangements = sum(y.map((hits, i) => logChoose(hits, trials(i))));
  const negative = (at: readonly number[]) => {
    const { A, B } = prior(at);
    const likelihoods = y.map((hits, i) => logBeta(A + hits, B + trials(i) - hits));
    return y.length * logBeta(A, B) - sum(likelihoods) - arrangements;
  };
  const fit = minimise(negative, [Math.log(pooled / (1 - pooled)), Math.log(10)]);
  return { ...prior(fit.at), neg_loglik: fit.value };
}

/** Posterior mean of a share with its 95 % interval, from a beta prior and so many hits of so many trials. */
export function posteriorShare(prior: { A: number; B: number }, hits: number, trials: number): Posterior {
  const [alpha, beta] = [prior.A + hits, prior.B + trials - hits];
  return {
    mean: alpha / (alpha + beta),
    low: betaQuantile(0.025, alpha, beta),
    high: betaQuantile(0.975, alpha, beta),
  };
}

function logChoose(hits: number, trials: number): number {
  return gammaln(trials + 1) - gammaln(hits + 1) - gammaln(trials - hits + 1);
}

function logBeta(a: number, b: number): number {
  return gammaln(a) + gammaln(b) - gammaln(a + b);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
