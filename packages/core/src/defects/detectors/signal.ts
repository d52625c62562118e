import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";
import type { EventRate } from "../../statistics/negative-binomial.ts";

/** What raised a signal: the CUSUM, or the family's false discovery rate over windows or spans between events. */
export type Detector = "cusum" | "window" | "timeBetween";

/** One alarm on one series. Periods are indices into the watched history. */
export type Signal = {
  readonly key: string;
  /** In which period it was raised. */
  readonly raised: number;
  /** The estimated change: the period after which the CUSUM was last 0, or the first of the window. */
  readonly since: number;
  /** The period in which everything was as usual again; null while it is open. */
  readonly closed: number | null;
  readonly detector: Detector;
  /** Of a CUSUM the worsening that it is designed to find; else null. */
  readonly ratio: number | null;
  /** Of a window or span its adjusted p value in the family, and how many series the family had; else null. */
  readonly adjusted_p: number | null;
  readonly family: number | null;
  /** From `since` to `until`, which is before the period that ends the history or the signal. */
  readonly until: number;
  readonly observed: number;
  readonly expected: number;
  readonly rate: RateRatio;
};

export type RateRatio = { readonly ratio: number; readonly low: number; readonly high: number };

/**
 * The rate since a change ÷ the baseline's, with the exact 95 % interval of two Poisson rates by the conditional binomial
 * (Przyborowski & Wilenski 1940), of counts divided by the dispersion. It is the estimate of what was looked for, so it
 * leans upwards. Infinite where the baseline has no events.
 */
export function rateRatio(since: EventRate, baseline: EventRate, dispersion: number): RateRatio {
  const [x, y] = [since.events / dispersion, baseline.events / dispersion];
  const odds = baseline.exposure / since.exposure;
  const ratioOf = (share: number) => (share >= 1 ? Infinity : (share / (1 - share)) * odds);
  return {
    ratio: ratioOf(x / (x + y)),
    low: x === 0 ? 0 : ratioOf(betaQuantile(0.025, x, y + 1)),
    high: y === 0 ? Infinity : ratioOf(betaQuantile(0.975, x + 1, y)),
  };
}
