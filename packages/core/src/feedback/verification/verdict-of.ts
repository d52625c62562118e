/** What the data say of a measure. */
export const verdicts = ["EFFECTIVE", "PARTLY", "WORSE", "NOT_EFFECTIVE", "NOT_SHOWN_YET"] as const;
export type Verdict = (typeof verdicts)[number];

/** A ratio of rates after ÷ before with the limits of a look's own level; null: infinite, or nothing is known. */
export type JudgedRatio = { readonly ratio: number | null; readonly low: number; readonly high: number | null };

/**
 * The verdict of one look. EFFECTIVE: less than before, and by as much as planned; PARTLY: less than before; WORSE: more than
 * before; NOT_EFFECTIVE: not by as much as planned; in this order, so that what shows some effect, though surely less than
 * planned, is PARTLY, and what does harm is WORSE. Each must hold of the ratio itself and, where `against` tells the ratio to
 * the other defects of the same products, of that as well: a fall of everything is no effect, and a rise of everything
 * no failure.
 */
export function verdictOf(own: JudgedRatio, plannedRatio: number, against: JudgedRatio | null = null): Verdict {
  const told = against ? [own, against] : [own];
  const all = (holds: (one: JudgedRatio) => boolean) => told.every(holds);
  if (all(({ high }) => high !== null && high < 1)) {
    return all(({ ratio }) => ratio !== null && ratio <= plannedRatio) ? "EFFECTIVE" : "PARTLY";
  }
  if (all(({ low }) => low > 1)) return "WORSE";
  if (all(({ low }) => low > plannedRatio)) return "NOT_EFFECTIVE";
  return "NOT_SHOWN_YET";
}

/** What stands after all looks, the oldest first: the last verdict that any of them has shown. */
export function standingVerdict(looks: readonly { readonly verdict: Verdict }[]): Verdict {
  return looks.findLast(({ verdict }) => verdict !== "NOT_SHOWN_YET")?.verdict ?? "NOT_SHOWN_YET";
}
