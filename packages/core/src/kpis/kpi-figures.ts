import type { Database, Sql } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import type { KpiGrain } from "./kpi-spans.ts";

export type KpiFiguresRequest = {
  readonly grain: KpiGrain;
  /** A department's code; null: the company. */
  readonly department?: string | null;
  /** Answers with what was known then; left out: with what is known now. */
  readonly asKnownOn?: Date | null;
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

/** Kept figures as they were known at an instant, newest bucket first, by metric. Throws NOT_FOUND `department_unknown`. */
export async function kpiFigures({ pool }: Database, request: KpiFiguresRequest): Promise<KpiFigure[]> {
  await checkDepartment(pool, request.department ?? null);
  const { rows } = await pool.query<KpiFigure>(
    `WITH known AS (
       SELECT DISTINCT ON (f.metric, f.bucket) f.*
       FROM kpi_figure f LEFT JOIN department d ON d.id = f.department_id
       WHERE f.grain = $1 AND d.code IS NOT DISTINCT FROM $2 AND f.known_at <= COALESCE($3::timestamptz, 'infinity')
       ORDER BY f.metric, f.bucket, f.known_at DESC
     ), newest AS (SELECT DISTINCT bucket FROM known ORDER BY bucket DESC LIMIT $4)
     SELECT metric, bucket, value, n, numerator, denominator, low, high, provisional, excluded, known_at AS "knownAt"
     FROM known WHERE bucket IN (SELECT bucket FROM newest) ORDER BY bucket DESC, metric`,
    [request.grain, request.department ?? null, request.asKnownOn ?? null, request.buckets],
  );
  return rows;
}

async function checkDepartment(sql: Sql, code: string | null): Promise<void> {
  if (code === null) return;
  const { rowCount } = await sql.query("SELECT 1 FROM department WHERE code = $1", [code]);
  if (!rowCount) throw new DomainError("NOT_FOUND", "department_unknown", { code });
}
