import { type Database, requestJob } from "@huilu/core";

/**
 * Asks for the first KPI run and the first look for signals where there has been none, so that a fresh installation has
 * both before its first night. Asked again by every start until a run is known, so an interrupted one is made good.
 */
export async function requestFirstRuns(db: Database): Promise<void> {
  const { rows } = await db.pool.query<{ kpis: boolean; signals: boolean }>(
    `SELECT EXISTS (SELECT FROM job_run WHERE name = 'kpis.run') OR EXISTS (SELECT FROM kpi_figure) AS kpis,
       EXISTS (SELECT FROM job_run WHERE name = 'signals.detect') OR EXISTS (SELECT FROM detection_run) AS signals`,
  );
  if (!rows[0]?.kpis) await requestJob(db, "kpis.run");
  if (!rows[0]?.signals) await requestJob(db, "signals.detect");
}
