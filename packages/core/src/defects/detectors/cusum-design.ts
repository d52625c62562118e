import { poissonCusumLimit, poissonReference } from "../../statistics/poisson-cusum.ts";

/** A CUSUM for one ratio of rates. Its sum is kept in log likelihood: it rises by gain × count and falls by loss × expected. */
export type CusumDesign = {
  /** μ₁ ÷ μ₀, the worsening that it finds soonest. */
  readonly ratio: number;
  readonly gain: number;
  readonly loss: number;
  /** The limit of the sum where so many a period are expected. */
  readonly limitAt: (expected: number) => number;
};

const [leastExpected, mostExpected, pointsPerFold] = [0.005, 400, 5];

/**
 * Charts that together signal about once in `runLength` periods on a series that stays as it is: each is given an equal
 * part of the false alarms. Lucas' sum times ln ratio is the log likelihood ratio, whose limit hardly depends on the
 * mean; it is designed at means ⅕ of a fold apart and interpolated. Limits are worked out when first asked for.
 */
export function cusumDesigns(runLength: number, ratios: readonly number[]): CusumDesign[] {
  return ratios.map((ratio) => {
    const gain = Math.log(ratio);
    const known = new Map<number, number>();
    const limit = (point: number) => {
      const mean = Math.exp(point / pointsPerFold);
      const found = known.get(point) ?? gain * limitOf(mean, ratio, runLength * ratios.length);
      known.set(point, found);
      return found;
    };
    const limitAt = (expected: number) => {
      const place = Math.log(Math.min(mostExpected, Math.max(leastExpected, expected))) * pointsPerFold;
      const below = Math.floor(place);
      return limit(below) + (place - below) * (limit(below + 1) - limit(below));
    };
    return { ratio, gain, loss: ratio - 1, limitAt };
  });
}

const limitOf = (mean: number, ratio: number, runLength: number) =>
  poissonCusumLimit(poissonReference(mean, ratio * mean), mean, runLength);
