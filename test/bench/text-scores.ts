import { normaliseText, type DecidedText, type Segmenter } from "@huilu/core";

/** What was said of a text, how sure, against what a person decided. */
export type Told = { readonly said: string; readonly confidence: number; readonly truth: string };

export type TextScores = {
  readonly accuracy: number;
  /** The mean over all types decided or said (as scikit-learn has it). */
  readonly macroF1: number;
  /** The largest share of the texts, the surest first, of which nine in ten are right: seen afterwards. */
  readonly coverageAt90: number;
};

export function scoresOfTold(told: readonly Told[]): TextScores {
  const right = told.filter(({ said, truth }) => said === truth).length;
  return { accuracy: right / told.length, macroF1: macroF1(told), coverageAt90: coverageAt90(told) };
}

function macroF1(told: readonly Told[]): number {
  const types = [...new Set(told.flatMap(({ said, truth }) => [said, truth]))].filter((type) => type !== "");
  const ofType = (type: string) => {
    const both = told.filter(({ said, truth }) => said === type && truth === type).length;
    const either = told.filter(({ said }) => said === type).length + told.filter(({ truth }) => truth === type).length;
    return (2 * both) / either;
  };
  return types.reduce((sum, type) => sum + ofType(type), 0) / types.length;
}

function coverageAt90(told: readonly Told[]): number {
  let right = 0;
  let covered = 0;
  told
    .toSorted((a, b) => b.confidence - a.confidence)
    .forEach(({ said, truth }, i) => {
      if (said === truth) right += 1;
      if (right / (i + 1) >= 0.9) covered = i + 1;
    });
  return covered / told.length;
}

/** Of ten classes of confidence, how far on average what was right lies from what was promised. */
export function calibrationError(told: readonly Told[]): number {
  const bins = Array.from({ length: 10 }, () => ({ promised: 0, right: 0 }));
  for (const { said, truth, confidence } of told) {
    const bin = bins[Math.min(9, Math.floor(confidence * 10))];
    if (!bin) continue;
    bin.promised += confidence;
    if (said === truth) bin.right += 1;
  }
  return bins.reduce((sum, { promised, right }) => sum + Math.abs(promised - right), 0) / told.length;
}

/** The commonest type of the learned texts, whatever the text says. */
export function majority(train: readonly DecidedText[]): string {
  const counts = new Map<string, number>();
  for (const { type } of train) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? "";
}

// The best of 1, 0.3, 0.1, 0.03 and 0.01 in validation on the learned texts of both languages.
const smoothing = 0.1;

/** Multinomial naive Bayes over the same words as ours, with as much smoothing as it does best with. */
export function naiveBayes(train: readonly DecidedText[], segmenter: Segmenter) {
  const wordsOf = (text: string) => segmenter.words(normaliseText(text));
  const types = new Map<string, { texts: number; total: number; words: Map<string, number> }>();
  const vocabulary = new Set<string>();
  for (const { text, type } of train) {
    const counts = types.get(type) ?? { texts: 0, total: 0, words: new Map<string, number>() };
    types.set(type, counts);
    counts.texts += 1;
    for (const word of wordsOf(text)) {
      vocabulary.add(word);
      counts.total += 1;
      counts.words.set(word, (counts.words.get(word) ?? 0) + 1);
    }
  }
  return (text: string): { said: string; confidence: number } => {
    const words = wordsOf(text).filter((word) => vocabulary.has(word));
    const logs = [...types].map(([type, { texts, total, words: seen }]) => {
      const log = (word: string) =>
        Math.log(((seen.get(word) ?? 0) + smoothing) / (total + smoothing * vocabulary.size));
      return { type, log: words.reduce((sum, word) => sum + log(word), Math.log(texts / train.length)) };
    });
    const [best] = logs.toSorted((a, b) => b.log - a.log);
    if (!best) return { said: "", confidence: 0 };
    return { said: best.type, confidence: 1 / logs.reduce((sum, { log }) => sum + Math.exp(log - best.log), 0) };
  };
}
