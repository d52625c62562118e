/** Two-sided 95 % standard normal quantile. */
export const z95 = 1.959963984540054;

/**
 * Wilson score interval of a proportion (Wilson 1927, without continuity correction).
 * Takes hits and trials; returns the limits as proportions, or null for no trials.
 */
export function wilsonInterval(hits: number, trials: number, z: number = z95): { low: number; high: number } | null {
  if (trials <= 0) return null;
  const p = hits / trials;
  const spread = z * Math.sqrt((p * (1 - p)) / trials + (z * z) / (4 * trials * trials));
  const centre = p + (z * z) / (2 * trials);
  const scale = 1 + (z * z) / trials;
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) };
}
