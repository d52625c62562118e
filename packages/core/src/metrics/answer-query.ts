import type { Database } from "../database/database.ts";
import { SqlParameters } from "../database/sql-parameters.ts";
import { cellKey, type Answered, type Cells, type Registry } from "./answer-parts.ts";
import { checkQuery, metricOf, windowOf } from "./check-query.ts";
import { compileUnits, type CompiledUnits, type UnitQuestion } from "./compile-units.ts";
import { groupExpression, resolveFilter, type ResolvedFilter } from "./dimension.ts";
import { addParts, noParts } from "./figure.ts";
import type { Asker, Dimension, MetricQuery, MetricRequest, MetricResult } from "./metric-query.ts";
import { presentAnswer } from "./present-answer.ts";
import { comparedBuckets, timeBuckets, type TimeBuckets } from "./time-buckets.ts";

/** Answers one question; `today` is the business day of `asker.now`. Throws DomainError for what the caller can mend. */
export async function answerQuery(
  db: Pick<Database, "pool">,
  registry: Registry,
  query: MetricQuery,
  asker: Asker,
  today: string,
): Promise<MetricResult> {
  checkQuery(registry.metrics, query);
  const filters = await Promise.all((query.filters ?? []).map((filter) => resolveFilter(db.pool, filter)));
  const buckets = timeBuckets(query.range, query.grain ?? null);
  const sources: CompiledUnits[] = [];
  const answered: Answered[] = [];
  for (const request of query.metrics) {
    const question = questionOf(registry, request, query, { filters, asker, today });
    const read = (cut: TimeBuckets) => readCells(db, registry, question, cut, sources);
    const compared = [];
    for (const comparison of query.compare ?? []) {
      const moved = comparedBuckets(buckets, comparison, query.grain ?? null);
      compared.push({ buckets: moved, cells: await read(moved) });
    }
    answered.push({ request, cells: await read(buckets), compared });
  }
  const { rows, totalRows } = await presentAnswer(db, registry, { query, buckets, answered, asker, today });
  return { rows, totalRows, asOf: asker.now, ...readFrom(sources) };
}

function questionOf(
  registry: Registry,
  request: MetricRequest,
  query: MetricQuery,
  given: { filters: readonly ResolvedFilter[]; asker: Asker; today: string },
): UnitQuestion {
  const metric = metricOf(registry.metrics, request.key);
  return { metric, windowDays: windowOf(metric, request), by: query.by ?? [], exactly: [], ...given };
}

/** One statement: sums by bucket, dimensions, outcome and histogram bucket. */
async function readCells(
  db: Pick<Database, "pool">,
  registry: Registry,
  question: UnitQuestion,
  buckets: TimeBuckets,
  sources: CompiledUnits[],
): Promise<Cells> {
  const parameters = new SqlParameters();
  const units = compileUnits(question, registry.rollups, parameters);
  sources.push(units);
  const starts = parameters.add(buckets.starts);
  const to = parameters.add(buckets.to);
  const groups = question.by.map((dimension, i) => `${groupExpression(dimension)} AS k${i}`);
  const histogram = question.metric.figure === "duration" ? "u.bucket" : "NULL::smallint";
  const { rows } = await db.pool.query<Record<string, string | number | null>>(
    `SELECT ${["width_bucket(u.day, " + starts + "::date[]) AS at", ...groups].join(", ")},
       ${units.outcome} AS outcome, ${histogram} AS bucket, sum(u.n)::float8 AS n, sum(u.hits)::float8 AS hits, sum(u.amount)::float8 AS amount
     FROM ${units.from}
     WHERE u.day >= (${starts}::date[])[1] AND u.day < ${to}::date AND ${units.where.join(" AND ")}
     GROUP BY ${Array.from({ length: groups.length + 3 }, (_, i) => i + 1).join(", ")}`,
    parameters.values,
  );
  return gather(rows, question.by);
}

function gather(rows: readonly Record<string, string | number | null>[], by: readonly Dimension[]): Cells {
  const cells: Cells = new Map();
  for (const row of rows) {
    const bucket = Number(row["at"]) - 1;
    const ids = by.map((_, i) => row[`k${i}`] ?? null);
    const key = cellKey(bucket, ids);
    const cell = cells.get(key) ?? { bucket, ids, parts: noParts() };
    cells.set(key, cell);
    addParts(cell.parts, {
      outcome: String(row["outcome"]),
      bucket: row["bucket"] === null || row["bucket"] === undefined ? null : Number(row["bucket"]),
      n: Number(row["n"]),
      hits: Number(row["hits"]),
      amount: Number(row["amount"]),
    });
  }
  return cells;
}

function readFrom(sources: readonly CompiledUnits[]): { source: string; missReason: string | null } {
  const names = new Set(sources.map((units) => units.source));
  const reasons = new Set(sources.flatMap((units) => (units.missReason ? [units.missReason] : [])));
  return { source: [...names].join(", "), missReason: reasons.size > 0 ? [...reasons].join("; ") : null };
}
