import { DomainError } from "../../errors.ts";
import { calibrate, type Calibration, type HeldOutScores } from "./calibrate.ts";
import { trainLinear, type LinearModel } from "./linear-svm.ts";
import type { Segmenter } from "./segment-text.ts";
import { readableText, textFeatures, type TextSubject } from "./text-features.ts";
import { learnVocabulary, vectorise, vectoriseAll, type Vocabulary } from "./vectorise.ts";

/** A text whose type a person decided. */
export type DecidedText = TextSubject & { readonly type: string };

/** What a taxonomy says of a type: its name, component, symptom. A type with few texts is known by it. */
export type TypeDescription = { readonly type: string; readonly text: string };

export type TypeModel = LinearModel & {
  /** The columns of the weights. */
  readonly types: readonly string[];
  readonly vocabulary: Vocabulary;
  readonly calibration: Calibration;
  readonly trainedOn: number;
};

export type Training = {
  /** The oldest first: confidence is calibrated on texts younger than those learned from. */
  readonly texts: readonly DecidedText[];
  readonly descriptions?: readonly TypeDescription[];
  readonly segmenter: Segmenter;
};

type Example = { readonly features: ReadonlyMap<string, number>; readonly type: string };

/**
 * Learns from decided texts which words and characters speak for which type. Confidence is calibrated by forward
 * validation: blocks of the younger half are told by models that learned only from what came before, then the model
 * learns from everything. Deterministic; a thousand texts take seconds, a hundred thousand minutes. Throws BAD_INPUT
 * `text_model_needs_types` where there are not two types to choose from.
 */
export function trainTypeModel({ texts, descriptions = [], segmenter }: Training): TypeModel {
  const examples = texts.map(({ text, attributes, type }) => ({
    features: textFeatures(readableText(text), segmenter, attributes),
    type,
  }));
  const described = descriptions.map(({ text, type }) => ({
    features: textFeatures(readableText(text), segmenter),
    type,
  }));
  if (new Set(texts.map(({ type }) => type)).size < 2) throw new DomainError("BAD_INPUT", "text_model_needs_types");
  const calibration = calibrate(heldOutScores(examples, described));
  return { ...learn([...examples, ...described]), calibration, trainedOn: texts.length };
}

/** The scores of one row under a linear model, one a type. */
export function scoresOf(features: ReadonlyMap<string, number>, model: Omit<TypeModel, "calibration" | "trainedOn">) {
  const { columns, values } = vectorise(features, model.vocabulary);
  const scores = model.bias.slice();
  const width = scores.length;
  columns.forEach((column, p) => {
    const value = values[p] ?? 0;
    for (let k = 0; k < width; k += 1) scores[k] = (scores[k] ?? 0) + (model.weights[column * width + k] ?? 0) * value;
  });
  return scores;
}

function learn(examples: readonly Example[]) {
  const types = [...new Set(examples.map(({ type }) => type))].toSorted((a, b) => (a < b ? -1 : 1));
  const numbers = new Map(types.map((type, k) => [type, k]));
  const features = examples.map((example) => example.features);
  const vocabulary = learnVocabulary(features);
  const linear = trainLinear({
    rows: vectoriseAll(features, vocabulary),
    features: vocabulary.idf.length,
    classes: Int32Array.from(examples, ({ type }) => numbers.get(type) ?? 0),
    classCount: types.length,
  });
  return { types, vocabulary, ...linear };
}

/** Few texts are told in five blocks of a tenth, by five models; of many the last fifth tells enough. */
const fewTexts = 20_000;

function heldOutScores(examples: readonly Example[], described: readonly Example[]): HeldOutScores[] {
  const blocks =
    examples.length > fewTexts
      ? [[0.8, 1] as const]
      : [0.5, 0.6, 0.7, 0.8, 0.9].map((from) => [from, from + 0.1] as const);
  return blocks.flatMap(([from, to]) => {
    const [start, end] = [Math.round(from * examples.length), Math.round(to * examples.length)];
    const before = [...examples.slice(0, start), ...described];
    if (new Set(before.map(({ type }) => type)).size < 2) return [];
    const model = learn(before);
    return examples.slice(start, end).map(({ features, type }) => ({
      scores: scoresOf(features, model),
      truth: model.types.indexOf(type),
    }));
  });
}
