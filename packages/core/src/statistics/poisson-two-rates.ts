import gammaln from "@stdlib/math-base-special-gammaln";
import betaCdf from "@stdlib/stats-base-dists-beta-cdf";
import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";
import { demand } from "./finite.ts";

export type Alternative = "two.sided" | "greater" | "less";
export type TwoRates = {
  readonly x: readonly [number, number];
  /** Exposures, in one unit. */
  readonly T: readonly [number, number];
  readonly alternative?: Alternative | undefined;
};

export type TwoRateTest = {
  readonly x: readonly [number, number];
  readonly T: readonly [number, number];
  readonly alternative: Alternative;
  /** The first rate ÷ the second; null where the second has no events. */
  readonly rate_ratio: number | null;
  /** Two-sided: all outcomes no likelier than this one, as R's poisson.test. */
  readonly p: number;
  /** Two-sided, twice the smaller tail: agrees with the interval; and with half of the outcome's own probability. */
  readonly p_central: number;
  readonly p_midp: number;
  /** Clopper & Pearson's of the conditional binomial; null: without a limit. */
  readonly ci95: readonly [number, number | null];
};

// As R: outcomes whose probability differs by rounding only are equally likely.
const sameProbability = 1 + 1e-7;

/**
 * Whether two Poisson rates are equal: given their sum, the first count is binomial (Przyborowski & Wilenski 1940). The
 * ratio's interval is one-sided where the alternative is.
 */
export function poissonTwoRateTest({ x, T, alternative = "two.sided" }: TwoRates): TwoRateTest {
  const [[a, b], [first, second]] = [x, T];
  demand(
    [a, b].every((count) => Number.isInteger(count) && count >= 0),
    "x",
  );
  demand(
    [first, second].every((time) => Number.isFinite(time) && time > 0),
    "T",
  );
  const share = first / (first + second);
  const upper = a === 0 ? 1 : betaCdf(share, a, b + 1);
  const lower = b === 0 ? 1 : betaCdf(1 - share, b, a + 1);
  const own = Math.exp(logBinomial(a, a + b, share));
  const p = { greater: upper, less: lower, "two.sided": noLikelier(a, a + b, share) }[alternative];
  return {
    x,
    T,
    alternative,
    rate_ratio: b === 0 ? null : a / first / (b / second),
    p: Math.min(1, p),
    p_central: Math.min(1, 2 * Math.min(upper, lower)),
    p_midp: Math.min(1, 2 * Math.min(upper - own / 2, lower - own / 2)),
    ci95: ratioLimits({ x, T, alternative }),
  };
}

function ratioLimits({ x: [a, b], T: [first, second], alternative }: Required<TwoRates>): [number, number | null] {
  const tail = alternative === "two.sided" ? 0.025 : 0.05;
  const ratioOf = (share: number) => (share / (1 - share)) * (second / first);
  const low = alternative === "less" || a === 0 ? 0 : ratioOf(betaQuantile(tail, a, b + 1));
  const high = alternative === "greater" || b === 0 ? null : ratioOf(betaQuantile(1 - tail, a + 1, b));
  return [low, high];
}

function noLikelier(a: number, n: number, share: number): number {
  const limit = logBinomial(a, n, share) + Math.log(sameProbability);
  let sum = 0;
  for (let k = 0; k <= n; k += 1) {
    const probability = logBinomial(k, n, share);
    if (probability <= limit) sum += Math.exp(probability);
  }
  return sum;
}

function logBinomial(k: number, n: number, share: number): number {
  const arrangements = gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1);
  return arrangements + (k === 0 ? 0 : k * Math.log(share)) + (k === n ? 0 : (n - k) * Math.log1p(-share));
}
