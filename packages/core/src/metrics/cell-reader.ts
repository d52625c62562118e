import { cellKey, type Cells, type DimensionId } from "./answer-parts.ts";
import type { UnitQuestion } from "./compile-units.ts";
import type { TermLabels } from "./dimension.ts";
import { addParts, noParts, type Parts } from "./figure.ts";
import type { Part } from "./measures.ts";
import { judgeCell, type SumLayout } from "./sum-layout.ts";
import type { TimeBuckets } from "./time-buckets.ts";

/** The cells of every metric asked, by its place in the question and its period, and what was found on the way. */
export type ReadCells = {
  readonly cells: readonly (readonly Cells[])[];
  readonly labels: TermLabels;
  readonly sources: ReadonlySet<string>;
  readonly missReasons: ReadonlySet<string>;
};

export type Value = string | number | null;
export type Row = readonly Value[];

const numberOf = (value: Value | undefined) => (typeof value === "number" ? value : Number(value ?? 0));

/** Gathers rows of sums into the cells of the metrics that asked for them. */
export class CellReader {
  readonly #missReasons = new Set<string>();
  readonly #sources = new Set<string>();
  readonly #labels = new Map<string, { code: string; name: string; nameEn: string | null }>();
  readonly #cells: Cells[][];

  constructor(
    readonly questions: readonly UnitQuestion[],
    readonly periods: readonly TimeBuckets[],
  ) {
    this.#cells = questions.map(() => periods.map((): Cells => new Map()));
  }

  /** Says why a metric was not answered by a rollup. */
  missed(reason: string): void {
    this.#missReasons.add(reason);
  }

  /** Takes rows p, b, waits, lacks, outcome, k0…, the sums of `layout`, names, for the metrics at places `asked`. */
  takeSums(rows: readonly Row[], asked: readonly number[], layout: SumLayout, source: string): void {
    this.#sources.add(source);
    const first = 5 + this.#dimensions;
    const takers = asked.flatMap((q) => {
      const question = this.questions[q];
      if (!question) return [];
      const { metric, param } = question;
      const place = (part: Part) => {
        const i = layout.wanted.findIndex((one) => one.unit === metric.of && one.param === param && one.part === part);
        return i < 0 ? null : first + i;
      };
      const at = { n: place("n"), hits: place("hits"), amount: place("amount"), histogram: place("histogram") };
      return [{ q, unit: metric.of, isStock: metric.figure === "stock", at }];
    });
    for (const row of rows) {
      const [p, b, waits, lacks, outcome] = row;
      if (p === -1) continue; // the guard's
      const ids = row.slice(5, first);
      if (p === -2) {
        this.#learn(row, ids, String(outcome));
        continue;
      }
      const bucket = numberOf(b);
      const key = cellKey(bucket, ids);
      for (const { q, unit, isStock, at } of takers) {
        // What lies before the first bucket is read for the stocks among them.
        if (bucket < 0 && !isStock) continue;
        const sums = { n: valueAt(row, at.n), hits: valueAt(row, at.hits), amount: valueAt(row, at.amount) };
        if (sums.n === null && sums.hits === null && sums.amount === null) continue;
        const judged = judgeCell(unit, layout, String(outcome), numberOf(lacks), numberOf(waits));
        const packed = valueAt(row, at.histogram);
        this.#add(q, numberOf(p), bucket, ids, key, judged, sums, packed);
      }
    }
  }

  /** Takes rows p, b, outcome, k0…, n, hits, amount, packed histogram, names, for the metric at place `q`. */
  takeUnits(rows: readonly Row[], q: number): void {
    this.#sources.add("cases");
    const first = 3 + this.#dimensions;
    for (const row of rows) {
      const ids = row.slice(3, first);
      if (row[0] === -2) {
        this.#learn(row, ids, String(row[2]));
        continue;
      }
      const bucket = numberOf(row[1]);
      const sums = { n: valueAt(row, first), hits: valueAt(row, first + 1), amount: valueAt(row, first + 2) };
      const packed = valueAt(row, first + 3);
      this.#add(q, numberOf(row[0]), bucket, ids, cellKey(bucket, ids), String(row[2]), sums, packed);
    }
  }

  #add(
    q: number,
    p: number,
    bucket: number,
    ids: readonly DimensionId[],
    key: string,
    outcome: string,
    sums: { readonly n: Value; readonly hits: Value; readonly amount: Value },
    packed: Value,
  ): void {
    const cells = this.#cells[q]?.[p];
    if (!cells) return;
    let cell = cells.get(key);
    if (!cell) {
      cell = { bucket, ids, parts: noParts() };
      cells.set(key, cell);
    }
    addParts(cell.parts, {
      outcome,
      packed: typeof packed === "string" ? packed : null,
      n: numberOf(sums.n),
      hits: numberOf(sums.hits),
      amount: numberOf(sums.amount),
    });
  }

  get #dimensions(): number {
    return this.questions[0]?.by.length ?? 0;
  }

  /** Takes what an id stands for: a row with the place of its dimension in b, the id among its keys, its names at the end. */
  #learn(row: Row, ids: readonly DimensionId[], code: string): void {
    const i = numberOf(row[1]);
    const dimension = this.questions[0]?.by[i];
    const [name, nameEn] = row.slice(-2);
    this.#labels.set(`${dimension} ${ids[i]}`, {
      code,
      name: String(name),
      nameEn: typeof nameEn === "string" ? nameEn : null,
    });
  }

  done(): ReadCells {
    const cells = this.#cells.map((periods, q) =>
      periods.map((flows, p) => {
        const isStock = this.questions[q]?.metric.figure === "stock";
        return isStock ? heaped(flows, this.periods[p]?.starts.length ?? 0) : flows;
      }),
    );
    return { cells, labels: this.#labels, sources: this.#sources, missReasons: this.#missReasons };
  }
}

const valueAt = (row: Row, at: number | null): Value => (at === null ? null : (row[at] ?? null));

/** Flows cumulated: what stood before the first bucket (bucket −1) and what came and went until the end of each. */
function heaped(flows: Cells, buckets: number): Cells {
  const stocks: Cells = new Map();
  for (const cells of Map.groupBy(flows.values(), ({ ids }) => JSON.stringify(ids)).values()) {
    const byBucket = new Map(cells.map((cell) => [cell.bucket, cell]));
    const standing = noParts();
    const ids = cells[0]?.ids ?? [];
    for (let bucket = -1; bucket < buckets; bucket += 1) {
      const flow = byBucket.get(bucket);
      if (flow) addFlow(standing, flow.parts);
      if (bucket >= 0) stocks.set(cellKey(bucket, ids), { bucket, ids, parts: copyOf(standing) });
    }
  }
  return stocks;
}

function addFlow(standing: Parts, flow: Parts): void {
  standing.n += flow.n;
  for (const [reason, n] of flow.excluded) standing.excluded.set(reason, (standing.excluded.get(reason) ?? 0) + n);
}

function copyOf({ n, excluded }: Parts): Parts {
  return { ...noParts(), n, excluded: new Map(excluded) };
}
