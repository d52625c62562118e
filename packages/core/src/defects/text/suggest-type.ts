import { chancesOf } from "./calibrate.ts";
import type { Segmenter } from "./segment-text.ts";
import { readableText, textFeatures, type TextSubject } from "./text-features.ts";
import { scoresOf, type TypeModel } from "./train-type-model.ts";
import { vectorise } from "./vectorise.ts";

export type TypeSuggestion = {
  readonly type: string;
  /** The calibrated chance that this is the type, 0 to 1. */
  readonly confidence: number;
  /** As sure as suggestions that were right nine times in ten. */
  readonly sure: boolean;
  /** The next likely types, the likeliest first. */
  readonly others: readonly { readonly type: string; readonly confidence: number }[];
  /** The words of the text that speak most for this type and against the next likely, the strongest first. */
  readonly words: readonly { readonly word: string; readonly weight: number }[];
};

export type Suggesting = { readonly model: TypeModel; readonly segmenter: Segmenter };

const toldOthers = 2;
const toldWords = 6;

/** The type that a text most likely tells of; null for a text in which the model knows nothing. About a millisecond. */
export function suggestType(
  { model, segmenter }: Suggesting,
  { text, attributes }: TextSubject,
): TypeSuggestion | null {
  const normalised = readableText(text);
  const features = textFeatures(normalised, segmenter, attributes);
  const known = [...features.keys()].some((feature) => model.vocabulary.columns.has(feature));
  if (!known) return null;
  const chances = chancesOf(scoresOf(features, model), model.calibration);
  const ranked = model.types
    .map((type, k) => ({ type, k, confidence: chances[k] ?? 0 }))
    .toSorted((a, b) => b.confidence - a.confidence || a.k - b.k);
  const [best, next] = ranked;
  if (!best || !next) return null;
  const { threshold } = model.calibration;
  return {
    type: best.type,
    confidence: best.confidence,
    sure: threshold !== null && best.confidence >= threshold,
    others: ranked.slice(1, 1 + toldOthers).map(({ type, confidence }) => ({ type, confidence })),
    words: speakingWords(segmenter.words(normalised), weightsOf(features, model, best.k, next.k)),
  };
}

/** What each feature of the text adds to the score of one type over another. */
function weightsOf(
  features: ReadonlyMap<string, number>,
  { vocabulary, weights, types }: TypeModel,
  one: number,
  other: number,
): { readonly text: string; readonly whole: boolean; readonly weight: number }[] {
  const known = [...features].filter(([feature]) => vocabulary.columns.has(feature));
  const { columns, values } = vectorise(new Map(known), vocabulary);
  return known.map(([feature], p) => {
    const row = (columns[p] ?? 0) * types.length;
    const weight = ((weights[row + one] ?? 0) - (weights[row + other] ?? 0)) * (values[p] ?? 0);
    return { text: feature.slice(1).trim(), whole: feature.startsWith("w"), weight };
  });
}

/** A word has its own weight, and its share of what the characters in it weigh. */
function speakingWords(
  words: readonly string[],
  features: readonly { readonly text: string; readonly whole: boolean; readonly weight: number }[],
): TypeSuggestion["words"] {
  const total = new Map(words.map((word) => [word, 0]));
  const holders = holdersOfPieces(total.keys());
  for (const { text, whole, weight } of features) {
    const sharing = whole ? [text] : (holders.get(text) ?? []);
    for (const word of sharing) total.set(word, (total.get(word) ?? 0) + weight / sharing.length);
  }
  return [...total]
    .filter(([, weight]) => weight > 0)
    .toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, toldWords)
    .map(([word, weight]) => ({ word, weight }));
}

const longestPiece = 5;

/** Which of these words hold each piece of a few characters. */
function holdersOfPieces(words: Iterable<string>): Map<string, string[]> {
  const holders = new Map<string, string[]>();
  for (const word of words)
    for (let length = 1; length <= longestPiece; length += 1)
      for (let at = 0; at + length <= word.length; at += 1) {
        const piece = word.slice(at, at + length);
        const list = holders.get(piece);
        if (!list) holders.set(piece, [word]);
        else if (list.at(-1) !== word) list.push(word);
      }
  return holders;
}
