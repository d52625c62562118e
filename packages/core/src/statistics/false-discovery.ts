export type AdjustedPValues = {
  /** Benjamini & Hochberg (1995). */
  readonly bh: readonly number[];
  readonly bonferroni: readonly number[];
  /** Benjamini & Yekutieli (2001): under any dependence. */
  readonly by: readonly number[];
  /** Benjamini & Hochberg in the whole family; equal to `bh` where nothing was left untested. */
  readonly bh_n_family: readonly number[];
  /** How many of the tested have a `bh` of at most q. */
  readonly n_reject_bh: number;
};

/**
 * Adjusts p values for their number: to reject where the adjusted value is at most q keeps the share of false rejections
 * at q. A family of `n_family` hypotheses of which only some were tested counts the others as p = 1.
 */
export function adjustPValues(p: readonly number[], q = 0.05, n_family: number = p.length): AdjustedPValues {
  const harmonic = p.reduce((sum, _, i) => sum + 1 / (i + 1), 0);
  const bh = stepUp(p, p.length);
  return {
    bh,
    bonferroni: p.map((value) => Math.min(1, value * p.length)),
    by: stepUp(p, p.length * harmonic),
    bh_n_family: falseDiscoveryRates(p, n_family),
    n_reject_bh: bh.filter((value) => value <= q).length,
  };
}

/** Benjamini & Hochberg's adjusted p values in a family of `familySize` ≥ the number tested, in the order given. */
export function falseDiscoveryRates(p: readonly number[], familySize: number): number[] {
  return stepUp(p, Math.max(familySize, p.length));
}

/** min over j ≥ i of `factor` p₍ⱼ₎ ÷ j, at most 1. */
function stepUp(p: readonly number[], factor: number): number[] {
  const order = p.map((value, index) => ({ value, index })).toSorted((a, b) => b.value - a.value);
  const adjusted = p.map(() => 1);
  let least = 1;
  for (const [i, { value, index }] of order.entries()) {
    least = Math.min(least, (factor * value) / (p.length - i));
    adjusted[index] = least;
  }
  return adjusted;
}
