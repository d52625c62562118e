import type { Sql } from "../database/database.ts";
import { SqlParameters } from "../database/sql-parameters.ts";
import { cellKey, type Answered, type Cells, type Registry } from "./answer-parts.ts";
import { checkQuery, chosenBy, metricOf } from "./check-query.ts";
import { compileUnits, type CompiledUnits, type UnitQuestion } from "./compile-units.ts";
import { groupExpression, resolveFilter, type ResolvedFilter } from "./dimension.ts";
import { addParts, noParts, type Parts } from "./figure.ts";
import type { Asker, Dimension, MetricQuery, MetricRequest, MetricResult } from "./metric-query.ts";
import { presentAnswer } from "./present-answer.ts";
import { comparedBuckets, timeBuckets, type TimeBuckets } from "./time-buckets.ts";
import type { UnitTables } from "./unit.ts";

/**
 * Where and when a question is answered: `today` is the business day of `asker.now`, `ripeThrough` the last day through
 * which a rollup holds units as ripe for good.
 */
export type Standpoint = {
  readonly sql: Sql;
  readonly asker: Asker;
  readonly today: string;
  readonly ripeThrough: string;
  readonly tables: UnitTables;
  /** Why no rollup may answer. */
  readonly bypass: string | null;
};

/** Answers one question. Throws DomainError for what the caller can mend. */
export async function answerQuery(
  standpoint: Standpoint,
  registry: Registry,
  query: MetricQuery,
): Promise<MetricResult> {
  const { sql, asker, today } = standpoint;
  checkQuery(registry.metrics, query);
  const filters = await resolveFilters(sql, query);
  const buckets = timeBuckets(query.range, query.grain ?? null);
  const sources: CompiledUnits[] = [];
  const answered: Answered[] = [];
  for (const request of query.metrics) {
    const question = questionOf(registry, request, query.by ?? [], filters, standpoint);
    const read = (cut: TimeBuckets) => readCells(sql, registry, question, cut, sources);
    const compared = [];
    for (const comparison of query.compare ?? []) {
      const moved = comparedBuckets(buckets, comparison, query.grain ?? null);
      compared.push({ buckets: moved, cells: await read(moved) });
    }
    answered.push({ request, cells: await read(buckets), compared });
  }
  const { rows, totalRows } = await presentAnswer(sql, registry, { query, buckets, answered, asker, today });
  return { rows, totalRows, asOf: asker.now, ...readFrom(sources) };
}

/** Looks up the codes of every filter. */
export function resolveFilters(sql: Sql, { filters }: MetricQuery): Promise<ResolvedFilter[]> {
  return Promise.all((filters ?? []).map((filter) => resolveFilter(sql, filter)));
}

/** The question that one request of a query asks. */
export function questionOf(
  registry: Registry,
  request: MetricRequest,
  by: readonly Dimension[],
  filters: readonly ResolvedFilter[],
  { asker, today, tables, bypass, ripeThrough }: Standpoint,
): UnitQuestion {
  const metric = metricOf(registry.metrics, request.key);
  const { param } = chosenBy(metric, request);
  const tooEarly =
    metric.of.ripens !== undefined && today <= ripeThrough ? "asked for a day that the rollups have passed" : null;
  return { metric, param, by, filters, exactly: [], asker, today, tables, bypass: bypass ?? tooEarly };
}

/** One statement: sums by bucket, dimensions, outcome and histogram bucket. */
async function readCells(
  sql: Sql,
  registry: Registry,
  question: UnitQuestion,
  buckets: TimeBuckets,
  sources: CompiledUnits[],
): Promise<Cells> {
  const parameters = new SqlParameters();
  const units = compileUnits(question, buckets, registry.rollups, parameters);
  sources.push(units);
  const starts = parameters.add(buckets.starts);
  const groups = question.by.map((dimension, i) => `${groupExpression(dimension)} AS k${i}`);
  const lives = units.source === "cases";
  const isDuration = question.metric.figure === "duration";
  const keys = [`width_bucket(u.day, ${starts}::date[]) AS at`, ...groups, `${units.outcome} AS outcome`];
  if (lives && isDuration) keys.push("u.bucket AS bucket");
  const runs = !lives && isDuration ? `, string_agg(u.histogram, ''::bytea) AS runs` : "";
  const { rows } = await sql.query<Row>(
    `SELECT ${keys.join(", ")}, sum(u.n)::float8 AS n, sum(u.hits)::float8 AS hits, sum(u.amount)::float8 AS amount ${runs}
     FROM ${units.from} WHERE ${units.where.join(" AND ")}
     GROUP BY ${keys.map((_, i) => i + 1).join(", ")}`,
    parameters.values,
  );
  const cells = gather(rows, question.by);
  return question.metric.figure === "stock" ? heaped(cells, buckets.starts.length) : cells;
}

type Row = Record<string, string | number | Buffer | null>;

const numberOf = (value: Row[string] | undefined) => (typeof value === "number" ? value : Number(value ?? 0));

function gather(rows: readonly Row[], by: readonly Dimension[]): Cells {
  const cells: Cells = new Map();
  for (const row of rows) {
    const bucket = numberOf(row["at"]) - 1;
    const ids = by.map((_, i) => idOf(row[`k${i}`]));
    const key = cellKey(bucket, ids);
    const cell = cells.get(key) ?? { bucket, ids, parts: noParts() };
    cells.set(key, cell);
    const { bucket: logBucket, runs } = row;
    addParts(cell.parts, {
      outcome: String(row["outcome"]),
      bucket: typeof logBucket === "number" ? logBucket : null,
      runs: Buffer.isBuffer(runs) ? runs : null,
      n: numberOf(row["n"]),
      hits: numberOf(row["hits"]),
      amount: numberOf(row["amount"]),
    });
  }
  return cells;
}

function idOf(value: Row[string] | undefined): string | number | null {
  return typeof value === "string" || typeof value === "number" ? value : null;
}

/** Flows cumulated: what stood before the first bucket (bucket −1) and what came and went until the end of each. */
function heaped(flows: Cells, buckets: number): Cells {
  const stocks: Cells = new Map();
  for (const cells of Map.groupBy(flows.values(), ({ ids }) => JSON.stringify(ids)).values()) {
    const byBucket = new Map(cells.map((cell) => [cell.bucket, cell]));
    const standing = noParts();
    for (let bucket = -1; bucket < buckets; bucket += 1) {
      const flow = byBucket.get(bucket);
      if (flow) addFlow(standing, flow.parts);
      const ids = cells[0]?.ids ?? [];
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

function readFrom(sources: readonly CompiledUnits[]): { source: string; missReason: string | null } {
  const names = new Set(sources.map((units) => units.source));
  const reasons = new Set(sources.flatMap((units) => (units.missReason ? [units.missReason] : [])));
  return { source: [...names].join(", "), missReason: reasons.size > 0 ? [...reasons].join("; ") : null };
}
