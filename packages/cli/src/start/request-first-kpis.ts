import { type Database, requestJob } from "@huilu/core";

/**
 * Asks for the first KPI run where there has been none, so that a fresh installation has figures before its first
 * night. Asked again by every start until a run is known, so an interrupted one is made good.
 */
export async function requestFirstKpis(db: Database): Promise<void> {
  const { rows } = await db.pool.query<{ known: boolean }>(
    `SELECT EXISTS (SELECT FROM job_run WHERE name = 'kpis.run') OR EXISTS (SELECT FROM kpi_figure) AS known`,
  );
  if (!rows[0]?.known) await requestJob(db, "kpis.run");
}
