import type { PoolClient } from "pg";
import { insertStatement } from "./fold-deltas.ts";
import { sliceColumns, type Rollup } from "./rollup.ts";
import { unitSelect, type Unit } from "./unit.ts";

/**
 * Empties every rollup and fills it from the cases, in the caller's transaction. Writers wait meanwhile; readers see the
 * old cells until it is done.
 */
export async function rebuildRollups(client: PoolClient, rollups: readonly Rollup[]): Promise<void> {
  for (const rollup of rollups) await rebuild(client, rollup);
}

async function rebuild(client: PoolClient, rollup: Rollup): Promise<void> {
  // Whoever changes a case waits here with its deltas, so that none is counted twice or lost.
  await client.query(`LOCK TABLE delta_${rollup.key}, rollup_${rollup.key} IN EXCLUSIVE MODE`);
  await client.query(`DELETE FROM delta_${rollup.key}`);
  await client.query(`DELETE FROM rollup_${rollup.key}`);
  for (const unit of rollup.units) {
    await client.query(
      `WITH placed AS MATERIALIZED (${placedUnits(rollup, unit)}) ${insertStatement(rollup, "placed")}`,
    );
  }
}

/** The units of the cases, added up by day as deltas are, each with whether it is ripe. */
function placedUnits(rollup: Rollup, unit: Unit): string {
  const keys = ["param", "day", "outcome", "ripe_on", "source_id", ...sliceColumns(rollup)].map(
    (column) => `u.${column}`,
  );
  const ripe = "u.ripe_on IS NULL OR u.ripe_on <= s.ripe_through";
  const bucket = "CASE WHEN u.outcome = 'counted' THEN u.bucket END";
  return `SELECT ${unit.id}::smallint AS unit_id, ${keys.join(", ")}, ${bucket} AS bucket, ${ripe} AS ripe,
      sum(u.weight) AS n, sum(u.hit) AS hits, sum(u.amount) AS amount
    FROM (${unitSelect(unit)}) u JOIN source s ON s.id = u.source_id
    GROUP BY ${keys.join(", ")}, ${bucket}, ${ripe}`;
}
