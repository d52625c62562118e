/** The `p` quantile of `values` by linear interpolation (R's type 7). NaN of none. */
function quantile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * p;
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
}

/** `values` with the outermost `share` at each end drawn in to the quantile there. */
export function winsorise(values: readonly number[], share = 0.1): number[] {
  const [low, high] = [quantile(values, share), quantile(values, 1 - share)];
  return values.map((value) => Math.min(high, Math.max(low, value)));
}

/** Mean square of z scores winsorised by 10 % at each end: 1 where only chance is at work (Spiegelhalter 2005, 3.4). */
export function winsorisedDispersion(z: readonly number[]): number {
  return winsorise(z).reduce((sum, value) => sum + value * value, 0) / z.length;
}

/** Whether a dispersion over `units` is more than chance makes it: above 1 + 2 √(2 ÷ units) (Spiegelhalter 2005). */
export function isOverDispersed(dispersion: number, units: number): boolean {
  return dispersion > 1 + 2 * Math.sqrt(2 / units);
}

/**
 * The variance between units, to be added to each unit's own variance (DerSimonian & Laird 1986 by way of the
 * dispersion; Spiegelhalter 2005, 3.4). On the scale of `variances`; 0 where chance explains it all.
 */
export function additiveVariance(dispersion: number, variances: readonly number[]): number {
  const weights = variances.map((variance) => 1 / variance);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const squares = weights.reduce((total, weight) => total + weight * weight, 0);
  const excess = variances.length * dispersion - (variances.length - 1);
  return variances.length < 2 ? 0 : Math.max(0, excess / (sum - squares / sum));
}
