import digamma from "@stdlib/math-base-special-digamma";
import gammaln from "@stdlib/math-base-special-gammaln";
import gammaCdf from "@stdlib/stats-base-dists-gamma-cdf";
import { demand, demandFigures, demandPairs } from "./finite.ts";
import { minimise } from "./minimise.ts";

/** A mixture of two gamma priors of λ = the true ratio: shapes, rates, and the weight P of the first. */
export type EbgmPrior = {
  readonly alpha1: number;
  readonly beta1: number;
  readonly alpha2: number;
  readonly beta2: number;
  readonly P: number;
};

export type EbgmPosterior = {
  /** The first component's weight once n is known. */
  readonly Qn: readonly number[];
  /** exp(E[ln λ | n]), and the quantiles of λ at 5 % and 95 %. */
  readonly EBGM: readonly number[];
  readonly EB05: readonly number[];
  readonly EB95: readonly number[];
};

/** Shrunk observed ÷ expected counts (DuMouchel 1999): EB05 ≥ 2 is the usual sign. `E` > 0. */
export function ebgmPosterior(theta: EbgmPrior, N: readonly number[], E: readonly number[]): EbgmPosterior {
  demandCounts(N, E);
  const rows = N.map((n, i) => posteriorOf(theta, n, E[i] ?? 0));
  return {
    Qn: rows.map(({ Q }) => Q),
    EBGM: rows.map(({ mean }) => mean),
    EB05: rows.map(({ quantile }) => quantile(0.05)),
    EB95: rows.map(({ quantile }) => quantile(0.95)),
  };
}

export type EbgmFit = { readonly theta: EbgmPrior; readonly neg_loglik: number };

// The likelihood has several hills: the best of many starts is taken (DuMouchel's own first).
const starts: readonly EbgmPrior[] = [
  { alpha1: 0.2, beta1: 0.1, alpha2: 2, beta2: 4, P: 1 / 3 },
  ...[0.05, 0.2, 0.5].flatMap((P) =>
    [0.3, 1, 3].flatMap((alpha1) =>
      [0.5, 2, 8].map((shape) => ({ alpha1, beta1: alpha1 / 3, alpha2: shape, beta2: shape * 1.2, P })),
    ),
  ),
];

export type EbgmFitOptions = {
  /** How many cells each count stands for; one where not given. */
  readonly weights?: readonly number[];
  /** From how many places the likelihood is climbed. */
  readonly starts?: number;
};

/** The prior by maximum marginal likelihood; where the likelihood is flat, any of the best. */
export function ebgmFit(
  N: readonly number[],
  E: readonly number[],
  { weights, starts: places = starts.length }: EbgmFitOptions = {},
): EbgmFit {
  demandCounts(N, E);
  if (weights) {
    demandPairs(N, weights, "weights");
    demandFigures(weights, "weights", 0);
  }
  const negative = (at: readonly number[]) => {
    const { alpha1, beta1, alpha2, beta2, P } = priorAt(at);
    return -N.reduce((sum, n, i) => {
      const e = E[i] ?? 0;
      const both = logMixture([
        Math.log(P) + logCount(n, e, alpha1, beta1),
        Math.log1p(-P) + logCount(n, e, alpha2, beta2),
      ]);
      return sum + (weights?.[i] ?? 1) * both;
    }, 0);
  };
  // Evenly from the list, which goes from one corner to the other.
  const chosen = starts.filter((_, i) => i % Math.ceil(starts.length / places) === 0);
  const fits = chosen.map((start) => minimise(negative, placeOf(start)));
  const best = fits.reduce((least, fit) => (fit.value < least.value ? fit : least));
  return { theta: priorAt(best.at), neg_loglik: best.value };
}

const widest = 12;
const positive = (log: number) => Math.exp(Math.min(widest, Math.max(-widest, log)));

function priorAt([a1 = 0, b1 = 0, a2 = 0, b2 = 0, share = 0]: readonly number[]): EbgmPrior {
  const odds = positive(share);
  return { alpha1: positive(a1), beta1: positive(b1), alpha2: positive(a2), beta2: positive(b2), P: odds / (1 + odds) };
}

function placeOf({ alpha1, beta1, alpha2, beta2, P }: EbgmPrior): number[] {
  return [...[alpha1, beta1, alpha2, beta2].map(Math.log), Math.log(P / (1 - P))];
}

function posteriorOf({ alpha1, beta1, alpha2, beta2, P }: EbgmPrior, n: number, e: number) {
  const [first, second] = [Math.log(P) + logCount(n, e, alpha1, beta1), Math.log1p(-P) + logCount(n, e, alpha2, beta2)];
  const Q = Math.exp(first - logMixture([first, second]));
  const logMean = (shape: number, rate: number) => digamma(shape + n) - Math.log(rate + e);
  const mean = Math.exp(Q * logMean(alpha1, beta1) + (1 - Q) * logMean(alpha2, beta2));
  const cdf = (x: number) => Q * gammaCdf(x, alpha1 + n, beta1 + e) + (1 - Q) * gammaCdf(x, alpha2 + n, beta2 + e);
  return { Q, mean, quantile: (p: number) => invert(cdf, p) };
}

const bisections = 200;

function invert(cdf: (x: number) => number, p: number): number {
  let [low, high] = [0, 1];
  while (cdf(high) < p) [low, high] = [high, 2 * high];
  for (let step = 0; step < bisections && high - low > 1e-13 * high; step += 1) {
    const middle = (low + high) / 2;
    if (cdf(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function logCount(n: number, e: number, shape: number, rate: number): number {
  const arrangements = gammaln(shape + n) - gammaln(shape) - gammaln(n + 1);
  return arrangements - n * Math.log1p(rate / e) - shape * Math.log1p(e / rate);
}

function logMixture([a, b]: readonly [number, number]): number {
  const most = Math.max(a, b);
  return most + Math.log(Math.exp(a - most) + Math.exp(b - most));
}

function demandCounts(N: readonly number[], E: readonly number[]): void {
  demandPairs(N, E, "E");
  demandFigures(N, "N", 0);
  demandFigures(E, "E", Number.MIN_VALUE);
  demand(N.every(Number.isInteger), "N");
}
