import betaCdf from "@stdlib/stats-base-dists-beta-cdf";
import gammaQuantile from "@stdlib/stats-base-dists-gamma-quantile";

/** So many events in so much exposure, of any one unit. Events that were divided by a dispersion need not be whole. */
export type EventRate = { readonly events: number; readonly exposure: number };

// Jeffreys' prior of a Poisson rate.
const priorEvents = 0.5;

/**
 * P(X ≥ count) of a negative binomial: the number of failures before the `size`-th success of chance `success`, size > 0
 * not necessarily whole. Through the beta distribution function, I₁₋ₚ(count, size), and never as 1 − P(X < count).
 */
export function negativeBinomialUpperTail(count: number, size: number, success: number): number {
  return count <= 0 ? 1 : betaCdf(1 - success, count, size);
}

/**
 * P(X ≥ count) in `exposure` to come, where the rate is known only from a baseline: negative binomial of size events + ½
 * and chance baseline exposure ÷ whole exposure, the prediction of a Poisson count under Jeffreys' prior (Gelman et al.,
 * Bayesian Data Analysis, 2.6). A baseline without exposure predicts nothing: 1.
 */
export function predictiveUpperTail(count: number, exposure: number, baseline: EventRate): number {
  if (exposure <= 0 || baseline.exposure <= 0) return 1;
  const success = baseline.exposure / (baseline.exposure + exposure);
  return negativeBinomialUpperTail(count, baseline.events + priorEvents, success);
}

/** The one-sided upper limit of a Poisson rate per exposure, `level` below 1 (Garwood 1936), by the gamma distribution. */
export function upperRateLimit({ events, exposure }: EventRate, level: number): number {
  return gammaQuantile(level, events + 1, 1) / exposure;
}
