import type { Sql } from "../database/database.ts";
import type { DayRange, MetricValue } from "../metrics/metric-query.ts";
import type { BusinessDay } from "../time/business-day.ts";
import type { Target, TargetGrain, TargetState } from "./target.ts";

export type JudgedPeriod = {
  readonly target: Target;
  readonly bucket: BusinessDay;
  readonly state: TargetState;
  readonly figure: MetricValue;
};
export type JudgedSubject = {
  readonly departmentId: number | null;
  readonly grain: TargetGrain;
  readonly range: DayRange;
};

/**
 * Appends the states of one subject's periods that differ from what was last known, and an empty one for each period
 * that no target applies to any longer; returns how many. A period in which nothing was ever known is not kept.
 */
export async function keepTargetStates(
  sql: Sql,
  { departmentId, grain, range }: JudgedSubject,
  periods: readonly JudgedPeriod[],
  knownAt: Date,
): Promise<number> {
  const { rowCount } = await sql.query(
    `WITH now_state AS (
       SELECT metric, parameters, bucket, state, target_id, value, n, low, high, provisional
       FROM jsonb_to_recordset($1::jsonb) AS s (metric text, parameters jsonb, bucket date, state text, target_id bigint,
         value float8, n bigint, low float8, high float8, provisional boolean)
     ), known AS (
       SELECT DISTINCT ON (metric, parameters, bucket)
         metric, parameters, bucket, state, target_id, value, n, low, high, provisional
       FROM target_state
       WHERE grain = $2 AND department_id IS NOT DISTINCT FROM $3::int AND bucket >= $4::date AND bucket < $5::date
       ORDER BY metric, parameters, bucket, known_at DESC
     ), gone AS (
       SELECT metric, parameters, bucket, NULL::text AS state, NULL::bigint AS target_id, NULL::float8 AS value,
         0::bigint AS n, NULL::float8 AS low, NULL::float8 AS high, false AS provisional
       FROM known k
       WHERE state IS NOT NULL AND NOT EXISTS (SELECT 1 FROM now_state s
         WHERE s.metric = k.metric AND s.parameters = k.parameters AND s.bucket = k.bucket)
     ), wanted AS (SELECT * FROM now_state UNION ALL SELECT * FROM gone)
     INSERT INTO target_state (known_at, grain, department_id,
       metric, parameters, bucket, state, target_id, value, n, low, high, provisional)
     SELECT $6, $2, $3, w.metric, w.parameters, w.bucket, w.state, w.target_id, w.value, w.n, w.low, w.high, w.provisional
     FROM wanted w
       LEFT JOIN known k ON k.metric = w.metric AND k.parameters = w.parameters AND k.bucket = w.bucket
     WHERE CASE WHEN k.metric IS NULL THEN w.n > 0 OR w.state <> 'NOT_ENOUGH_DATA'
       ELSE (w.state, w.target_id, w.value, w.n, w.low, w.high, w.provisional)
         IS DISTINCT FROM (k.state, k.target_id, k.value, k.n, k.low, k.high, k.provisional) END`,
    [JSON.stringify(periods.map(asRow)), grain, departmentId, range.from, range.to, knownAt],
  );
  return rowCount ?? 0;
}

function asRow({ target, bucket, state, figure }: JudgedPeriod) {
  const { metric, parameters, id: target_id } = target;
  const { value, n, low, high, provisional } = figure;
  return { metric, parameters, bucket, state, target_id, value, n, low, high, provisional };
}
