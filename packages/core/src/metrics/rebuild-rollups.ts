import type { PoolClient } from "pg";
import { fillStatement } from "./fold-deltas.ts";
import { cellIndex, indexStatement } from "./rollup-tables.ts";
import { dayColumns, type Rollup } from "./rollup.ts";
import { caseColumns, unitSelect, type Unit } from "./unit.ts";

/** Empties every rollup and fills it from the cases, in the caller's transaction; whoever reads or writes waits meanwhile. */
export async function rebuildRollups(client: PoolClient, rollups: readonly Rollup[]): Promise<void> {
  // Everything is sorted once: in memory, not on disk.
  await client.query("SET LOCAL work_mem = '256MB'");
  for (const { key } of rollups) {
    // Whoever changes a case waits here with its deltas, so that none is counted twice or lost.
    await client.query(`TRUNCATE delta_${key}, rollup_${key}`);
    await client.query(`DROP INDEX ${cellIndex(key)}`);
  }
  const units = new Map(rollups.flatMap((rollup) => rollup.units.map((unit) => [unit.id, unit])));
  for (const unit of units.values()) await rebuildUnit(client, rollups, unit);
  for (const rollup of rollups) await client.query(indexStatement(rollup));
}

const columns = ["param", "day", "outcome", "source_id", "department_id", "employee_id", "defect_type_id"];

/** Reads the units once for all rollups that hold them. */
async function rebuildUnit(client: PoolClient, rollups: readonly Rollup[], unit: Unit): Promise<void> {
  const kept = [...columns, ...caseColumns.filter((column) => !columns.includes(column))];
  await client.query(`
    CREATE TEMP TABLE rebuilt_unit ON COMMIT DROP AS
    SELECT ${unit.id}::smallint AS unit_id, ${kept.map((column) => `u.${column}`).join(", ")}, u.ripe_on,
      u.ripe_on IS NULL OR u.ripe_on <= s.ripe_through AS ripe,
      CASE WHEN u.outcome = 'counted' THEN u.bucket END AS bucket, u.weight, u.hit, u.amount
    FROM (${unitSelect(unit)}) u JOIN source s ON s.id = u.source_id`);
  for (const rollup of rollups.filter(({ units }) => units.some(({ id }) => id === unit.id))) {
    const cell = [...dayColumns(rollup), "ripe", "bucket"].join(", ");
    await client.query(`
      WITH placed AS MATERIALIZED (
        SELECT ${cell}, sum(weight) AS n, sum(hit) AS hits, sum(amount)::bigint AS amount FROM pg_temp.rebuilt_unit GROUP BY ${cell}
      ) ${fillStatement(rollup, "placed", unit.seconds !== undefined)}`);
  }
  await client.query("DROP TABLE pg_temp.rebuilt_unit");
}
