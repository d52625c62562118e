import betaCdf from "@stdlib/stats-base-dists-beta-cdf";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import { demand, demandFigures, total } from "./finite.ts";
import { quasiPoissonRegression, type QuasiPoisson } from "./quasi-poisson.ts";

export type FarringtonInput = {
  readonly counts: readonly number[];
  /** Periods a year. */
  readonly freq: number;
  /** The first and last period to be judged, from 1 on. */
  readonly range: readonly [number, number];
  /** Years back, and half the window of periods around the same one of each year. */
  readonly b: number;
  readonly w: number;
  readonly alpha: number;
  /** No alarm unless so many events came in so many periods, the current one among them. */
  readonly limit54?: readonly [number, number];
};

export type Farrington = {
  /** 0 where too few came lately. */
  readonly upperbound: readonly number[];
  readonly alarm_index_1based: readonly number[];
  /** 1 where the trend was kept. */
  readonly trend: readonly number[];
};

/** Thresholds from the same season of years before (Farrington et al. 1996), on the 2/3 power scale, as surveillance has it. */
export function farrington(input: FarringtonInput): Farrington {
  const { counts, range, freq, b, w } = input;
  const [from, to] = range;
  demandFigures(counts, "counts", 0);
  demand(from - freq * b - w >= 1 && to >= from && to <= counts.length, "range");
  const places = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const judged = places.map((k) => judge(input, k));
  return {
    upperbound: judged.map(({ upper }) => upper),
    alarm_index_1based: places.filter((k, i) => isAlarm(input, k, judged[i]?.upper ?? 0)),
    trend: judged.map(({ trend }) => (trend ? 1 : 0)),
  };
}

const enough = ({ counts, limit54: [events, periods] = [5, 4] }: FarringtonInput, k: number) =>
  total(counts.slice(Math.max(0, k - periods), k)) >= events;

const isAlarm = (input: FarringtonInput, k: number, upper: number) =>
  enough(input, k) && (input.counts[k - 1] ?? 0) > upper;

function judge(input: FarringtonInput, k: number): { readonly upper: number; readonly trend: boolean } {
  const { counts, freq, b, w, alpha } = input;
  const places = Array.from({ length: b }, (_, i) => k - freq * (b - i)).flatMap((middle) =>
    Array.from({ length: 2 * w + 1 }, (_, j) => middle - w + j),
  );
  const y = places.map((place) => counts[place - 1] ?? 0);
  if (total(y) === 0) return { upper: 0, trend: false };
  // Counted from k, so that the prediction is the intercept and its error that of the intercept.
  const withTrend = reweighted(
    y,
    places.map((place) => [1, place - k]),
  );
  const keeps = isSignificant(withTrend, y.length) && Math.exp(withTrend.coef[0] ?? 0) <= Math.max(...y);
  const fit = keeps
    ? withTrend
    : reweighted(
        y,
        places.map(() => [1]),
      );
  const mu = Math.exp(fit.coef[0] ?? 0);
  const phi = Math.max(1, fit.dispersion);
  const error = mu * (fit.se[0] ?? 0) * Math.sqrt(phi / fit.dispersion);
  const spread = Math.sqrt((4 / 9) * mu ** (1 / 3) * (phi + error ** 2 / mu));
  const upper = (mu ** (2 / 3) + normalQuantile(1 - alpha / 2, 0, 1) * spread) ** 1.5;
  return { upper: enough(input, k) ? upper : 0, trend: keeps };
}

/** Fitted again with less weight on what was high by Anscombe's residuals, above `threshold`. */
export function reweighted(y: readonly number[], design: readonly (readonly number[])[], threshold = 1): QuasiPoisson {
  const first = quasiPoissonRegression({ y, design });
  const phi = Math.max(1, first.dispersion);
  const inflation = y.map((count, i) => {
    const mu = first.fitted[i] ?? 1;
    const residual = 1.5 * (count ** (2 / 3) * mu ** (-1 / 6) - Math.sqrt(mu));
    const s = residual / Math.sqrt(phi * (1 - (first.leverage[i] ?? 0)));
    return s > threshold ? s ** -2 : 1;
  });
  const gamma = y.length / total(inflation);
  return quasiPoissonRegression({ y, design, weights: inflation.map((one) => gamma * one) });
}

const significance = 0.05;

function isSignificant({ coef, se }: QuasiPoisson, n: number): boolean {
  const [t, freedom] = [(coef[1] ?? 0) / (se[1] ?? 1), n - 2];
  return betaCdf(freedom / (freedom + t * t), freedom / 2, 0.5) < significance;
}
