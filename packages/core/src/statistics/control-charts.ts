import { demand, demandFigures, demandPairs, total } from "./finite.ts";

/** Centre line and limits of a chart; points strictly outside, counted from 1. Limits are lists where they vary. */
export type ControlChart<Limit = number> = {
  readonly cl: number;
  readonly lcl: Limit;
  readonly ucl: Limit;
  readonly violations_1based: readonly number[];
};
type Varying = ControlChart<readonly number[]>;

const sigmas = 3;

/** Counts per equal unit: c̄ ± 3√c̄, not below 0 (Shewhart; Montgomery 2013, 7.3). */
export function cChart(counts: readonly number[]): ControlChart {
  demandFigures(counts, "counts", 0);
  const cl = mean(counts);
  return fixed(counts, cl, Math.sqrt(cl), Infinity);
}

/** Defectives in samples of `n`: np̄ ± 3√(np̄(1 − p̄)), within 0 to n. */
export function npChart(defectives: readonly number[], n: number): ControlChart {
  demandShares(
    defectives,
    defectives.map(() => n),
  );
  const cl = mean(defectives);
  return fixed(defectives, cl, Math.sqrt(cl * (1 - cl / n)), n);
}

export type PChart = ControlChart<number | readonly number[]> & {
  readonly phase1: ControlChart<number | readonly number[]>;
  /** Limits without the excluded samples; all samples are held against them. */
  readonly revised: ControlChart<number | readonly number[]>;
};

/** Shares of defectives: p̄ ± 3√(p̄(1 − p̄) ÷ nᵢ), within 0 to 1; then without the samples that `excluded` counts from 1. */
export function pChart(
  defectives: readonly number[],
  n: number | readonly number[],
  excluded: readonly number[] = [],
): PChart {
  const sizes = sizesOf(defectives, n);
  demandShares(defectives, sizes);
  const isKept = (_: number, i: number) => !excluded.includes(i + 1);
  const chart = (d: readonly number[], sizesOfBase: readonly number[]) => {
    const cl = total(d) / total(sizesOfBase);
    const sd = sizes.map((size) => Math.sqrt((cl * (1 - cl)) / size));
    const found = varying(
      defectives.map((count, i) => count / (sizes[i] ?? 0)),
      { cl, sd, most: 1 },
    );
    return typeof n === "number" ? { ...found, lcl: found.lcl[0] ?? 0, ucl: found.ucl[0] ?? 1 } : found;
  };
  const phase1 = chart(defectives, sizes);
  return { ...phase1, phase1, revised: chart(defectives.filter(isKept), sizes.filter(isKept)) };
}

/** Counts per exposure: ū ± 3√(ū ÷ nᵢ), not below 0. In the unit count ÷ exposure. */
export function uChart(counts: readonly number[], exposure: readonly number[]): Varying {
  const { rates, cl, sd } = ratesOf(counts, exposure);
  return varying(rates, { cl, sd, most: Infinity });
}

export type LaneyChart = Varying & {
  /** Mean moving range of the standardised points ÷ 1.128: 1 where only chance is at work. */
  readonly sigma_z: number;
  /** What the plain chart would call outside. */
  readonly plain_violations_1based: readonly number[];
};

/** The u-chart with limits widened by σz (Laney 2002), for points that vary more than Poisson counts. */
export function laneyUPrimeChart(counts: readonly number[], exposure: readonly number[]): LaneyChart {
  const { rates, cl, sd } = ratesOf(counts, exposure);
  return laney(rates, { cl, sd, most: Infinity });
}

/** The p-chart with limits widened by σz (Laney 2002). */
export function laneyPPrimeChart(defectives: readonly number[], n: number | readonly number[]): LaneyChart {
  const sizes = sizesOf(defectives, n);
  demandShares(defectives, sizes);
  const cl = total(defectives) / total(sizes);
  const sd = sizes.map((size) => Math.sqrt((cl * (1 - cl)) / size));
  return laney(
    defectives.map((count, i) => count / (sizes[i] ?? 0)),
    { cl, sd, most: 1 },
  );
}

type Points = { readonly cl: number; readonly sd: readonly number[]; readonly most: number };

function laney(values: readonly number[], points: Points): LaneyChart {
  demand(values.length > 1, "points");
  const { cl, sd } = points;
  const z = values.map((value, i) => (value - cl) / (sd[i] ?? Number.NaN));
  const sigma_z = meanMovingRange(z) / rangeOfTwo;
  const plain_violations_1based = varying(values, points).violations_1based;
  return { ...varying(values, { ...points, sd: sd.map((one) => one * sigma_z) }), sigma_z, plain_violations_1based };
}

/** The mean range of two standard normal values, d₂. */
export const rangeOfTwo = 1.128;

/** The mean of |xᵢ − xᵢ₋₁|. */
export function meanMovingRange(values: readonly number[]): number {
  return mean(values.slice(1).map((value, i) => Math.abs(value - (values[i] ?? 0))));
}

function fixed(values: readonly number[], cl: number, sd: number, most: number): ControlChart {
  const [lcl, ucl] = [Math.max(0, cl - sigmas * sd), Math.min(most, cl + sigmas * sd)];
  return { cl, lcl, ucl, violations_1based: outside(values, () => [lcl, ucl]) };
}

function varying(values: readonly number[], { cl, sd, most }: Points): Varying {
  const lcl = sd.map((one) => Math.max(0, cl - sigmas * one));
  const ucl = sd.map((one) => Math.min(most, cl + sigmas * one));
  return { cl, lcl, ucl, violations_1based: outside(values, (i) => [lcl[i] ?? 0, ucl[i] ?? 0]) };
}

/** The places, from 1 on, of values strictly outside their limits. */
export function outside(values: readonly number[], limits: (i: number) => readonly [number, number]): number[] {
  return values.flatMap((value, i) => {
    const [low, high] = limits(i);
    return value < low || value > high ? [i + 1] : [];
  });
}

function ratesOf(counts: readonly number[], exposure: readonly number[]) {
  demandPairs(counts, exposure, "exposure");
  demandFigures(counts, "counts", 0);
  demandFigures(exposure, "exposure", Number.MIN_VALUE);
  const cl = total(counts) / total(exposure);
  return {
    rates: counts.map((count, i) => count / (exposure[i] ?? 0)),
    cl,
    sd: exposure.map((one) => Math.sqrt(cl / one)),
  };
}

function sizesOf(defectives: readonly number[], n: number | readonly number[]): readonly number[] {
  return typeof n === "number" ? defectives.map(() => n) : n;
}

function demandShares(defectives: readonly number[], sizes: readonly number[]): void {
  demandPairs(defectives, sizes, "n");
  demandFigures(defectives, "defectives", 0);
  demandFigures(sizes, "n", Number.MIN_VALUE);
  demand(
    defectives.every((count, i) => count <= (sizes[i] ?? 0)),
    "defectives",
  );
}

const mean = (values: readonly number[]) => total(values) / values.length;
