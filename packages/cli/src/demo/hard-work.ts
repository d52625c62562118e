import type { DefectType } from "./catalogue/defects.ts";
import type { FamilyCode } from "./catalogue/products.ts";
import { troublesOf } from "./draw-contacts.ts";
import { stories } from "./stories.ts";

const easiness = new Map<string, number>();

/**
 * Whether what is wrong belongs to the hard work: a family of defects of a kind of machine of which ordinary technicians
 * settle few. Hard work is given out by this, never by the single type: within it everybody gets the same mix.
 */
export function isHardWork(type: DefectType, product: FamilyCode): boolean {
  const key = `${type.family.code}/${product}`;
  let easy = easiness.get(key);
  if (easy === undefined) {
    const alike = troublesOf(product).items.filter(({ family }) => family === type.family);
    const rates = alike.reduce((sum, { rate }) => sum + rate, 0);
    easy = alike.reduce((sum, each) => sum + each.easy * each.rate, 0) / (rates || 1);
    easiness.set(key, easy);
  }
  return easy < stories.hardCases.hardBelow;
}
