import type { Sql } from "../database/database.ts";
import type { DayRange } from "../metrics/metric-query.ts";
import type { BucketFigure } from "./ask-figures.ts";
import type { KpiGrain } from "./kpi-spans.ts";

export type KpiSubject = { readonly departmentId: number | null; readonly grain: KpiGrain; readonly range: DayRange };

/**
 * Appends the figures of one subject that differ from what was last known, and an empty one for each that no longer
 * exists; returns how many. A figure that is empty and always was is not kept.
 */
export async function keepFigures(
  sql: Sql,
  subject: KpiSubject,
  candidates: readonly BucketFigure[],
  knownAt: Date,
): Promise<number> {
  const { departmentId, grain, range } = subject;
  const { rowCount } = await sql.query(
    `WITH now_figure AS (
       SELECT metric, bucket, value, n, numerator, denominator, low, high, provisional, excluded
       FROM jsonb_to_recordset($1::jsonb) AS f (metric text, bucket date, value float8, n bigint,
         numerator numeric, denominator numeric, low float8, high float8, provisional boolean, excluded jsonb)
     ), known AS (
       SELECT DISTINCT ON (metric, bucket) metric, bucket, value, n, numerator, denominator, low, high, provisional, excluded
       FROM kpi_figure
       WHERE grain = $2 AND department_id IS NOT DISTINCT FROM $3::int AND bucket >= $4::date AND bucket < $5::date
       ORDER BY metric, bucket, known_at DESC
     ), gone AS (
       SELECT metric, bucket, NULL::float8 AS value, 0::bigint AS n, NULL::numeric AS numerator, NULL::numeric AS denominator,
         NULL::float8 AS low, NULL::float8 AS high, false AS provisional, '[]'::jsonb AS excluded
       FROM known WHERE NOT EXISTS (SELECT 1 FROM now_figure f WHERE f.metric = known.metric AND f.bucket = known.bucket)
     ), wanted AS (SELECT * FROM now_figure UNION ALL SELECT * FROM gone)
     INSERT INTO kpi_figure (known_at, metric, grain, bucket, department_id,
       value, n, numerator, denominator, low, high, provisional, excluded)
     SELECT $6, w.metric, $2, w.bucket, $3,
       w.value, w.n, w.numerator, w.denominator, w.low, w.high, w.provisional, w.excluded
     FROM wanted w LEFT JOIN known k ON k.metric = w.metric AND k.bucket = w.bucket
     WHERE CASE WHEN k.metric IS NULL THEN w.n > 0 OR w.excluded <> '[]'
       ELSE (w.value, w.n, w.numerator, w.denominator, w.low, w.high, w.provisional, w.excluded)
         IS DISTINCT FROM (k.value, k.n, k.numerator, k.denominator, k.low, k.high, k.provisional, k.excluded) END`,
    [JSON.stringify(candidates.map(asRow)), grain, departmentId, range.from, range.to, knownAt],
  );
  return rowCount ?? 0;
}

function asRow({ bucket, value: figure }: BucketFigure) {
  const { metric, value, n, numerator, denominator, low, high, provisional } = figure;
  const excluded = figure.excluded
    .map((exclusion) => ({ reason: exclusion.reason, n: exclusion.n }))
    .toSorted((a, b) => (a.reason < b.reason ? -1 : 1));
  return { metric, bucket, value, n, numerator, denominator, low, high, provisional, excluded };
}
