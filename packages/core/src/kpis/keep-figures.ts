import type { Sql } from "../database/database.ts";
import type { DayRange } from "../metrics/metric-query.ts";
import type { BucketFigure } from "./ask-figures.ts";
import type { KpiGrain } from "./kpi-spans.ts";

/** All figures of one subject; null is the company. */
export type FiguresOf = { readonly departmentId: number | null; readonly figures: readonly BucketFigure[] };

/**
 * Appends the figures of the subjects that differ from what was last known, and an empty one for each that no longer
 * exists; returns how many. A figure that is empty and always was is not kept.
 */
export async function keepFigures(
  sql: Sql,
  { grain, range }: { readonly grain: KpiGrain; readonly range: DayRange },
  candidates: readonly FiguresOf[],
  knownAt: Date,
): Promise<number> {
  const { rowCount } = await sql.query(
    `WITH now_figure AS (
       SELECT department_id, metric, bucket, value, n, numerator, denominator, low, high, provisional, excluded
       FROM jsonb_to_recordset($1::jsonb) AS f (department_id int, metric text, bucket date, value float8, n bigint,
         numerator numeric, denominator numeric, low float8, high float8, provisional boolean, excluded jsonb)
     ), known AS (
       SELECT DISTINCT ON (department_id, metric, bucket) department_id, metric, bucket, value, n, numerator, denominator, low, high, provisional, excluded
       FROM kpi_figure
       WHERE grain = $2 AND COALESCE(department_id, 0) = ANY($3::int[]) AND bucket >= $4::date AND bucket < $5::date
       ORDER BY department_id, metric, bucket, known_at DESC
     ), gone AS (
       SELECT department_id, metric, bucket, NULL::float8 AS value, 0::bigint AS n, NULL::numeric AS numerator, NULL::numeric AS denominator,
         NULL::float8 AS low, NULL::float8 AS high, false AS provisional, '[]'::jsonb AS excluded
       FROM known WHERE NOT EXISTS (SELECT 1 FROM now_figure f WHERE ${isSame("f", "known")})
     ), wanted AS (SELECT * FROM now_figure UNION ALL SELECT * FROM gone)
     INSERT INTO kpi_figure (known_at, metric, grain, bucket, department_id,
       value, n, numerator, denominator, low, high, provisional, excluded)
     SELECT $6, w.metric, $2, w.bucket, w.department_id,
       w.value, w.n, w.numerator, w.denominator, w.low, w.high, w.provisional, w.excluded
     FROM wanted w LEFT JOIN known k ON ${isSame("k", "w")}
     WHERE CASE WHEN k.metric IS NULL THEN w.n > 0 OR w.excluded <> '[]'
       ELSE (w.value, w.n, w.numerator, w.denominator, w.low, w.high, w.provisional, w.excluded)
         IS DISTINCT FROM (k.value, k.n, k.numerator, k.denominator, k.low, k.high, k.provisional, k.excluded) END`,
    [
      JSON.stringify(candidates.flatMap((one) => one.figures.map((figure) => asRow(one.departmentId, figure)))),
      grain,
      candidates.map(({ departmentId }) => departmentId ?? 0),
      range.from,
      range.to,
      knownAt,
    ],
  );
  return rowCount ?? 0;
}

/** The company has no id, and no department has the id 0: so the comparison can be hashed. */
function isSame(a: string, b: string): string {
  return `COALESCE(${a}.department_id, 0) = COALESCE(${b}.department_id, 0) AND ${a}.metric = ${b}.metric AND ${a}.bucket = ${b}.bucket`;
}

function asRow(department_id: number | null, { bucket, value: figure }: BucketFigure) {
  const { metric, value, n, numerator, denominator, low, high, provisional } = figure;
  const excluded = figure.excluded
    .map((exclusion) => ({ reason: exclusion.reason, n: exclusion.n }))
    .toSorted((a, b) => (a.reason < b.reason ? -1 : 1));
  return { department_id, metric, bucket, value, n, numerator, denominator, low, high, provisional, excluded };
}
