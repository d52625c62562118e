import type { Scope } from "../access/scope.ts";
import type { Database } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import type { DayRange } from "../metrics/metric-query.ts";
import { bucketStart } from "../metrics/time-buckets.ts";
import { addDays, type BusinessDay } from "../time/business-day.ts";
import { kpiSubject } from "./kpi-subject.ts";
import { measureOf, type MetricParameters, type TargetGrain, type TargetState } from "./target.ts";

export type TargetStandingsRequest = {
  /** A department's code; null: the whole of what the asker sees. */
  readonly department?: string | null | undefined;
  /** Periods that share a day with it are answered. */
  readonly period: DayRange;
  /** Answers with what was known then; left out: with what is known now. */
  readonly asKnownOn?: Date | null | undefined;
};

type Term = { readonly key: string; readonly label: string };

/** How one period of one metric stood to the target that applied. Units are the metric's. */
export type TargetStanding = {
  readonly metric: string;
  readonly parameters: MetricParameters;
  readonly grain: TargetGrain;
  readonly bucket: BusinessDay;
  readonly state: TargetState;
  /** The first of the unbroken run of periods, up to this one, that were in this state. */
  readonly since: BusinessDay;
  readonly value: number | null;
  readonly n: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly provisional: boolean;
  readonly knownAt: Date;
  readonly target: number;
  readonly margin: number;
  readonly targetId: number;
  /** Whose target it is: the department's own, or that of one above it; null: the company's. */
  readonly targetOf: Term | null;
  readonly owner: Term | null;
};

/**
 * The states of a department's periods (with all below it) as they were known, newest period first, by metric.
 * Throws NOT_FOUND `department_unknown`, BAD_INPUT `department_needed`, `range_reversed`.
 */
export async function targetStandings(
  { pool }: Database,
  request: TargetStandingsRequest,
  asker: { readonly scope: Scope; readonly language: "zh-CN" | "en" },
): Promise<TargetStanding[]> {
  const { from, to } = request.period;
  if (from >= to) throw new DomainError("BAD_INPUT", "range_reversed", { from, to });
  const departmentId = await kpiSubject(pool, request.department ?? null, asker.scope);
  const name = (alias: string) =>
    asker.language === "en" ? `COALESCE(${alias}.name_en, ${alias}.name)` : `${alias}.name`;
  // All periods before the end, because a state may have begun long before the first one asked for.
  const { rows } = await pool.query<Omit<TargetStanding, "since">>(
    `WITH known AS (
       SELECT DISTINCT ON (grain, metric, parameters, bucket) *
       FROM target_state
       WHERE department_id IS NOT DISTINCT FROM $1::int AND bucket < $2::date
         AND known_at <= COALESCE($3::timestamptz, 'infinity')
       ORDER BY grain, metric, parameters, bucket, known_at DESC
     )
     SELECT k.metric, k.parameters, k.grain, k.bucket, k.state, k.value, k.n, k.low, k.high, k.provisional,
       k.known_at AS "knownAt", t.value AS target, t.margin, t.id::int AS "targetId",
       CASE WHEN d.id IS NOT NULL THEN jsonb_build_object('key', d.code, 'label', ${name("d")}) END AS "targetOf",
       CASE WHEN e.id IS NOT NULL THEN jsonb_build_object('key', e.code, 'label', ${name("e")}) END AS owner
     FROM known k
       JOIN kpi_target t ON t.id = k.target_id
       LEFT JOIN department d ON d.id = t.department_id
       LEFT JOIN employee e ON e.id = t.owner_id
     WHERE k.state IS NOT NULL
     ORDER BY k.bucket, k.metric`,
    [departmentId, to, request.asKnownOn ?? null],
  );
  const standings = [...Map.groupBy(rows, measureOf).values()].flatMap(withSince);
  return standings
    .filter(({ bucket, grain }) => bucket >= bucketStart(from, grain))
    .toSorted((a, b) => (a.bucket === b.bucket ? compare(a.metric, b.metric) : compare(b.bucket, a.bucket)));
}

/** `rows` of one measure, oldest first; a period in another state, or one that is missing, breaks a run. */
function withSince(rows: readonly Omit<TargetStanding, "since">[]): TargetStanding[] {
  let before: TargetStanding | null = null;
  return rows.map((row) => {
    const goesOn = before?.state === row.state && bucketStart(addDays(row.bucket, -1), row.grain) === before.bucket;
    before = { ...row, since: goesOn && before ? before.since : row.bucket };
    return before;
  });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
