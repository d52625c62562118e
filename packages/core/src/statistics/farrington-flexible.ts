import gammaCdf from "@stdlib/stats-base-dists-gamma-cdf";
import { reweighted } from "./farrington.ts";
import { demand, demandFigures, total } from "./finite.ts";
import { negativeBinomialUpperTail } from "./negative-binomial.ts";

export type FarringtonFlexibleInput = {
  readonly counts: readonly number[];
  /** Periods a year. */
  readonly freq: number;
  /** The series' first period, as surveillance has it; nothing depends on it. */
  readonly start?: unknown;
  /** The first and last period to be judged, from 1 on. */
  readonly range: readonly [number, number];
};

export type FarringtonFlexible = {
  /** 0 where too few came lately, and then the p value is 1. */
  readonly upperbound: readonly number[];
  readonly expected: readonly number[];
  readonly pvalue: readonly number[];
  readonly alarm_index_1based: readonly number[];
};

const [years, halfWindow, seasons, leftOut] = [4, 3, 10, 26];
const [outlier, alpha, fewest, recent] = [2.58, 0.05, 5, 4];

/**
 * The improved Farrington method (Noufaily et al. 2013): all periods of four years with ten seasons and a trend, the last
 * 26 left out, outliers above 2.58 with less weight; the threshold is the plug-in negative binomial's 95 % quantile.
 */
export function farringtonFlexible({ counts, freq, range }: FarringtonFlexibleInput): FarringtonFlexible {
  const [from, to] = range;
  demandFigures(counts, "counts", 0);
  demand(from - freq * years - halfWindow >= 1 && to >= from && to <= counts.length, "range");
  demand(freq >= 2 * halfWindow + 1 + seasons, "freq");
  const places = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const judged = places.map((k) => judge(counts, freq, k));
  return {
    upperbound: judged.map(({ upper }) => upper),
    expected: judged.map(({ mean }) => mean),
    pvalue: judged.map(({ p }) => p),
    alarm_index_1based: places.filter((k, i) => isMany(counts, k) && (counts[k - 1] ?? 0) > (judged[i]?.upper ?? 0)),
  };
}

const isMany = (counts: readonly number[], k: number) => total(counts.slice(Math.max(0, k - recent), k)) >= fewest;

function judge(counts: readonly number[], freq: number, k: number) {
  const season = seasonsBefore(freq, k);
  const places = [...season.keys()].filter((place) => place <= k - leftOut).toSorted((a, b) => a - b);
  const y = places.map((place) => counts[place - 1] ?? 0);
  if (total(y) === 0) return { upper: 0, mean: 0, p: (counts[k - 1] ?? 0) === 0 ? 1 : 0 };
  // Seasons against that of k, which is the intercept; one without a single event would have no finite effect.
  const others = Array.from({ length: seasons - 1 }, (_, i) => i + 1).filter((one) =>
    places.some((place, i) => season.get(place) === one && (y[i] ?? 0) > 0),
  );
  const seasonal = (place: number) => others.map((one) => (season.get(place) === one ? 1 : 0));
  const withTrend = reweighted(
    y,
    places.map((place) => [1, place - k, ...seasonal(place)]),
    outlier,
  );
  const isWithin = Math.exp(withTrend.coef[0] ?? 0) <= Math.max(...y);
  const fit = isWithin
    ? withTrend
    : reweighted(
        y,
        places.map((place) => [1, ...seasonal(place)]),
        outlier,
      );
  const [mean, dispersion] = [Math.exp(fit.coef[0] ?? 0), Math.max(1, fit.dispersion)];
  if (!isMany(counts, k)) return { upper: 0, mean, p: 1 };
  return { upper: quantile(mean, dispersion), mean, p: upperTail(counts[k - 1] ?? 0, mean, dispersion) };
}

/** Of each period the season it belongs to: the last for the windows around k's week of each year, 1 to 9 between them. */
function seasonsBefore(freq: number, k: number): ReadonlyMap<number, number> {
  const season = new Map<number, number>();
  for (let place = k - halfWindow; place <= k; place += 1) season.set(place, seasons);
  for (let year = 1; year <= years; year += 1) {
    const middle = k - freq * year;
    for (let place = middle - halfWindow; place <= middle + halfWindow; place += 1) season.set(place, seasons);
    const between = freq - 2 * halfWindow - 1;
    const [length, rest] = [Math.floor(between / (seasons - 1)), between % (seasons - 1)];
    let place = middle + halfWindow + 1;
    for (let block = 1; block < seasons; block += 1) {
      const end = place + length + (block <= rest ? 1 : 0);
      for (; place < end; place += 1) season.set(place, block);
    }
  }
  return season;
}

/** P(X ≥ count) of this mean, negative binomial of variance dispersion × mean, Poisson where that is 1. */
function upperTail(count: number, mean: number, dispersion: number): number {
  if (count <= 0) return 1;
  if (dispersion <= 1) return gammaCdf(mean, count, 1);
  return negativeBinomialUpperTail(count, mean / (dispersion - 1), 1 / dispersion);
}

/** The smallest count whose chance of being exceeded is at most α. */
function quantile(mean: number, dispersion: number): number {
  let count = 0;
  while (upperTail(count + 1, mean, dispersion) > alpha) count += 1;
  return count;
}
