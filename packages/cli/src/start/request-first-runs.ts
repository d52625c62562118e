import { type Database, requestJob } from "@huilu/core";

/**
 * Asks for the first KPI run and the first look for signals where there has been none, for texts to be read, and for the packages of the last month, so that a fresh installation has
 * all of it before its first night. Asked again by every start until a run is known, so an interrupted one is made good.
 */
export async function requestFirstRuns(db: Database): Promise<void> {
  const { rows } = await db.pool.query<{
    kpis: boolean;
    signals: boolean;
    texts: boolean;
    repeats: boolean;
    packages: boolean;
  }>(
    `SELECT EXISTS (SELECT FROM job_run WHERE name = 'kpis.run') OR EXISTS (SELECT FROM kpi_figure) AS kpis,
       EXISTS (SELECT FROM job_run WHERE name = 'signals.detect') OR EXISTS (SELECT FROM detection_run) AS signals,
       EXISTS (SELECT FROM job_run WHERE name = 'texts.look') OR NOT EXISTS (SELECT FROM case_text) AS texts,
       EXISTS (SELECT FROM job_run WHERE name = 'texts.repeats') OR NOT EXISTS (SELECT FROM case_text) AS repeats,
       EXISTS (SELECT FROM job_run WHERE name = 'packages.make') OR NOT EXISTS (SELECT FROM party_set) AS packages`,
  );
  if (!rows[0]?.kpis) await requestJob(db, "kpis.run");
  if (!rows[0]?.signals) await requestJob(db, "signals.detect");
  if (!rows[0]?.repeats) await requestJob(db, "texts.repeats");
  if (!rows[0]?.texts) {
    await requestJob(db, "texts.look");
    await requestJob(db, "texts.train");
  }
  // Last, so that what the others find is in it.
  if (!rows[0]?.packages) await requestJob(db, "packages.make");
}
