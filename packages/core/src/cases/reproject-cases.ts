import type { Pool, PoolClient } from "pg";
import { inTransaction } from "../database/database.ts";
import { appendDeltas, beginChange, gatherUnits } from "../metrics/append-deltas.ts";
import type { Rollups } from "../metrics/rollup.ts";
import type { BuiltCalendars } from "./clocks.ts";
import { projectFacts } from "./project-facts.ts";

const casesAtOnce = 5000;

/**
 * Adds up again every case that a stale mark names, because a calendar, a policy or a decision changed what its events
 * mean; returns how many marks it consumed. Each round is one transaction: a killed round leaves its marks to the next.
 */
export async function reprojectCases(pool: Pool, rollups: Rollups): Promise<number> {
  const calendars: BuiltCalendars = new Map();
  let consumed = 0;
  for (;;) {
    const marks = await inTransaction(pool, (client) => reprojectRound(client, rollups, calendars));
    if (marks === 0) return consumed;
    consumed += marks;
  }
}

async function reprojectRound(client: PoolClient, rollups: Rollups, calendars: BuiltCalendars): Promise<number> {
  const { rows } = await client.query<{ case_id: string }>(
    `DELETE FROM stale_case WHERE id IN (SELECT id FROM stale_case ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED) RETURNING case_id`,
    [casesAtOnce],
  );
  if (rows.length === 0) return 0;
  await client.query("CREATE TEMP TABLE reprojected (case_id uuid PRIMARY KEY) ON COMMIT DROP");
  await client.query(
    `INSERT INTO reprojected SELECT id FROM service_case WHERE id = ANY($1::uuid[]) AND revision > 0 ORDER BY id FOR UPDATE`,
    [rows.map((row) => row.case_id)],
  );
  await client.query("ANALYZE reprojected");
  await beginChange(client);
  await gatherUnits(client, rollups.units, "reprojected", -1);
  await projectFacts(client, "reprojected", { calendars });
  await gatherUnits(client, rollups.units, "reprojected", 1);
  await appendDeltas(client, rollups.rollups);
  await markFailureEvents(client, "reprojected");
  return rows.length;
}

/** Failure events in which a case of relation `touched` takes part are judged again by a job. */
export async function markFailureEvents(client: PoolClient, touched: string): Promise<void> {
  await client.query(`
    INSERT INTO stale_failure_event (unit_id, case_id)
    SELECT DISTINCT c.unit_id, CASE WHEN c.unit_id IS NULL THEN c.id END
    FROM service_case c JOIN ${touched} t ON t.case_id = c.id WHERE c.revision > 0`);
}
