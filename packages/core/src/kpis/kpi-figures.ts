import type { Scope } from "../access/scope.ts";
import type { Database } from "../database/database.ts";
import { kpiSubject } from "./kpi-subject.ts";
import type { KpiGrain } from "./kpi-spans.ts";

export type KpiFiguresRequest = {
  readonly grain: KpiGrain;
  /** A department's code; null: the company, or the one department that the asker sees. */
  readonly department?: string | null | undefined;
  /** Answers with what was known then; left out: with what is known now. */
  readonly asKnownOn?: Date | null | undefined;
  /** Only these metrics; left out: all. */
  readonly metrics?: readonly string[] | null | undefined;
  /** The newest `buckets` months, weeks or days. */
  readonly buckets: number;
};

/** A figure that the KPI run kept. Rates are 0–1, durations seconds, money the installation's currency. */
export type KpiFigure = {
  readonly metric: string;
  readonly bucket: string;
  readonly value: number | null;
  readonly n: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly provisional: boolean;
  readonly excluded: readonly { readonly reason: string; readonly n: number }[];
  readonly knownAt: Date;
};

/**
 * Kept figures as they were known at an instant, newest bucket first, by metric; of the company for whoever sees the
 * company, of their own departments for everybody else. Throws NOT_FOUND `department_unknown`, BAD_INPUT
 * `department_needed`.
 */
export async function kpiFigures({ pool }: Database, request: KpiFiguresRequest, scope: Scope): Promise<KpiFigure[]> {
  const departmentId = await kpiSubject(pool, request.department ?? null, scope);
  const { rows } = await pool.query<KpiFigure>(
    `WITH known AS (
       SELECT DISTINCT ON (metric, bucket) *
       FROM kpi_figure
       WHERE grain = $1 AND department_id IS NOT DISTINCT FROM $2::int AND known_at <= COALESCE($3::timestamptz, 'infinity')
         AND ($5::text[] IS NULL OR metric = ANY ($5))
       ORDER BY metric, bucket, known_at DESC
     ), newest AS (SELECT DISTINCT bucket FROM known ORDER BY bucket DESC LIMIT $4)
     SELECT metric, bucket, value, n, numerator, denominator, low, high, provisional, excluded, known_at AS "knownAt"
     FROM known WHERE bucket IN (SELECT bucket FROM newest) ORDER BY bucket DESC, metric`,
    [request.grain, departmentId, request.asKnownOn ?? null, request.buckets, request.metrics ?? null],
  );
  return rows;
}
