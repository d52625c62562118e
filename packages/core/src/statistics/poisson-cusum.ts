import gammaln from "@stdlib/math-base-special-gammaln";

export type PoissonCusumInput = {
  readonly counts: readonly number[];
  readonly mu0: number;
  readonly mu1: number;
  readonly h: number;
  /** In place of the exact reference value. */
  readonly k_rounded?: number;
  /** Exposure nₜ of each period, by which k is multiplied; 1 where not given. */
  readonly exposure?: readonly number[];
};

export type PoissonCusum = {
  readonly k_exact: number;
  readonly path: readonly number[];
  /** The first period with S ≥ h, counted from 1. */
  readonly first_signal_1based: number | null;
};

/** The reference value that tells a mean `mu0` a period from `mu1` soonest: (μ₁ − μ₀) ÷ (ln μ₁ − ln μ₀) (Lucas 1985). */
export function poissonReference(mu0: number, mu1: number): number {
  return (mu1 - mu0) / (Math.log(mu1) - Math.log(mu0));
}

/** The path S = max(0, S + x − nk) from S = 0, and the first period in which it reaches h (Lucas 1985). */
export function poissonCusum({ counts, mu0, mu1, h, k_rounded, exposure }: PoissonCusumInput): PoissonCusum {
  const k_exact = poissonReference(mu0, mu1);
  const k = k_rounded ?? k_exact;
  let sum = 0;
  const path = counts.map((count, t) => (sum = Math.max(0, sum + count - (exposure?.[t] ?? 1) * k)));
  const signal = path.findIndex((value) => value >= h - rounding);
  return { k_exact, path, first_signal_1based: signal < 0 ? null : signal + 1 };
}

export type RunLengths = {
  /** Mean number of periods until the signal, from S = 0. */
  readonly arl: number;
  /** The same from the head start S = h ÷ 2 (fast initial response, Lucas & Crosier 1982). */
  readonly arl_fir: number;
};

/**
 * Mean run lengths in periods of S = max(0, S + X − k), signal at S ≥ h, X Poisson of mean `theta`, by the Markov chain of
 * Brook & Evans (1972). Exact where h ÷ 2 and k are whole multiples of one step not too small; else on a fine grid whose
 * transitions keep the mean. Infinite where a signal is too rare to be told from none.
 */
export function poissonCusumRunLength(h: number, k: number, theta: number): RunLengths {
  return runLengths({ h, k, theta, cells: latticeCells(h, k) });
}

// With so many cells the run length of a design is within a few per cent; its logarithm is sought to a thousandth.
const designCells = 64;
// Where k alone is further out than the run length asks for, any rise above 0 is a signal.
const leastLimit = 0.1;
const closeEnough = 1e-3;

/** The h with which counts of mean `theta` signal once in `runLength` periods on average; k need not be round. */
export function poissonCusumLimit(k: number, theta: number, runLength: number): number {
  const excess = (h: number) => Math.log(runLengths({ h, k, theta, cells: designCells }).arl / runLength);
  let low = leastLimit;
  let below = excess(low);
  if (below >= 0) return low;
  let high = Math.max(1, k);
  let above = excess(high);
  while (above < 0) {
    [low, below] = [high, above];
    high *= 1.6;
    above = excess(high);
  }
  // Regula falsi that keeps away from both ends: the run length has steps where counts are few.
  while (high - low > closeEnough * high && above > closeEnough) {
    const share = Number.isFinite(above) ? Math.min(0.9, Math.max(0.1, below / (below - above))) : 0.5;
    const h = low + (high - low) * share;
    const value = excess(h);
    if (value < 0) [low, below] = [h, value];
    else [high, above] = [h, value];
  }
  return high;
}

const rounding = 1e-9;
const mostCells = 1200;
const longestTold = 1e12;

/** The coarsest grid on which h ÷ 2 and k lie, or a fine one if there is none. */
function latticeCells(h: number, k: number): number {
  const isWhole = (value: number) => Math.abs(value - Math.round(value)) < rounding * Math.max(1, value);
  for (let steps = 1; steps * h <= mostCells; steps += 1) {
    if (isWhole((steps * h) / 2) && isWhole(steps * k)) return Math.round(steps * h);
  }
  return mostCells / 3;
}

type Chart = { readonly h: number; readonly k: number; readonly theta: number; readonly cells: number };

/** Solves L = 1 + P L by elimination, where P are the chances to go from one cell to another without a signal. */
function runLengths(chart: Chart): RunLengths {
  const { cells } = chart;
  const width = cells + 1;
  const system = equations(chart);
  for (let row = 0; row < cells; row += 1) {
    for (let below = row + 1; below < cells; below += 1) {
      const factor = at(system, below * width + row) / at(system, row * width + row);
      if (factor === 0) continue;
      for (let j = row; j < width; j += 1) add(system, below * width + j, -factor * at(system, row * width + j));
    }
  }
  const lengths = new Float64Array(cells);
  for (let row = cells - 1; row >= 0; row -= 1) {
    let rest = at(system, row * width + cells);
    for (let j = row + 1; j < cells; j += 1) rest -= at(system, row * width + j) * at(lengths, j);
    lengths[row] = rest / at(system, row * width + row);
  }
  const told = (length: number) => (length > 0 && length < longestTold ? length : Infinity);
  return { arl: told(at(lengths, 0)), arl_fir: told(at(lengths, Math.floor(cells / 2))) };
}

/** I − P with 1 at the right of each row. What lands between two cells is shared so that the mean is kept. */
function equations({ h, k, theta, cells }: Chart): Float64Array {
  const width = cells + 1;
  const system = new Float64Array(cells * width);
  const chances = poissonChances(theta, h + k);
  for (let from = 0; from < cells; from += 1) {
    add(system, from * width + from, 1);
    add(system, from * width + cells, 1);
    for (const [x, chance] of chances.entries()) {
      const to = Math.max(0, from + ((x - k) * cells) / h);
      if (to > cells - rounding) break;
      const cell = Math.floor(to + rounding);
      const beyond = Math.max(0, to - cell);
      add(system, from * width + cell, -chance * (1 - beyond));
      if (cell + 1 < cells) add(system, from * width + cell + 1, -chance * beyond);
    }
  }
  return system;
}

/** P(X = 0), P(X = 1), … as far as `most`. */
function poissonChances(mean: number, most: number): number[] {
  return Array.from({ length: Math.floor(most) + 2 }, (_, x) => Math.exp(x * Math.log(mean) - mean - gammaln(x + 1)));
}

const at = (values: Float64Array, index: number): number => values[index] ?? 0;

function add(values: Float64Array, index: number, value: number): void {
  values[index] = at(values, index) + value;
}
