import type { Sql } from "../database/database.ts";
import type { Answered, Exposure, Registry } from "./answer-parts.ts";
import { checkQuery, chosenBy, metricOf } from "./check-query.ts";
import type { UnitQuestion } from "./compile-units.ts";
import { resolveFilter, type ResolvedFilter } from "./dimension.ts";
import type { Asker, Dimension, MetricQuery, MetricRequest, MetricResult } from "./metric-query.ts";
import { presentAnswer } from "./present-answer.ts";
import { readCells } from "./read-cells.ts";
import { comparedBuckets, timeBuckets, type TimeBuckets } from "./time-buckets.ts";
import type { UnitTables } from "./unit.ts";

/** Where and when a question is answered: `today` is the business day of `asker.now`. */
export type Standpoint = {
  readonly sql: Sql;
  readonly asker: Asker;
  readonly today: string;
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
  const filters = (query.filters ?? []).map((filter) => resolveFilter(filter));
  const buckets = timeBuckets(query.range, query.grain ?? null);
  const compared = (query.compare ?? []).map((comparison) => comparedBuckets(buckets, comparison, query.grain ?? null));
  const questions = query.metrics.map((request) => questionOf(registry, request, query.by ?? [], filters, standpoint));
  const { cells, labels, sources, missReasons } = await readCells(sql, registry.rollups, questions, [
    buckets,
    ...compared,
  ]);
  const exposure = await exposureOf(sql, registry, questions, [buckets, ...compared]);
  const lives = await registry.readLives(sql, questions, [buckets, ...compared]);
  const answered = query.metrics.map((request, q): Answered => {
    const [now = new Map(), ...before] = cells[q] ?? [];
    return {
      request,
      exposure,
      lives: lives[q] ?? null,
      cells: now,
      compared: compared.map((moved, i) => ({ buckets: moved, cells: before[i] ?? new Map() })),
    };
  });
  const { rows, totalRows } = presentAnswer(registry, { query, buckets, answered, labels, asker, today });
  return {
    rows,
    totalRows,
    asOf: asker.now,
    source: [...sources].join(", "),
    missReason: missReasons.size > 0 ? [...missReasons].join("; ") : null,
  };
}

/** What the rates of a query divide by, read once for all of them; null where it asks for none. */
async function exposureOf(
  sql: Sql,
  { readExposure }: Registry,
  questions: readonly UnitQuestion[],
  periods: readonly TimeBuckets[],
): Promise<Exposure | null> {
  const rate = questions.find(({ metric }) => metric.figure === "rate");
  return rate ? readExposure(sql, rate, periods) : null;
}

/** The question that one request of a query asks. */
export function questionOf(
  registry: Registry,
  request: MetricRequest,
  by: readonly Dimension[],
  filters: readonly ResolvedFilter[],
  { asker, today, tables, bypass }: Standpoint,
): UnitQuestion {
  const metric = metricOf(registry.metrics, request.key);
  const { param } = chosenBy(metric, request);
  return { metric, param, by, filters, exactly: [], asker, today, tables, bypass };
}
