import type { SparseRows } from "./vectorise.ts";

export type LinearModel = {
  /** Of feature f and class k at f · classes + k. */
  readonly weights: Float32Array;
  readonly bias: Float32Array;
};

export type LinearTask = {
  readonly rows: SparseRows;
  readonly features: number;
  /** The class of each row, from 0. */
  readonly classes: Int32Array;
  readonly classCount: number;
};

/** Chosen by validation on texts of both languages: weak enough for a thousand texts, and a hundred thousand hardly care. */
const penalty = 0.5;
const tolerance = 0.05;
const mostRounds = 60;
const overAllEvery = 6;

/**
 * One linear support vector machine a class against all others, squared hinge loss, by dual coordinate descent
 * (Hsieh, Chang, Lin, Keerthi & Sundararajan 2008). Both sides of a class count by the square root of their rarity, so
 * that rare classes are heard without shouting. The same task gives the same model.
 */
export function trainLinear(task: LinearTask): LinearModel {
  const { features, classCount } = task;
  const weights = new Float32Array(features * classCount);
  const bias = new Float32Array(classCount);
  const lengths = squaredLengths(task.rows);
  for (let k = 0; k < classCount; k += 1) {
    const one = separate(task, lengths, k);
    for (let f = 0; f < features; f += 1) weights[f * classCount + k] = one.weights[f] ?? 0;
    bias[k] = one.bias;
  }
  return { weights, bias };
}

function separate(
  { rows, features, classes }: LinearTask,
  lengths: Float64Array,
  k: number,
): { weights: Float64Array; bias: number } {
  const { starts, columns, values } = rows;
  const count = classes.length;
  const inside = classes.reduce((sum, one) => sum + (one === k ? 1 : 0), 0);
  const softness = (size: number) => 1 / (2 * penalty * Math.sqrt(count / Math.max(1, size)));
  const [softInside, softOutside] = [softness(inside), softness(count - inside)];
  const weights = new Float64Array(features);
  const alphas = new Float64Array(count);
  const order = Int32Array.from({ length: count }, (_, row) => row);
  const next = scrambler(k + 1);
  // Rows far on their own side are looked at again only in rounds over all rows; most are, and most rounds leave them out.
  const atRest = new Uint8Array(count);
  let bias = 0;
  let overAll = true;
  for (let round = 0; round < mostRounds; round += 1) {
    shuffle(order, next);
    let worst = 0;
    for (const row of order) {
      if (atRest[row] === 1 && !overAll) continue;
      const side = classes[row] === k ? 1 : -1;
      const soft = side > 0 ? softInside : softOutside;
      const [from, to] = [starts[row] ?? 0, starts[row + 1] ?? 0];
      let margin = bias;
      for (let p = from; p < to; p += 1) margin += (weights[columns[p] ?? 0] ?? 0) * (values[p] ?? 0);
      const alpha = alphas[row] ?? 0;
      const gradient = side * margin - 1 + alpha * soft;
      const projected = alpha === 0 ? Math.min(gradient, 0) : gradient;
      atRest[row] = projected === 0 ? 1 : 0;
      if (projected === 0) continue;
      worst = Math.max(worst, Math.abs(projected));
      const moved = Math.max(0, alpha - gradient / ((lengths[row] ?? 0) + soft));
      const step = (moved - alpha) * side;
      alphas[row] = moved;
      bias += step;
      for (let p = from; p < to; p += 1) {
        const column = columns[p] ?? 0;
        weights[column] = (weights[column] ?? 0) + step * (values[p] ?? 0);
      }
    }
    if (worst < tolerance && overAll) break;
    overAll = worst < tolerance || round % overAllEvery === 0;
  }
  return { weights, bias };
}

/** Of each row, with the 1 that the bias is the weight of. */
function squaredLengths({ starts, values }: SparseRows): Float64Array {
  const lengths = new Float64Array(starts.length - 1).fill(1);
  for (let row = 0; row < lengths.length; row += 1)
    for (let p = starts[row] ?? 0; p < (starts[row + 1] ?? 0); p += 1)
      lengths[row] = (lengths[row] ?? 0) + (values[p] ?? 0) ** 2;
  return lengths;
}

/** Numbers below 2^32 by Marsaglia's xorshift: an order that no data can be unlucky with, the same every time. */
function scrambler(seed: number): () => number {
  let state = Math.imul(seed, 2_654_435_761) | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

function shuffle(order: Int32Array, next: () => number): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = next() % (i + 1);
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  }
}
