import type { Sql } from "../database/database.ts";
import { hasAny, measureColumns, measuresOf, summed, typeOf, variantsOf, type Measure } from "./measures.ts";
import { dayColumns, withBranches, type Rollup } from "./rollup.ts";
import { storedTables, unitSelect, type Unit } from "./unit.ts";

/** Everything by which a unit may be cut. */
const slices = [
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
  "party_set_id",
  "defect_type_id",
];
const keys = ["unit_id", "param", ...slices, "bucket"];

/** Begins to gather what a transaction changes: the units before (−1) and after (+1) come to nothing where nothing changed. */
export async function beginChange(sql: Sql): Promise<void> {
  await sql.query(`
    CREATE TEMP TABLE IF NOT EXISTS unit_change (unit_id smallint, param smallint, day date, outcome text, ripe_on date,
      source_id int, kind_id int, channel_id int, region_id int, department_id int, employee_id int, family_id int, model_id int,
      batch_id int, supplier_lot_id int, priority_id int, status text, party_set_id int, defect_type_id int, bucket smallint, n int, hits int, amount bigint);
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
    (unit) => `SELECT ${unit.id}::smallint, u.param, ${slices.map((column) => `u.${column}`).join(", ")},
        CASE WHEN u.outcome = 'counted' THEN u.bucket END, ${sign} * u.weight, ${sign} * u.hit, ${sign} * u.amount
      FROM (${unitSelect(unit, tables)}) u`,
  );
  await sql.query(`INSERT INTO pg_temp.unit_change (${keys.join(", ")}, n, hits, amount) ${parts.join(" UNION ALL ")}`);
}

/** Appends what was gathered to the deltas of every rollup, netted, and so ends the change. */
export async function appendDeltas(sql: Sql, rollups: readonly Rollup[]): Promise<void> {
  if (rollups.length === 0) return;
  const units = [...new Map(rollups.flatMap((rollup) => rollup.units.map((unit) => [unit.id, unit]))).values()];
  const appended = rollups.map((rollup) => `to_${rollup.key} AS (${appendStatement(rollup)})`);
  await sql.query(`
    WITH net AS (
      SELECT ${keys.join(", ")}, sum(n)::int AS n, sum(hits)::int AS hits, sum(amount)::float8 AS amount FROM pg_temp.unit_change
      GROUP BY ${keys.join(", ")} HAVING sum(n) <> 0 OR sum(hits) <> 0 OR sum(amount) <> 0
    ),
    cell AS MATERIALIZED (
      SELECT ${slices.join(", ")}, ${measuresOf(units).map(placed).join(", ")} FROM net GROUP BY ${slices.join(", ")}
    ),
    ${appended.join(", ")}
    SELECT 1`);
  await refuseUndeclared(sql, units);
}

/** The measure of one variant out of rows that each are of one. */
function placed({ unit, param, part, column }: Measure): string {
  const which = `unit_id = ${unit.id} AND param = ${param}`;
  if (part !== "histogram") return `NULLIF(sum(${part}) FILTER (WHERE ${which}), 0)::${typeOf[part]} AS ${column}`;
  return `string_agg(histogram_entry(bucket, n), '') FILTER (WHERE ${which} AND bucket IS NOT NULL AND n <> 0) AS ${column}`;
}

function appendStatement(rollup: Rollup): string {
  const cell = dayColumns(rollup).join(", ");
  const columns = measureColumns(rollup).join(", ");
  return `INSERT INTO delta_${rollup.key} (${cell}, ${columns})
    SELECT * FROM (SELECT ${cell}, ${summed(measuresOf(rollup.units), "cell").join(", ")} FROM ${withBranches(rollup, "cell", "cell")} GROUP BY ${cell}) g
    WHERE ${hasAny(measuresOf(rollup.units), "g")}`;
}

/** A variant that its unit does not declare has no column: it would be lost in silence. */
async function refuseUndeclared(sql: Sql, units: readonly Unit[]): Promise<void> {
  const declared = units.flatMap((unit) => variantsOf(unit).map((param) => `(${unit.id}, ${param})`));
  const { rows } = await sql.query<{ unit_id: number; param: number }>(
    `SELECT unit_id, param FROM pg_temp.unit_change WHERE (unit_id, param) NOT IN (${declared.join(", ")}) LIMIT 1`,
  );
  const [lost] = rows;
  if (lost) throw new Error(`unit ${lost.unit_id} has a variant ${lost.param} that it does not declare`);
}
