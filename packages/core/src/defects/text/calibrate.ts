import { wilsonInterval } from "../../statistics/wilson.ts";

/** What a model said of a text that it had not learned from, and whether its type, if it knew that type, was right. */
export type HeldOutScores = {
  readonly scores: Float32Array;
  /** −1: a type that the model had never seen. */
  readonly truth: number;
};

/** Chances are (1 − noise) · softmax(scores · sharpness) + noise ÷ types. */
export type ChanceCurve = {
  readonly sharpness: number;
  /** The share of texts whose deciders chose what no text could tell. */
  readonly noise: number;
};

export type Calibration = ChanceCurve & {
  /** How many texts it was learned from; 0: confidence is a guess. */
  readonly heldOut: number;
  /** Suggestions at least so sure were right nine times in ten; null: none were, or too few texts tell. */
  readonly threshold: number | null;
  /** Of the held-out texts above the threshold: their share of all, and the share that was right. */
  readonly coverage: number;
  readonly precision: number | null;
};

export const precisionWanted = 0.9;
const usualCurve: ChanceCurve = { sharpness: 3, noise: 0.1 };
const fewestHeldOut = 40;
// A precision seen in few texts is often luck: its lower limit of one standard error must not lie below this.
const least = 0.85;

/**
 * Learns from held-out texts how sure to be. Temperature scaling (Guo, Pleiss, Sun & Weinberger 2017) alone trusts the
 * surest suggestions too much, since people do not always decide alike; so a share of noise is fitted with it.
 */
export function calibrate(heldOut: readonly HeldOutScores[]): Calibration {
  if (heldOut.length < fewestHeldOut)
    return { ...usualCurve, heldOut: heldOut.length, threshold: null, coverage: 0, precision: null };
  const curve = bestCurve(heldOut);
  const told = heldOut.map(({ scores, truth }) => {
    const chances = chancesOf(scores, curve);
    const best = indexOfMost(chances);
    return { confidence: chances[best] ?? 0, right: best === truth };
  });
  return { ...curve, heldOut: heldOut.length, ...chooseThreshold(told) };
}

/** The chance of each type by its score. */
export function chancesOf(scores: Float32Array, { sharpness, noise }: ChanceCurve): Float64Array {
  const most = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  const chances = Float64Array.from(scores, (score) => Math.exp((score - most) * sharpness));
  const sum = chances.reduce((a, b) => a + b, 0);
  return chances.map((chance) => ((1 - noise) * chance) / sum + noise / scores.length);
}

function indexOfMost(values: Float64Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i += 1) if ((values[i] ?? 0) > (values[best] ?? 0)) best = i;
  return best;
}

const noises = Array.from({ length: 16 }, (_, step) => step * 0.02);
const mostFitted = 4000;

/** The curve under which the held-out types are likeliest; of very many texts it is fitted on some, evenly taken. */
function bestCurve(heldOut: readonly HeldOutScores[]): ChanceCurve {
  const every = Math.ceil(heldOut.length / mostFitted);
  const known = heldOut.filter(({ truth }, i) => truth >= 0 && i % every === 0);
  let best = { ...usualCurve, loss: Infinity };
  for (const noise of noises) {
    const lossAt = (log: number) => lossOf(known, { sharpness: Math.exp(log), noise });
    const log = lowest(lossAt, Math.log(0.1), Math.log(50));
    const loss = lossAt(log);
    if (loss < best.loss) best = { sharpness: Math.exp(log), noise, loss };
  }
  return { sharpness: best.sharpness, noise: best.noise };
}

function lossOf(known: readonly HeldOutScores[], curve: ChanceCurve): number {
  return known.reduce((sum, { scores, truth }) => sum - Math.log(chancesOf(scores, curve)[truth] || 1e-12), 0);
}

/** Where `f` is lowest, by golden section. */
function lowest(f: (x: number) => number, from: number, to: number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [from, to];
  for (let step = 0; step < 16; step += 1) {
    const left = high - golden * (high - low);
    const right = low + golden * (high - low);
    if (f(left) < f(right)) high = right;
    else low = left;
  }
  return (low + high) / 2;
}

/** The lowest confidence above which nine in ten were right, and with some certainty. */
function chooseThreshold(told: readonly { readonly confidence: number; readonly right: boolean }[]) {
  const sorted = told.toSorted((a, b) => b.confidence - a.confidence);
  let chosen: Pick<Calibration, "threshold" | "coverage" | "precision"> = {
    threshold: null,
    coverage: 0,
    precision: null,
  };
  let right = 0;
  sorted.forEach((one, i) => {
    if (one.right) right += 1;
    const above = i + 1;
    if (sorted[above]?.confidence === one.confidence || right / above < precisionWanted) return;
    if ((wilsonInterval(right, above, 1)?.low ?? 0) < least) return;
    chosen = { threshold: one.confidence, coverage: above / sorted.length, precision: right / above };
  });
  return chosen;
}
