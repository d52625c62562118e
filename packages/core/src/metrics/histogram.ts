import { z95 } from "../statistics/wilson.ts";

/** Upper edge of a bucket ÷ its lower edge; as in SQL's duration_bucket. */
const ratio = 1.04;
// An entry is four characters of base 64: ten bits of bucket, fourteen bits of a signed count; a bucket from 512 on
// stands for the bucket 512 below it and counts by 16,384.
const charactersPerEntry = 4;
const countBits = 14;
const buckets = 512;

const sixBits = new Uint8Array(128);
for (const [value, code] of Buffer.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/").entries()) {
  sixBits[code] = value;
}

/** The value that a bucket stands for; bucket 0 holds what took no time, too. */
const middles = Float64Array.from({ length: buckets }, (_, bucket) =>
  bucket === 0 ? 1 : (2 * ratio ** (bucket + 1)) / (1 + ratio),
);

/**
 * A duration histogram: counts by log bucket, which add up across days and slices. A bucket stands for the middle of its
 * edges (harmonic), so nothing in it is further than 2 % away (Masson, Rim and Lee 2019, DDSketch).
 */
export class DurationHistogram {
  // #private fields would cost a call for each entry.
  private readonly counts = new Float64Array(buckets);
  private least = buckets;
  private most = -1;

  /** Adds `n` durations of one bucket. */
  add(bucket: number, n: number): void {
    this.counts[bucket] = (this.counts[bucket] ?? 0) + n;
    if (bucket < this.least) this.least = bucket;
    if (bucket > this.most) this.most = bucket;
  }

  /** Adds a stored histogram: its entries in base 64, in any order, equal buckets any number of times. */
  addPacked(packed: string): void {
    for (let at = 0; at + charactersPerEntry <= packed.length; at += charactersPerEntry) {
      const entry =
        (bitsAt(packed, at) << 18) |
        (bitsAt(packed, at + 1) << 12) |
        (bitsAt(packed, at + 2) << 6) |
        bitsAt(packed, at + 3);
      const bucket = entry >> countBits;
      const low = ((entry & 0x3fff) ^ 0x2000) - 0x2000;
      if (bucket < buckets) this.add(bucket, low);
      else this.add(bucket - buckets, low * 2 ** countBits);
    }
  }

  /**
   * The least of `n` durations, `sum` seconds in all, that at least a share `q` does not exceed (nearest rank), in seconds,
   * within 2 %.
   */
  quantile(q: number, n: number, sum: number): number | null {
    if (n <= 0) return null;
    if (n === 1) return sum;
    const rank = Math.max(0, Math.ceil(q * n) - 1);
    const { counts } = this;
    let before = 0;
    for (let bucket = this.least; bucket <= this.most; bucket += 1) {
      before += Math.max(0, counts[bucket] ?? 0);
      if (rank < before) return middles[bucket] ?? null;
    }
    return null;
  }

  /** Normal 95 % interval of the mean of `n` durations, `sum` seconds in all, its variance taken between buckets; null below two. */
  meanInterval(n: number, sum: number): { low: number; high: number } | null {
    if (n < 2) return null;
    const mean = sum / n;
    const { counts } = this;
    let squares = 0;
    for (let bucket = this.least; bucket <= this.most; bucket += 1) {
      const some = counts[bucket] ?? 0;
      if (some !== 0) squares += some * ((middles[bucket] ?? 0) - mean) ** 2;
    }
    const half = z95 * Math.sqrt(Math.max(0, squares) / (n - 1) / n);
    return { low: Math.max(0, mean - half), high: mean + half };
  }
}

function bitsAt(text: string, at: number): number {
  return sixBits[text.charCodeAt(at)] ?? 0;
}
