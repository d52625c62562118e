import { Jieba } from "@node-rs/jieba";
import { dict } from "@node-rs/jieba/dict.js";
import { stemmer } from "stemmer";
import { normaliseText } from "./normalise-text.ts";

export type Segmenter = {
  /**
   * The words of a normalised text in their order: Chinese as jieba cuts it, others whole, English in Porter's stem.
   * Marks and white space are left out.
   */
  words(normalised: string): string[];
};

// So much heavier than any word of jieba's own dictionary that a word given to us is never cut.
const weightOfOwnWord = 10_000_000;
const run = /[\p{L}\p{N}\p{M}]+(?:[-._+/&%][\p{L}\p{N}\p{M}]+)*/gu;
const han = /\p{Script=Han}/u;
const plainEnglish = /^[a-z]{3,}$/;

/**
 * Reads jieba's dictionary, which takes half a second: make one and keep it. `ownWords` are names that stay whole
 * (models, parts), whatever a general dictionary thinks of them; white space in them counts as no character.
 */
export function createSegmenter(ownWords: readonly string[] = []): Segmenter {
  const jieba = Jieba.withDict(dict);
  const own = new Set(ownWords.map((word) => normaliseText(word).replaceAll(" ", "")).filter((word) => word !== ""));
  if (own.size > 0) {
    const lines = [...own].map((word) => `${word} ${weightOfOwnWord} n\n`);
    jieba.loadDict(Buffer.from(lines.join("")));
  }
  const cut = (piece: string) => (han.test(piece) ? jieba.cut(piece, true) : [piece]);
  return { words: (normalised) => runsOf(normalised).flatMap((piece) => wordsOf(piece, own, cut)) };
}

const runsOf = (text: string): readonly string[] => text.match(run) ?? [];

function wordsOf(piece: string, own: ReadonlySet<string>, cut: (piece: string) => string[]): string[] {
  if (own.has(piece)) return [piece];
  return cut(piece).flatMap((word) => {
    if (own.has(word) || han.test(word)) return [word];
    return (word.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []).map((part) => (plainEnglish.test(part) ? stemmer(part) : part));
  });
}
