import { companyScope } from "../access/scope.ts";
import { type Database, inTransaction, type Sql } from "../database/database.ts";
import type { Asker } from "../metrics/metric-query.ts";
import { metricKeys, metricQuery } from "../registry.ts";
import { type KpiCandidate, keepFigures } from "./keep-figures.ts";
import { type KpiSpan, kpiSpans } from "./kpi-spans.ts";

export type RunKpisOptions = {
  readonly now: Date;
  /** Ends the run early, with nothing kept. */
  readonly signal?: AbortSignal;
};
/** How many figures were looked at, for how many departments, and how many were new or had changed. */
export type KpiRunResult = {
  readonly knownAt: Date;
  readonly departments: number;
  readonly figures: number;
  readonly kept: number;
};

type Department = { readonly id: number | null; readonly code: string | null };

/**
 * Keeps every metric's figure for the company and for each department with all below it, by month, week and day, with
 * the time at which it was so known. Append-only: a figure is kept when it differs from the one last known, so the last
 * row at or before an instant is what was known then. Everything or nothing; a second run waits for the first.
 */
export async function runKpis(db: Database, { now, signal }: RunKpisOptions): Promise<KpiRunResult> {
  return inTransaction(db.pool, async (client) => {
    await client.query("SELECT pg_advisory_xact_lock(hashtext('huilu.kpis'))");
    const { today, knownAt } = await whenKnown(client, now);
    const spans = await kpiSpans(client, today);
    const departments = await subjects(client);
    let figures = 0;
    let kept = 0;
    for (const department of departments) {
      for (const span of spans) {
        signal?.throwIfAborted();
        const candidates = await ask(db, department, span, { scope: companyScope, now, language: "zh-CN" });
        figures += candidates.length;
        kept += await keepFigures(client, { departmentId: department.id, ...span }, candidates, knownAt);
      }
    }
    return { knownAt, departments: departments.length - 1, figures, kept };
  });
}

/** The business day of `now`, and a time later than every figure's so far, even if a clock was set back. */
async function whenKnown(sql: Sql, now: Date): Promise<{ today: string; knownAt: Date }> {
  // The session's time zone is the installation's.
  const { rows } = await sql.query<{ today: string; knownAt: Date }>(
    `SELECT ($1::timestamptz)::date AS today,
       greatest($1::timestamptz, (SELECT max(known_at) FROM kpi_figure) + interval '1 millisecond') AS "knownAt"`,
    [now],
  );
  return rows[0] ?? { today: now.toISOString().slice(0, 10), knownAt: now };
}

async function subjects(sql: Sql): Promise<readonly Department[]> {
  const { rows } = await sql.query<Department>("SELECT id, code FROM department ORDER BY id");
  return [{ id: null, code: null }, ...rows];
}

/** A department's code in a filter means the department and all below it. */
async function ask(
  db: Database,
  { code }: Department,
  { grain, range }: KpiSpan,
  asker: Asker,
): Promise<KpiCandidate[]> {
  const filters = code === null ? [] : [{ dimension: "department", in: [code] } as const];
  const metrics = metricKeys.map((key) => ({ key }));
  const { rows } = await metricQuery(db, { metrics, range, grain, filters }, asker);
  return rows.flatMap(({ bucket, values }) => (bucket === null ? [] : values.map((value) => ({ bucket, value }))));
}
