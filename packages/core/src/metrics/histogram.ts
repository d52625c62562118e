import { z95 } from "../statistics/wilson.ts";

/** Upper edge of a bucket ÷ its lower edge; as in SQL's duration_bucket. */
const ratio = 1.04;
// An entry is three bytes: ten bits of bucket, fourteen bits of a signed count; a bucket from 512 on stands for the
// bucket 512 below it and counts by 16,384.
const bytesPerEntry = 3;
const countBits = 14;
const highBuckets = 512;

/**
 * A duration histogram: counts by log bucket, which add up across days and slices. A bucket stands for the middle of its
 * edges (harmonic), so nothing in it is further than 2 % away (Masson, Rim and Lee 2019, DDSketch).
 */
export class DurationHistogram {
  readonly #counts = new Map<number, number>();
  n = 0;
  sum = 0;

  /** Adds `n` durations of one bucket. */
  add(bucket: number, n: number): void {
    this.#counts.set(bucket, (this.#counts.get(bucket) ?? 0) + n);
  }

  /** Adds a stored histogram: its entries in base 64, in any order, equal buckets any number of times. */
  addPacked(packed: string): void {
    const bytes = Buffer.from(packed, "base64");
    for (let at = 0; at + bytesPerEntry <= bytes.length; at += bytesPerEntry) {
      const entry = bytes.readUIntBE(at, bytesPerEntry);
      const bucket = entry >> countBits;
      const low = ((entry & 0x3fff) ^ 0x2000) - 0x2000;
      if (bucket < highBuckets) this.add(bucket, low);
      else this.add(bucket - highBuckets, low * 2 ** countBits);
    }
  }

  /** Adds what the buckets do not know: how many durations there are, and their seconds in all. */
  addTotals(n: number, sum: number): void {
    this.n += n;
    this.sum += sum;
  }

  /** The least duration that at least a share `q` does not exceed (nearest rank), in seconds, within 2 %. */
  quantile(q: number): number | null {
    if (this.n <= 0) return null;
    if (this.n === 1) return this.sum;
    const rank = Math.max(0, Math.ceil(q * this.n) - 1);
    let before = 0;
    for (const [bucket, n] of this.#sorted()) {
      if (rank < before + n) return middleOf(bucket);
      before += n;
    }
    return null;
  }

  /** Normal 95 % interval of the mean, its variance taken between buckets; null below two values. */
  meanInterval(): { low: number; high: number } | null {
    if (this.n < 2) return null;
    const mean = this.sum / this.n;
    let squares = 0;
    for (const [bucket, n] of this.#counts) squares += n * (middleOf(bucket) - mean) ** 2;
    const half = z95 * Math.sqrt(Math.max(0, squares) / (this.n - 1) / this.n);
    return { low: Math.max(0, mean - half), high: mean + half };
  }

  #sorted(): [number, number][] {
    return [...this.#counts].filter(([, n]) => n > 0).toSorted(([a], [b]) => a - b);
  }
}

/** Bucket 0 holds what took no time, too. */
function middleOf(bucket: number): number {
  return bucket <= 0 ? 1 : (2 * ratio ** (bucket + 1)) / (1 + ratio);
}
