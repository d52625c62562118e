import { encodeTypeModel } from "../text/encode-type-model.ts";
import { findEmergingPhrases, type EmergingPhrases, type EmergingQuestion } from "../text/find-emerging-phrases.ts";
import { findRepeats, type FiledText, type FoundRepeats } from "../text/find-repeats.ts";
import { createSegmenter } from "../text/segment-text.ts";
import { scoresOfTold, type TextScores } from "../text/suggestion-scores.ts";
import { suggestType } from "../text/suggest-type.ts";
import { type WatchQuestion, watchKnown, type ReportWatch } from "../signals/watch-known.ts";
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

/** Each takes seconds or minutes of a processor and is a pure function, done in a thread of its own. */
export const tasks = { train, look: findEmergingPhrases, repeats: findRepeats, typical: typicalPhrases, watch };

export type Task =
  | { readonly name: "train"; readonly question: TrainingTask; readonly answer?: TrainedModel }
  | { readonly name: "look"; readonly question: EmergingQuestion; readonly answer?: EmergingPhrases }
  | { readonly name: "repeats"; readonly question: readonly FiledText[]; readonly answer?: FoundRepeats[] }
  | { readonly name: "typical"; readonly question: TypicalQuestion; readonly answer?: TypicalPhrases }
  | { readonly name: "watch"; readonly question: WatchQuestion; readonly answer?: ReportWatch };

function watch({ known, settings }: WatchQuestion): ReportWatch {
  return watchKnown(known, settings);
}

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
