const names = ["rule1", "rule2", "rule3", "rule4", "rule5", "rule6", "rule7", "rule8"] as const;
/** Of each rule the last points of its patterns, from 1 on. */
export type NelsonRules = Readonly<Record<(typeof names)[number], readonly number[]>>;

/** Nelson's eight rules (1984) on standardised points z = (x − CL) ÷ σ; every point that completes a pattern is listed. */
export function nelsonRules(z: readonly number[]): NelsonRules {
  const at = (i: number) => z[i] ?? Number.NaN;
  const all = (i: number, length: number, holds: (j: number) => boolean) =>
    i + 1 >= length && Array.from({ length }, (_, back) => i - back).every(holds);
  const rising = (i: number, sign: number) => all(i - 0, 6, (j) => j === i - 5 || sign * (at(j) - at(j - 1)) > 0);
  const alternating = (i: number) =>
    all(i, 14, (j) => j >= i - 13 && (j < i - 11 || (at(j) - at(j - 1)) * (at(j - 1) - at(j - 2)) < 0));
  const beyond = (i: number, limit: number, [least, of]: readonly [number, number]) =>
    [1, -1].some((sign) => {
      const recent = Array.from({ length: Math.min(of, i + 1) }, (_, back) => sign * at(i - back));
      return sign * at(i) > limit && recent.filter((value) => value > limit).length >= least;
    });
  const places = (holds: (i: number) => boolean) => z.flatMap((_, i) => (holds(i) ? [i + 1] : []));
  return {
    rule1: places((i) => Math.abs(at(i)) > 3),
    rule2: places((i) => [1, -1].some((sign) => all(i, 9, (j) => sign * at(j) > 0))),
    rule3: places((i) => rising(i, 1) || rising(i, -1)),
    rule4: places(alternating),
    rule5: places((i) => beyond(i, 2, [2, 3])),
    rule6: places((i) => beyond(i, 1, [4, 5])),
    rule7: places((i) => all(i, 15, (j) => Math.abs(at(j)) < 1)),
    rule8: places((i) => all(i, 8, (j) => Math.abs(at(j)) > 1)),
  };
}
