import { z95 } from "../statistics/wilson.ts";

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

  /** The least duration that at least a share `q` does not exceed (nearest rank), in seconds, as the mean of its bucket; buckets are 2 % wide, so the error is below 2 %. */
  quantile(q: number): number | null {
    if (this.n <= 0) return null;
    const rank = Math.max(0, Math.ceil(q * this.n) - 1);
    let before = 0;
    for (const [, cell] of this.#sorted()) {
      if (rank < before + cell.n) return cell.sum / cell.n;
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
    return [...this.#cells].filter(([, cell]) => cell.n > 0).toSorted(([a], [b]) => a - b);
  }
}
