import gammaQuantile from "@stdlib/stats-base-dists-gamma-quantile";
import { demandFigures, demandPairs } from "./finite.ts";

export type WeightedRate = { readonly rate: number; readonly low: number; readonly high: number };

/**
 * A sum of Poisson rates, counts ÷ exposures, with the 95 % interval of Fay & Feuer (1997): exact for one rate, and with
 * an upper limit where nothing was counted. Exposures > 0.
 */
export function weightedRate(counts: readonly number[], exposures: readonly number[]): WeightedRate {
  demandPairs(counts, exposures, "exposures");
  demandFigures(counts, "counts", 0);
  demandFigures(exposures, "exposures", Number.MIN_VALUE);
  const weights = exposures.map((exposure) => 1 / exposure);
  const rate = counts.reduce((sum, count, i) => sum + count * (weights[i] ?? 0), 0);
  const variance = counts.reduce((sum, count, i) => sum + count * (weights[i] ?? 0) ** 2, 0);
  const most = Math.max(...weights);
  const [mean, spread] = [rate + most, variance + most ** 2];
  return {
    rate,
    low: rate === 0 ? 0 : gammaQuantile(0.025, rate ** 2 / variance, rate / variance),
    high: gammaQuantile(0.975, mean ** 2 / spread, mean / spread),
  };
}
