import { DomainError } from "../errors.ts";
import type { Answered, DimensionId, Registry } from "./answer-parts.ts";
import { labelsIn, type LabelOf, type TermLabels } from "./dimension.ts";
import type { Asker, Dimension, DimensionLabel, MetricQuery, MetricResultRow } from "./metric-query.ts";
import { valueReader } from "./present-value.ts";
import type { TimeBuckets } from "./time-buckets.ts";

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
  const valuesOf = answer.answered.map((one) => valueReader({ metrics: registry.metrics, words }, one, answer));
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
