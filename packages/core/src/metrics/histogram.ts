import { z95 } from "../statistics/wilson.ts";

/** Each bucket is 4 % wide, so any value in it is within 2 % of its middle. */
const ratio = 1.04;

export type HistogramCell = { readonly bucket: number; readonly n: number; readonly sum: number };

/** A duration histogram: counts and sums by log bucket; buckets add up across days and slices. */
export class DurationHistogram {
  readonly #cells = new Map<number, { n: number; sum: number }>();
  n = 0;
  sum = 0;

  add({ bucket, n, sum }: HistogramCell): void {
    const cell = this.#cells.get(bucket) ?? { n: 0, sum: 0 };
    cell.n += n;
    cell.sum += sum;
    this.#cells.set(bucket, cell);
    this.n += n;
    this.sum += sum;
  }

  /** Seconds; null when empty. */
  mean(): number | null {
    return this.n > 0 ? this.sum / this.n : null;
  }

  /** The value below which a share `q` of the durations lies, in seconds, interpolated within its bucket (± 2 %). */
  quantile(q: number): number | null {
    if (this.n <= 0) return null;
    const rank = q * (this.n - 1);
    let before = 0;
    for (const [bucket, cell] of this.#sorted()) {
      if (rank < before + cell.n) return valueAt(bucket, cell, (rank - before + 0.5) / cell.n);
      before += cell.n;
    }
    return null;
  }

  /** Normal 95 % interval of the mean, its variance taken between buckets; null below two values. */
  meanInterval(): { low: number; high: number } | null {
    const mean = this.mean();
    if (mean === null || this.n < 2) return null;
    let squares = 0;
    for (const { n, sum } of this.#cells.values()) if (n > 0) squares += n * (sum / n - mean) ** 2;
    const half = z95 * Math.sqrt(squares / (this.n - 1) / this.n);
    return { low: Math.max(0, mean - half), high: mean + half };
  }

  #sorted(): [number, { n: number; sum: number }][] {
    return [...this.#cells].filter(([, cell]) => cell.n > 0).sort(([a], [b]) => a - b);
  }
}

/** A bucket of one value is that value; otherwise the values are taken as evenly spread over the bucket. */
function valueAt(bucket: number, cell: { n: number; sum: number }, share: number): number {
  const mean = cell.sum / cell.n;
  if (cell.n === 1 || bucket === 0) return mean;
  return ratio ** bucket * ratio ** Math.min(1, Math.max(0, share));
}
