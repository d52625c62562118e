import { DomainError } from "../errors.ts";
import { cellKey, type Answered, type Cells, type DimensionId, type Registry } from "./answer-parts.ts";
import { chosenBy, metricOf } from "./check-query.ts";
import { labelsIn, type LabelOf, type TermLabels } from "./dimension.ts";
import { evaluate, noParts, type Parts } from "./figure.ts";
import type {
  Asker,
  Comparison,
  Dimension,
  DimensionLabel,
  MetricQuery,
  MetricResultRow,
  MetricValue,
  PreviousValue,
} from "./metric-query.ts";
import type { Metric } from "./metric.ts";
import { bucketEnd, type TimeBuckets } from "./time-buckets.ts";

const mostRows = 200_000;

type Presented = {
  readonly query: MetricQuery;
  readonly buckets: TimeBuckets;
  readonly answered: readonly Answered[];
  readonly labels: TermLabels;
  readonly asker: Asker;
  readonly today: string;
};
type Row = { readonly index: number; readonly row: MetricResultRow };

/** Rows in order: every bucket of every combination of dimensions that occurs, each with all metrics and their doubt. */
export function presentAnswer(registry: Registry, answer: Presented): { rows: MetricResultRow[]; totalRows: number } {
  const by = answer.query.by ?? [];
  const combinations = combinationsOf(answer, by);
  if (answer.buckets.names.length * combinations.length > mostRows) {
    throw new DomainError("BAD_INPUT", "answer_too_large", { most: mostRows });
  }
  const words = registry.words(answer.asker.language);
  const labelAt = labelReader(labelsIn(answer.labels, answer.asker.language, words), by);
  const valuesOf = answer.answered.map((one) => valueReader(registry, one, answer, words));
  const rows = answer.buckets.names.flatMap((bucket, index) =>
    combinations.map((ids): Row => {
      const dimensions = by.map((_, i) => labelAt(i, ids[i] ?? null));
      return { index, row: { bucket, dimensions, values: valuesOf.map((valueOf) => valueOf(index, ids)) } };
    }),
  );
  const ordered = rows.toSorted(rowOrder(answer.query));
  const limited = ordered.slice(0, answer.query.limit ?? ordered.length).map(({ row }) => row);
  return { rows: withCumulative(limited), totalRows: ordered.length };
}

/** The combinations of ids that any metric has; without dimensions there is always one, so an empty answer is a row of nulls. */
function combinationsOf(answer: Presented, by: readonly Dimension[]): readonly (readonly DimensionId[])[] {
  if (by.length === 0) return [[]];
  const found = new Map<string, readonly DimensionId[]>();
  for (const { cells } of answer.answered) {
    for (const { ids } of cells.values()) found.set(ids.join(":"), ids);
  }
  return [...found.values()];
}

/** The label of an id by the place of its dimension, made once for all rows that have it. */
function labelReader(labelOf: LabelOf, by: readonly Dimension[]) {
  const made = by.map(() => new Map<DimensionId, DimensionLabel>());
  return (i: number, id: DimensionId): DimensionLabel => {
    const [dimension, known] = [by[i], made[i]];
    if (!dimension || !known) throw new Error(`no dimension ${i}`);
    const found = known.get(id) ?? { dimension, ...labelOf(dimension, id) };
    known.set(id, found);
    return found;
  };
}

/** Reads the values of one metric, cell by cell. */
function valueReader(
  registry: Registry,
  { request, cells, compared, exposure }: Answered,
  { query, buckets, today }: Presented,
  words: (key: string) => string,
) {
  const metric = metricOf(registry.metrics, request.key);
  const { name, value: choice } = chosenBy(metric, request);
  const exposedTo = (p: number, index: number, ids: readonly DimensionId[]) => {
    const unitMonths = exposure?.(p, index, ids) ?? null;
    return unitMonths !== null && choice === "YEAR" ? unitMonths / 12 : unitMonths;
  };
  const total = (p: number, of: Cells, index: number, ids: readonly DimensionId[]) =>
    metric.figure === "rate" ? exposedTo(p, index, ids) : totalOf(metric, of, index);
  return (index: number, ids: readonly DimensionId[]): MetricValue => {
    const parts = cells.get(cellKey(index, ids))?.parts ?? noParts();
    const previous = compared.map((one, i): PreviousValue => {
      const before = one.cells.get(cellKey(index, ids))?.parts ?? noParts();
      const comparison: Comparison = query.compare?.[i] ?? "PREVIOUS_PERIOD";
      const { value } = evaluate(metric, before, total(i + 1, one.cells, index, ids));
      return {
        comparison,
        value,
        n: before.n,
        from: one.buckets.starts[index] ?? one.buckets.to,
        to: bucketEnd(one.buckets, index),
      };
    });
    // Written out: copying them all with a spread takes longer than to find them.
    const { value, numerator, denominator, mean, median, p90, low, high } = evaluate(
      metric,
      parts,
      total(0, cells, index, ids),
    );
    return {
      metric: request.key,
      windowDays: name === "windowDays" ? Number(choice) : null,
      byDay: name === "byDay" ? Number(choice) : null,
      per: name === "per" ? (choice === "YEAR" ? "YEAR" : "MONTH") : null,
      clock: name === "clock" ? (choice === "BUSINESS" ? "BUSINESS" : "CALENDAR") : null,
      aspect: name === "aspect" ? String(choice) : null,
      unit: metric.unit,
      n: parts.n,
      value,
      numerator,
      denominator,
      mean,
      median,
      p90,
      low,
      high,
      cumulative: metric.figure === "share" ? 0 : null, // summed once the order is known
      previous,
      provisional: bucketEnd(buckets, index) > today || unripe.some((reason) => (parts.excluded.get(reason) ?? 0) > 0),
      excluded: excludedOf(parts, words),
    };
  };
}

/** Units that are there and may yet count. */
const unripe = ["window_open", "not_due"];

/** The denominator of a share; nothing else asks for it. */
function totalOf(metric: Metric, cells: Cells, index: number): number {
  return metric.figure === "share" ? bucketTotal(cells, index) : 0;
}

const totals = new WeakMap<Cells, Map<number, number>>();

/** All counted units of a bucket, summed once per answer. */
function bucketTotal(cells: Cells, index: number): number {
  let sums = totals.get(cells);
  if (!sums) {
    sums = new Map();
    for (const { bucket, parts } of cells.values()) sums.set(bucket, (sums.get(bucket) ?? 0) + parts.n);
    totals.set(cells, sums);
  }
  return sums.get(index) ?? 0;
}

function excludedOf(parts: Parts, words: (key: string) => string) {
  if (parts.excluded.size === 0) return [];
  return [...parts.excluded]
    .filter(([, n]) => n > 0)
    .map(([reason, n]) => ({ reason, label: words(`outcome.${reason}`), n }))
    .toSorted((a, b) => b.n - a.n || (a.reason < b.reason ? -1 : 1));
}

/** By bucket, then by the metric asked for (the first one's n if none was), empty values last, ties by label. */
function rowOrder(query: MetricQuery): (a: Row, b: Row) => number {
  const wanted = query.metrics.findIndex((request) => request.key === query.order?.metric);
  const sign = (query.order?.descending ?? true) ? -1 : 1;
  const measure = ({ row: { values } }: Row) =>
    wanted >= 0 ? (values[wanted]?.value ?? null) : (values[0]?.n ?? null);
  return (a, b) => {
    if (a.index !== b.index && !query.order) return a.index - b.index;
    const [x, y] = [measure(a), measure(b)];
    if (x !== y) return x === null ? 1 : y === null ? -1 : sign * (x - y);
    return compareLabels(a.row.dimensions, b.row.dimensions) || a.index - b.index;
  };
}

function compareLabels(a: readonly DimensionLabel[], b: readonly DimensionLabel[]): number {
  for (const [i, { label }] of a.entries()) {
    const other = b[i]?.label ?? "";
    if (label !== other) return label < other ? -1 : 1;
  }
  return 0;
}

/** Shares gain the running sum of their bucket, in the answer's order. */
function withCumulative(rows: MetricResultRow[]): MetricResultRow[] {
  if (rows[0]?.values.every(({ cumulative }) => cumulative === null)) return rows;
  const sums = new Map<string, number>();
  return rows.map((row) => ({
    ...row,
    values: row.values.map((value) => {
      if (value.cumulative === null || !value.denominator) return value;
      const key = `${row.bucket} ${value.metric}`;
      const sum = (sums.get(key) ?? 0) + (value.numerator ?? 0);
      sums.set(key, sum);
      return { ...value, cumulative: sum / value.denominator };
    }),
  }));
}
