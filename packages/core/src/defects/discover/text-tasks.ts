import { encodeTypeModel } from "../text/encode-type-model.ts";
import { findEmergingPhrases, type EmergingPhrases, type EmergingQuestion } from "../text/find-emerging-phrases.ts";
import { createSegmenter } from "../text/segment-text.ts";
import { scoresOfTold, type TextScores } from "../text/suggestion-scores.ts";
import { suggestType } from "../text/suggest-type.ts";
import { typicalPhrases, type TypicalPhrases, type TypicalQuestion } from "../text/typical-phrases.ts";
import { trainTypeModel, type DecidedText, type TypeDescription } from "../text/train-type-model.ts";

export type TrainingTask = {
  /** The oldest first. */
  readonly texts: readonly DecidedText[];
  readonly descriptions: readonly TypeDescription[];
  readonly ownWords: readonly string[];
  /** How many of the texts, the youngest, the model is tried on before it learns from all. */
  readonly heldOut: number;
};
export type TrainedModel = {
  readonly model: Uint8Array;
  /** On the held-out texts; `majority`: of always saying the type that was commonest before. */
  readonly worth: TextScores & { readonly majority: number };
};

/** Reading many texts takes minutes of a processor: each task is a pure function, done in a thread of its own. */
export const textTasks = { train, look: findEmergingPhrases, typical: typicalPhrases };

export type TextTask =
  | { readonly name: "train"; readonly question: TrainingTask; readonly answer?: TrainedModel }
  | { readonly name: "look"; readonly question: EmergingQuestion; readonly answer?: EmergingPhrases }
  | { readonly name: "typical"; readonly question: TypicalQuestion; readonly answer?: TypicalPhrases };

function train({ texts, descriptions, ownWords, heldOut }: TrainingTask): TrainedModel {
  const segmenter = createSegmenter(ownWords);
  const learned = texts.slice(0, texts.length - heldOut);
  const before = trainTypeModel({ texts: learned, descriptions, segmenter });
  const tried = texts.slice(texts.length - heldOut);
  const told = tried.map((one) => {
    const found = suggestType({ model: before, segmenter }, one);
    return { said: found?.type ?? "", confidence: found?.confidence ?? 0, truth: one.type };
  });
  const commonest = commonestOf(learned.map(({ type }) => type));
  const majority = tried.filter(({ type }) => type === commonest).length / tried.length;
  const model = encodeTypeModel(trainTypeModel({ texts, descriptions, segmenter }));
  return { model, worth: { ...scoresOfTold(told), majority } };
}

function commonestOf(types: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}
