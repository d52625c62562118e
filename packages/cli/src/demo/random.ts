import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Picks an item by chance from weights summed beforehand. */
export type WeightedTable<T> = { readonly items: readonly T[]; readonly cumulative: readonly number[] };

/** Sums the weights once, so that each draw is a binary search. */
export function weightedTable<T>(items: readonly T[], weightOf: (item: T) => number): WeightedTable<T> {
  let sum = 0;
  return { items, cumulative: items.map((item) => (sum += weightOf(item))) };
}

/** A repeatable stream of chance: the same seed and label give the same draws on every machine. */
export class Random {
  readonly #generator;
  readonly #seed: number;

  constructor(seed: number, label = "") {
    this.#seed = mix(seed, label);
    this.#generator = xoroshiro128plus(this.#seed);
  }

  /** An independent stream, so that a change in one part of the company does not redraw the others. */
  fork(label: string): Random {
    return new Random(this.#seed, label);
  }

  /** Uniform in [0, 1). */
  unit(): number {
    return (this.#generator.next() >>> 0) / 0x1_0000_0000;
  }

  /** Uniform in [low, high). */
  between(low: number, high: number): number {
    return low + this.unit() * (high - low);
  }

  /** A whole number from low to high, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.unit() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  pick<T>(items: readonly T[]): T {
    return itemAt(items, Math.floor(this.unit() * items.length));
  }

  weighted<T>(table: WeightedTable<T>): T {
    return itemAt(table.items, indexIn(table.cumulative, this.unit()));
  }

  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.unit())) * Math.cos(2 * Math.PI * this.unit());
  }

  logNormal(median: number, sigma: number): number {
    return median * Math.exp(sigma * this.normal());
  }

  /** Knuth's product method; a large mean is split, so that exp() does not underflow. */
  poisson(mean: number): number {
    if (mean > 30) return this.poisson(mean / 2) + this.poisson(mean / 2);
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = this.unit(); product > limit; product *= this.unit()) count += 1;
    return count;
  }
}

/** The first position whose cumulative weight exceeds `share` of the whole. */
export function indexIn(cumulative: readonly number[], share: number): number {
  const wanted = share * (cumulative.at(-1) ?? 0);
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((cumulative[middle] ?? 0) > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The item, or a bug: an empty catalogue is never a caller's mistake. */
export function itemAt<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError(`no item ${index} of ${items.length}`);
  return item;
}

// FNV-1a over the label, then a finaliser: neighbouring seeds must not give neighbouring streams.
function mix(seed: number, label: string): number {
  let hash = 0x811c9dc5 ^ seed;
  for (const letter of label) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}
