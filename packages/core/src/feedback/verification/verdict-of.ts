import type { RatioTest } from "../../statistics/conditional-family.ts";

/** What the data say of a measure. */
export const verdicts = ["EFFECTIVE", "PARTLY", "WORSE", "NOT_EFFECTIVE", "NOT_SHOWN_YET"] as const;
export type Verdict = (typeof verdicts)[number];

/** A ratio of rates after ÷ before with the limits of a look's own level; null: infinite, or nothing is known. */
export type JudgedRatio = { readonly ratio: number | null; readonly low: number; readonly high: number | null };

/** What may be claimed of one ratio. */
export type Claims = {
  /** Below 1. */
  readonly less: boolean;
  /** The estimate is what was planned, or below. */
  readonly reached: boolean;
  /** Above 1. */
  readonly more: boolean;
  /** Above what was planned. */
  readonly short: boolean;
};

/**
 * The verdict of one look. EFFECTIVE: less than before, and by as much as planned; PARTLY: less than before; WORSE: more than
 * before; NOT_EFFECTIVE: not by as much as planned; in this order, so that what shows some effect, though surely less than
 * planned, is PARTLY, and what does harm is WORSE. Each must hold of the ratio itself and, where `against` tells the ratio to
 * the other defects of the same products, of that as well: a fall of everything is no effect, and a rise of everything
 * no failure.
 */
export function verdictOf(own: JudgedRatio, plannedRatio: number, against: JudgedRatio | null = null): Verdict {
  const claims = (against ? [own, against] : [own]).map(({ ratio, low, high }): Claims => ({
    less: high !== null && high < 1,
    reached: ratio !== null && ratio <= plannedRatio,
    more: low > 1,
    short: low > plannedRatio,
  }));
  return verdictOfClaims(claims);
}

/** The same of what may be claimed of each ratio. */
export function verdictOfClaims(claims: readonly Claims[]): Verdict {
  if (claims.every(({ less }) => less)) return claims.every(({ reached }) => reached) ? "EFFECTIVE" : "PARTLY";
  if (claims.every(({ more }) => more)) return "WORSE";
  if (claims.every(({ short }) => short)) return "NOT_EFFECTIVE";
  return "NOT_SHOWN_YET";
}

/**
 * What a test lets claim at a one-sided level, without working out limits: a limit lies beyond a ratio exactly where the
 * test at that ratio falls below the level.
 */
export function claimsOf({ ratio, below, above }: RatioTest, level: number, plannedRatio: number): Claims {
  const estimate = ratio ?? Infinity;
  return {
    less: estimate < 1 && below(1) < level,
    reached: estimate <= plannedRatio,
    more: estimate > 1 && above(1) < level,
    short: estimate > plannedRatio && above(plannedRatio) < level,
  };
}

/**
 * What stands after all looks, the oldest first: the last verdict that any of them has shown. A look that shows nothing
 * takes nothing back, another verdict does; so nothing is final while looks go on.
 */
export function standingVerdict(looks: readonly { readonly verdict: Verdict }[]): Verdict {
  return looks.findLast(({ verdict }) => verdict !== "NOT_SHOWN_YET")?.verdict ?? "NOT_SHOWN_YET";
}
