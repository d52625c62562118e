import type { Sql } from "../database/database.ts";
import { measureColumn, measureDefinitions, partsOf, variantsOf, waitingNumber, type Part } from "./measures.ts";
import { finestLevel, ripeOn, sliceColumns, sliceDefinitions, spanStart, withBranches, type Rollup } from "./rollup.ts";
import { caseColumns, unitSelect, type Unit } from "./unit.ts";

/** The name of the relation in which `stageUnits` leaves what it counted for `rollup`: cells, each unit's in rows of its own. */
export function stagedName({ key }: Pick<Rollup, "key">): string {
  return `pg_temp.staged_${key}`;
}

/**
 * Counts the units of the cases for each of `rollups` into its staged relation, by the finest level that it has and,
 * what is not ripe, by day (level P). Whole cells are the sums over its rows.
 */
export async function stageUnits(sql: Sql, rollups: readonly Rollup[]): Promise<void> {
  for (const rollup of rollups) {
    await sql.query(`
      DROP TABLE IF EXISTS ${stagedName(rollup)};
      CREATE TEMP TABLE staged_${rollup.key} (level "char", waits_for int, day date, outcome text, ripe_on date, source_id int,
        ${[...sliceDefinitions(rollup), ...measureDefinitions(rollup.units)].join(", ")})`);
  }
  const units = new Map(rollups.flatMap((rollup) => rollup.units.map((unit) => [unit.id, unit])));
  for (const unit of units.values()) {
    const having = rollups.filter((rollup) => rollup.units.some(({ id }) => id === unit.id));
    await readUnit(sql, unit);
    for (const rollup of having) {
      for (const param of variantsOf(unit)) await sql.query(stageStatement(rollup, unit, param));
    }
  }
  await sql.query("DROP TABLE IF EXISTS pg_temp.read_unit");
}

const columns = ["param", "day", "outcome", "source_id", "department_id", "employee_id", "defect_type_id"];

/** Reads the rows of a unit once for all rollups that count it. */
async function readUnit(sql: Sql, unit: Unit): Promise<void> {
  const kept = [...columns, ...caseColumns.filter((column) => !columns.includes(column))];
  await sql.query(`
    DROP TABLE IF EXISTS pg_temp.read_unit;
    CREATE TEMP TABLE read_unit AS
    SELECT ${kept.map((column) => `u.${column}`).join(", ")}, ${ripeOn("u")} AS ripe_on,
      CASE WHEN u.outcome = 'counted' THEN u.bucket END AS bucket, u.weight, u.hit, u.amount
    FROM (${unitSelect(unit)}) u JOIN source s ON s.id = u.source_id`);
}

/** Cells of one variant: what has a histogram is added up by bucket first. */
function stageStatement(rollup: Rollup, unit: Unit, param: number): string {
  const finest = finestLevel(rollup);
  const rest = ["outcome", "ripe_on", "source_id", ...sliceColumns(rollup)].join(", ");
  const day = finest === "D" ? "day" : `CASE WHEN ripe_on IS NULL THEN ${spanStart(finest, "day")} ELSE day END`;
  const level = `CASE WHEN ripe_on IS NULL THEN '${finest}' ELSE 'P' END::"char" AS level,
    CASE WHEN ripe_on IS NULL THEN 0 ELSE ${waitingNumber(unit, param)} END AS waits_for`;
  const rows = `(SELECT ${level}, ${day} AS day, ${rest}, bucket, weight AS n, hit AS hits, amount::float8 AS amount
      FROM ${withBranches(rollup, "pg_temp.read_unit r", "r")} WHERE param = ${param}) u`;
  const parts = partsOf(unit);
  const into = parts.map((part) => measureColumn(unit, param, part)).join(", ");
  const sums = parts.map((part) => sumOf[part]).join(", ");
  const from = parts.includes("histogram")
    ? `(SELECT level, waits_for, day, ${rest}, bucket, sum(n) AS n, sum(hits) AS hits, sum(amount) AS amount FROM ${rows} GROUP BY level, waits_for, day, ${rest}, bucket) b`
    : rows;
  return `INSERT INTO ${stagedName(rollup)} (level, waits_for, day, ${rest}, ${into})
    SELECT level, waits_for, day, ${rest}, ${sums} FROM ${from} GROUP BY level, waits_for, day, ${rest}`;
}

const sumOf: Readonly<Record<Part, string>> = {
  n: "NULLIF(sum(n), 0)",
  hits: "NULLIF(sum(hits), 0)",
  amount: "NULLIF(sum(amount), 0)",
  histogram: "string_agg(histogram_entry(bucket, n::bigint), '') FILTER (WHERE bucket IS NOT NULL AND n <> 0)",
};
