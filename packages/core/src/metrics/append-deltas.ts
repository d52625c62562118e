import type { Sql } from "../database/database.ts";
import { dayColumns, type Rollup } from "./rollup.ts";
import { storedTables, unitSelect, type Unit } from "./unit.ts";

const columns = [
  "unit_id",
  "param",
  "day",
  "outcome",
  "ripe_on",
  "source_id",
  "kind_id",
  "channel_id",
  "region_id",
  "department_id",
  "employee_id",
  "family_id",
  "model_id",
  "batch_id",
  "supplier_lot_id",
  "priority_id",
  "status",
  "defect_type_id",
];

/** Begins to gather what a transaction changes: the units before (−1) and after (+1) come to nothing where nothing changed. */
export async function beginChange(sql: Sql): Promise<void> {
  await sql.query(`
    CREATE TEMP TABLE IF NOT EXISTS unit_change (unit_id smallint, param smallint, day date, outcome text, ripe_on date,
      source_id int, kind_id int, channel_id int, region_id int, department_id int, employee_id int, family_id int, model_id int,
      batch_id int, supplier_lot_id int, priority_id int, status text, defect_type_id int, bucket smallint, n int, hits int, amount bigint);
    TRUNCATE pg_temp.unit_change`);
}

/** Gathers the `units` of the cases in relation `touched (case_id)` as they are now, with `sign`. */
export async function gatherUnits(sql: Sql, units: readonly Unit[], touched: string, sign: 1 | -1): Promise<void> {
  if (units.length === 0) return;
  // Every unit reads the same few cases: they are looked up once.
  await sql.query(`
    CREATE TEMP TABLE IF NOT EXISTS gathered_case (LIKE service_case);
    TRUNCATE pg_temp.gathered_case;
    INSERT INTO pg_temp.gathered_case SELECT c.* FROM service_case c WHERE c.id IN (SELECT case_id FROM ${touched});
    ANALYZE pg_temp.gathered_case (id)`);
  const tables = { ...storedTables, cases: "pg_temp.gathered_case" };
  const parts = units.map(
    (
      unit,
    ) => `SELECT ${columns.map((column) => (column === "unit_id" ? `${unit.id}::smallint` : `u.${column}`)).join(", ")},
        CASE WHEN u.outcome = 'counted' THEN u.bucket END, ${sign} * u.weight, ${sign} * u.hit, ${sign} * u.amount
      FROM (${unitSelect(unit, tables)}) u`,
  );
  await sql.query(
    `INSERT INTO pg_temp.unit_change (${columns.join(", ")}, bucket, n, hits, amount) ${parts.join(" UNION ALL ")}`,
  );
}

/** Appends what was gathered to the deltas of every rollup, netted, and so ends the change. */
export async function appendDeltas(sql: Sql, rollups: readonly Rollup[]): Promise<void> {
  for (const rollup of rollups) {
    const cell = [...dayColumns(rollup), "bucket"].join(", ");
    await sql.query(
      `INSERT INTO delta_${rollup.key} (${cell}, n, hits, amount)
       SELECT ${cell}, sum(n), sum(hits), sum(amount) FROM pg_temp.unit_change
       WHERE unit_id = ANY($1::smallint[]) GROUP BY ${cell}
       HAVING sum(n) <> 0 OR sum(hits) <> 0 OR sum(amount) <> 0`,
      [rollup.units.map((unit) => unit.id)],
    );
  }
}
