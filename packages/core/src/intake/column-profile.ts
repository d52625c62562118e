import { DistinctCounter } from "./distinct-counter.ts";
import { shownValue } from "./row-report.ts";
import { textHash } from "./text-hash.ts";

/** What one mapped column of a file holds. */
export type ColumnSummary = {
  readonly column: string;
  /** Counted from 1. */
  readonly number: number;
  /** The keys of the mapping that read it. */
  readonly fields: readonly string[];
  readonly distinct: number;
  readonly distinctIsExact: boolean;
  readonly empty: number;
  /** The most frequent values; none for columns about persons, or whose values are all different. */
  readonly values: readonly { readonly value: string; readonly count: number }[];
  readonly personal: boolean;
};

const exactUntil = 10_000;
const longestKept = 80;
const valuesShown = 20;

/** Gathers a column's summary row by row, holding at most a bounded number of its values. */
export class ColumnProfile {
  readonly #distinct = new DistinctCounter(exactUntil * 10);
  readonly #counts = new Map<string, number>();
  #empty = 0;
  #tooMany = false;

  constructor(
    readonly column: string,
    readonly place: number,
    readonly fields: readonly string[],
    readonly personal: boolean,
  ) {}

  add(cell: string): void {
    const value = cell.trim();
    if (value === "") {
      this.#empty++;
      return;
    }
    this.#distinct.add(textHash(value));
    if (this.personal || this.#tooMany) return;
    const known = this.#counts.get(value);
    if (known === undefined && value.length > longestKept) return;
    // A slice would keep the whole chunk of the file alive that it was cut from.
    this.#counts.set(known === undefined ? Buffer.from(value).toString() : value, (known ?? 0) + 1);
    if (this.#counts.size > exactUntil) this.#forget();
  }

  /** Beyond the bound, values seen once go: what remains is frequent. When that frees nothing, no value stands out. */
  #forget(): void {
    for (const [value, count] of this.#counts) if (count === 1) this.#counts.delete(value);
    if (this.#counts.size > exactUntil / 2) {
      this.#tooMany = true;
      this.#counts.clear();
    }
  }

  summary(): ColumnSummary {
    const sorted = [...this.#counts].filter(([, count]) => count > 1 || this.#counts.size <= valuesShown);
    sorted.sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1));
    return {
      column: this.column,
      number: this.place + 1,
      fields: this.fields,
      personal: this.personal,
      distinct: this.#distinct.count,
      distinctIsExact: this.#distinct.exact,
      empty: this.#empty,
      values: sorted.slice(0, valuesShown).map(([value, count]) => ({ value: shownValue(value), count })),
    };
  }
}
