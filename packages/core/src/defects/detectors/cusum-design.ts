import { poissonCusumLimit, poissonReference } from "../../statistics/poisson-cusum.ts";

/** A CUSUM for one ratio of rates, its sum kept in log likelihood. */
export type CusumDesign = {
  /** μ₁ ÷ μ₀, the worsening that it finds soonest. */
  readonly ratio: number;
  /** What a count adds where so many were expected: positive if it is likelier after the worsening. */
  readonly weigh: (count: number, expected: number, dispersion: number) => number;
  /** The limit of the sum where so many a period are expected; infinite where this chart is not kept. */
  readonly limitAt: (expected: number, dispersion: number) => number;
};

const [leastExpected, mostExpected, pointsPerFold] = [0.005, 400, 5];
// Above this mean a worsening is found within weeks anyway, so that series is given fewer of the false alarms.
const often = { above: 4, runLength: 2 };
const seldom = { runLength: 0.85 };
// Below this mean a few events are many times what is expected, which a chart for a doubling takes weeks to believe: the
// charts for more are kept there only, and given a part of the false alarms.
const rare = { below: 1, share: 0.3 };
// Closer to 1, the dispersion is chance's own.
const overDispersed = 1.02;

/**
 * Charts that together signal about once in `runLength` periods on series that stay as they are: the first for all, the
 * others for rare events only, which they share; series of a mean above 4 are given a third of the false alarms that the
 * others get. Lucas' sum times ln ratio is the log likelihood ratio, whose limit hardly depends on the mean; it is designed
 * at means ⅕ of a fold apart, by the Markov chain of Brook & Evans, and interpolated. Limits are worked out when first
 * asked for.
 */
export function cusumDesigns(runLength: number, ratios: readonly number[]): CusumDesign[] {
  const others = ratios.length - 1;
  return ratios.map((ratio, i) => {
    const known = new Map<number, number>();
    const shareAt = (mean: number) => {
      if (i > 0) return rare.share / others;
      return others > 0 && mean < rare.below ? 1 - rare.share : 1;
    };
    const limit = (point: number) => {
      const mean = Math.exp(point / pointsPerFold);
      const found = known.get(point) ?? limitOf(mean, ratio, runLength / shareAt(mean));
      known.set(point, found);
      return found;
    };
    const limitAt = interpolated(limit);
    const kept: CusumDesign["limitAt"] = (expected, dispersion) =>
      expected / dispersion < rare.below ? limitAt(expected, dispersion) : Infinity;
    return { ratio, weigh: weighing(ratio), limitAt: i === 0 ? limitAt : kept };
  });
}

/**
 * Of counts of dispersion 1 that is Lucas' x − k, times ln ratio. Of more dispersed ones it is the log likelihood ratio of
 * two negative binomials of the same variance ÷ mean, of whose outliers each next event tells less: dividing counts by
 * the dispersion, which is its limit for small excess, raised half as many false alarms again in the gate.
 */
function weighing(ratio: number): CusumDesign["weigh"] {
  const [gain, loss] = [Math.log(ratio), ratio - 1];
  return (count, expected, dispersion) => {
    if (dispersion < overDispersed) return gain * count - loss * expected;
    const size = expected / (dispersion - 1);
    let sum = -loss * size * Math.log(dispersion);
    for (let event = 0; event < count; event += 1) sum += Math.log((ratio * size + event) / (size + event));
    return sum;
  };
}

/** Designed on counts divided by the dispersion; likelihood that is exact makes do with a run length as much shorter. */
function interpolated(limit: (point: number) => number): CusumDesign["limitAt"] {
  return (expected, dispersion) => {
    const mean = Math.min(mostExpected, Math.max(leastExpected, expected / dispersion));
    const place = Math.log(mean) * pointsPerFold;
    const below = Math.floor(place);
    return limit(below) + (place - below) * (limit(below + 1) - limit(below)) - Math.log(dispersion);
  };
}

function limitOf(mean: number, ratio: number, runLength: number): number {
  const share = mean > often.above ? often.runLength : seldom.runLength;
  return Math.log(ratio) * poissonCusumLimit(poissonReference(mean, ratio * mean), mean, runLength * share);
}
