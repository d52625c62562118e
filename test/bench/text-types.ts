import {
  createSegmenter,
  scoresOfTold,
  suggestType,
  trainTypeModel,
  type Segmenter,
  type TextScores,
  type Told,
} from "@huilu/core";
import { median, type Goal } from "./bench.ts";
import { carSplits, vacuumSplits, type RealText, type Split } from "./real-texts.ts";
import { calibrationError, majority, naiveBayes } from "./text-scores.ts";

const millisecondsAllowed = 5;

/** Suggested types of real texts against naive Bayes on words and against the commonest type, on the same splits. */
export async function typeLines(folder: string, seed: number): Promise<Goal[]> {
  const segmenter = createSegmenter();
  const cars = await carSplits(folder);
  return [
    ...cars.flatMap(({ month, split }) => linesOf(`car-complaints-zh, ${month}`, [split], segmenter)),
    ...linesOf("dustup", await vacuumSplits(folder, seed), segmenter),
  ];
}

type Tried = { told: Told[]; sure: Told[]; times: number[]; trainSeconds: number };

function linesOf(name: string, splits: readonly Split[], segmenter: Segmenter): Goal[] {
  const ours = splits.map((split) => trySplit(split, segmenter));
  const plain = splits.map((split) => trySplit(withoutContext(split), segmenter));
  const told = ours.flatMap((one) => one.told);
  const scores = scoresOfTold(told);
  const textOnly = scoresOfTold(plain.flatMap((one) => one.told));
  const bayes = scoresOfTold(splits.flatMap((split) => tryBayes(split, segmenter)));
  const most = scoresOfTold(splits.flatMap(tryMajority));
  const compared = (what: string, key: keyof TextScores): Goal => ({
    name: `types of ${name}, ${what}, against naive Bayes on words`,
    ours: 100 * scores[key],
    opponent: 100 * bayes[key],
    unit: "%",
    atLeast: 1,
    better: "higher",
    beside: `the commonest type ${percent(most[key])}; ours from the text alone ${percent(textOnly[key])}${key === "coverageAt90" ? chosenBefore(ours) : ""}`,
  });
  const times = ours.flatMap((one) => one.times).toSorted((a, b) => a - b);
  const sizes = `${splits.reduce((sum, { train }) => sum + train.length, 0) / splits.length} texts learned in ${median(ours.map((one) => one.trainSeconds)).toFixed(1)} s`;
  return [
    compared("accuracy", "accuracy"),
    compared("macro-F1", "macroF1"),
    compared("coverage at 90 % precision", "coverageAt90"),
    {
      name: `a suggestion for a text of ${name}, 95th percentile, against the limit`,
      ours: times[Math.floor(times.length * 0.95)] ?? Number.NaN,
      opponent: millisecondsAllowed,
      unit: "ms",
      atLeast: 1,
      beside: `${told.length} texts tried, ${sizes}, calibration error ${percent(calibrationError(told))}`,
    },
  ];
}

/** The model as the product trains it; its texts are ordered by day. */
function trySplit({ train, test, descriptions }: Split, segmenter: Segmenter): Tried {
  const started = performance.now();
  const model = trainTypeModel({ texts: train, descriptions, segmenter });
  const tried: Tried = { told: [], sure: [], times: [], trainSeconds: (performance.now() - started) / 1000 };
  for (const one of test) {
    const from = performance.now();
    const found = suggestType({ model, segmenter }, one);
    tried.times.push(performance.now() - from);
    const told = { said: found?.type ?? "", confidence: found?.confidence ?? 0, truth: one.type };
    tried.told.push(told);
    if (found?.sure) tried.sure.push(told);
  }
  return tried;
}

function chosenBefore(tried: readonly Tried[]): string {
  const sure = tried.flatMap((one) => one.sure);
  const all = tried.reduce((sum, one) => sum + one.told.length, 0);
  const right = sure.filter(({ said, truth }) => said === truth).length;
  if (sure.length === 0) return "; held-out texts gave no threshold that is sure enough";
  return `; at the threshold chosen beforehand ${percent(sure.length / all)} are covered, ${percent(right / sure.length)} of them right`;
}

const withoutContext = ({ train, test }: Split): Split => {
  const plain = ({ attributes: _attributes, ...rest }: RealText) => rest;
  return { train: train.map(plain), test: test.map(plain), descriptions: [] };
};

function tryBayes({ train, test }: Split, segmenter: Segmenter): Told[] {
  const say = naiveBayes(train, segmenter);
  return test.map(({ text, type }) => ({ ...say(text), truth: type }));
}

function tryMajority({ train, test }: Split): Told[] {
  const said = majority(train);
  return test.map(({ type }) => ({ said, confidence: 1, truth: type }));
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
