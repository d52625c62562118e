import type { Segmenter } from "./segment-text.ts";
import { normaliseText } from "./normalise-text.ts";

/** What a text says, and what is known besides it: the model, the brand, the channel, each told as `name:value`. */
export type TextSubject = { readonly text: string; readonly attributes?: readonly string[] };

/** A complaint says what is the matter in its first characters; a text may be a pasted log of any length. */
const readCharacters = 1500;

/** The normalised beginning of a text that a model reads. */
export function readableText(text: string): string {
  return normaliseText(text.slice(0, readCharacters));
}

/**
 * How often a normalised text has each feature: words (`w`), single and paired Chinese characters (`c`), three to five
 * characters of other words with their ends (`l`), and attributes (`a`).
 */
export function textFeatures(
  normalised: string,
  segmenter: Segmenter,
  attributes: readonly string[] = [],
): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (feature: string) => counts.set(feature, (counts.get(feature) ?? 0) + 1);
  for (const word of segmenter.words(normalised)) add(`w${word}`);
  for (const run of normalised.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []) {
    for (const piece of run.match(/\p{Script=Han}+|\P{Script=Han}+/gu) ?? []) {
      if (isHan(piece)) addGrams(piece, "c", 1, 2, add);
      else addGrams(` ${piece} `, "l", 3, 5, add);
    }
  }
  for (const attribute of attributes) add(`a${normaliseText(attribute)}`);
  return counts;
}

const isHan = (piece: string) => /^\p{Script=Han}/u.test(piece);

function addGrams(piece: string, mark: string, shortest: number, longest: number, add: (feature: string) => void) {
  const characters = Array.from(piece);
  for (let length = shortest; length <= longest; length += 1)
    for (let at = 0; at + length <= characters.length; at += 1) add(mark + characters.slice(at, at + length).join(""));
}
