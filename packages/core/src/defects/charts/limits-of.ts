import { laneyUPrimeChart } from "../../statistics/control-charts.ts";
import { negativeBinomialUpperTail } from "../../statistics/negative-binomial.ts";
import { nelsonRules } from "../../statistics/nelson-rules.ts";
import { poissonUpperTail } from "../../statistics/observed-expected.ts";
import { isOverDispersed, winsorisedDispersion } from "../../statistics/over-dispersion.ts";

/** U and C with exposure and without; the primed ones widened by Laney's σz; PROBABILITY: limits of equal tails. */
export const chartKinds = ["U", "U_PRIME", "C", "C_PRIME", "PROBABILITY"] as const;
export type ChartKind = (typeof chartKinds)[number];

/** One whole period: reports, and the unit-months that could have brought them; null: not known. */
export type ChartPoint = { readonly count: number; readonly exposure: number | null };
/** Points from `from` to before `to`. */
export type PointSpan = { readonly from: number; readonly to: number };

/** What chance lets a point be, in reports; the limits themselves are within. */
export type PointLimits = {
  readonly expected: number;
  readonly low: number;
  readonly high: number;
  readonly outside: "ABOVE" | "BELOW" | null;
  /** Nelson's rules, 1 to 4, whose pattern the point completes. */
  readonly rules: readonly number[];
};

export type Limits = {
  readonly kind: ChartKind;
  /** By what the standard deviation is wider than chance alone makes it; 1 where it is not. */
  readonly sigmaZ: number;
  readonly points: readonly PointLimits[];
};

const sigmas = 3;
/** What lies beyond three standard deviations of a normal value, on each side. */
const tail = 0.00135;
/** Below this mean of a point a normal limit is wrong: the lower one is always 0, and the upper one too near. */
const leastMean = 5;

/**
 * The limits of every point, from those of `baseline` alone: ū ± 3√(ū ÷ nᵢ) × nᵢ where the exposure of all is known, else
 * c̄ ± 3√c̄ (Montgomery 2013, 7.3), both widened by σz where the baseline varies by more than chance (Laney 2002;
 * Spiegelhalter 2005 for the test). Where a point expects fewer than five reports on average, limits that 0.135 % lie
 * beyond on each side: Poisson's, or with σz the negative binomial's of as large a variance. Rules 2 to 4 presume a
 * symmetrical spread and are told only from that mean on. Null where the baseline has no report.
 */
export function limitsOf(points: readonly ChartPoint[], baseline: PointSpan): Limits | null {
  const isExposed = points.every(({ exposure }) => exposure !== null && exposure > 0);
  const exposures = points.map(({ exposure }) => (isExposed ? (exposure ?? 0) : 1));
  const counts = points.map(({ count }) => count);
  const { from, to } = baseline;
  if (to - from < 2 || counts.slice(from, to).every((count) => count === 0)) return null;
  const { cl, sigma_z } = laneyUPrimeChart(counts.slice(from, to), exposures.slice(from, to));
  const expected = exposures.map((exposure) => cl * exposure);
  const z = counts.map((count, i) => (count - (expected[i] ?? 0)) / Math.sqrt(expected[i] ?? 0));
  const isWide = sigma_z > 1 && isOverDispersed(winsorisedDispersion(z.slice(from, to)), to - from);
  const sigmaZ = isWide ? sigma_z : 1;
  const isRare = expected.reduce((sum, one) => sum + one, 0) / expected.length < leastMean;
  const limits = expected.map((mean) => (isRare ? tailLimits(mean, sigmaZ) : normalLimits(mean, sigmaZ)));
  const outside = limits.map(({ low, high }, i) => sideOf(counts[i] ?? 0, low, high));
  const rules = nelsonRules(z.map((one) => one / sigmaZ));
  const patterns = isRare ? [] : ([rules.rule2, rules.rule3, rules.rule4] as const);
  return {
    kind: isRare ? "PROBABILITY" : isExposed ? (isWide ? "U_PRIME" : "U") : isWide ? "C_PRIME" : "C",
    sigmaZ,
    points: limits.map(({ low, high }, i) => ({
      expected: expected[i] ?? 0,
      low,
      high,
      outside: outside[i] ?? null,
      rules: [
        ...(outside[i] ? [1] : []),
        ...patterns.flatMap((places, rule) => (places.includes(i + 1) ? [rule + 2] : [])),
      ],
    })),
  };
}

type Range = Pick<PointLimits, "low" | "high">;

function normalLimits(mean: number, sigmaZ: number): Range {
  const width = sigmas * sigmaZ * Math.sqrt(mean);
  return { low: Math.max(0, mean - width), high: mean + width };
}

/** The fewest and the most reports that are not beyond a tail of 0.135 %. */
function tailLimits(mean: number, sigmaZ: number): Range {
  const dispersion = sigmaZ ** 2;
  const atLeast = (count: number) =>
    dispersion > 1
      ? negativeBinomialUpperTail(count, mean / (dispersion - 1), 1 / dispersion)
      : poissonUpperTail(count, mean);
  let low = 0;
  while (atLeast(low + 1) >= 1 - tail) low += 1;
  let high = low;
  while (atLeast(high + 1) > tail) high += 1;
  return { low, high };
}

function sideOf(count: number, low: number, high: number): PointLimits["outside"] {
  return count > high ? "ABOVE" : count < low ? "BELOW" : null;
}
