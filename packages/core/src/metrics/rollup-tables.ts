import { createHash } from "node:crypto";
import type { PoolClient } from "pg";
import type { Sql } from "../database/database.ts";
import { levels, sliceColumns, type Rollup } from "./rollup.ts";
import { unitSelect, type Unit } from "./unit.ts";

const hashKey = "rollups";

/**
 * Makes the views of the units and the tables of the rollups as the records say, and fills them again where the records
 * have changed since; answers whether they had. A rollup made by other definitions would be a wrong figure.
 */
export async function installRollups(
  client: PoolClient,
  units: readonly Unit[],
  rollups: readonly Rollup[],
): Promise<boolean> {
  const statements = [...units.map(viewStatement), ...rollups.flatMap(tableStatements)];
  const hash = createHash("sha256")
    .update([levels, ...statements].join("\n"))
    .digest("hex");
  const { rows } = await client.query<{ value: unknown }>("SELECT value FROM installation WHERE key = $1", [hashKey]);
  if (rows[0]?.value === hash) return false;
  await dropAll(client);
  for (const statement of statements) await client.query(statement);
  await noteRollups(client, hash);
  return true;
}

/** Says that the rollups hold nothing to rely on: until they are filled again, or the next start fills them. */
export async function distrustRollups(sql: Sql): Promise<void> {
  await noteRollups(sql, "to be filled");
}

/** Says that the rollups of these records are filled. */
export async function trustRollups(sql: Sql, units: readonly Unit[], rollups: readonly Rollup[]): Promise<void> {
  await noteRollups(sql, hashOf(statementsOf(units, rollups)));
}

async function noteRollups(sql: Sql, value: string): Promise<void> {
  await sql.query(
    "INSERT INTO installation (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value",
    [hashKey, JSON.stringify(value)],
  );
}

function statementsOf(units: readonly Unit[], rollups: readonly Rollup[]): string[] {
  return [...units.map(viewStatement), ...rollups.flatMap(tableStatements)];
}

function hashOf(statements: readonly string[]): string {
  return createHash("sha256")
    .update([levels, ...statements].join("\n"))
    .digest("hex");
}

async function dropAll(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(`
    SELECT format('DROP %s %I CASCADE', CASE relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE' END, relname) AS statement
    FROM pg_class WHERE relnamespace = 'public'::regnamespace
      AND ((relkind = 'v' AND relname LIKE 'unit\\_%') OR (relkind = 'r' AND (relname LIKE 'rollup\\_%' OR relname LIKE 'delta\\_%')))`);
  for (const { statement } of rows) await client.query(statement);
}

function viewStatement(unit: Unit): string {
  return `CREATE VIEW unit_${unit.key} AS ${unitSelect(unit)}`;
}

function tableStatements(rollup: Rollup): string[] {
  const slices = sliceColumns(rollup).map((column) => `${column} ${column === "status" ? "text" : "int"}`);
  const sums = "n bigint NOT NULL, hits bigint NOT NULL, amount bigint NOT NULL";
  const day = ["day date NOT NULL", "outcome text NOT NULL", "ripe_on date", "source_id int NOT NULL", ...slices];
  const table = `rollup_${rollup.key}`;
  return [
    `CREATE TABLE ${table} (unit_id smallint NOT NULL, param smallint NOT NULL, level "char" NOT NULL, ${day.join(", ")}, ${sums}, histogram text)`,
    // Histograms are small and read often: never compressed, out of line only where they must.
    `ALTER TABLE ${table} ALTER COLUMN histogram SET STORAGE EXTERNAL`,
    `ALTER TABLE ${table} SET (fillfactor = 80)`,
    indexStatement(rollup),
    `CREATE TABLE delta_${rollup.key} (unit_id smallint NOT NULL, param smallint NOT NULL, ${day.join(", ")}, bucket smallint, ${sums})`,
  ];
}

/** The name of the index over the cells of rollup `key`. */
export function cellIndex(key: string): string {
  return `rollup_${key}_cell`;
}

/** The index over the cells of `rollup`, which makes each one row. */
export function indexStatement(rollup: Rollup): string {
  const keys = ["unit_id", "param", "level", "day", ...sliceColumns(rollup), "outcome", "ripe_on", "source_id"];
  return `CREATE UNIQUE INDEX ${cellIndex(rollup.key)} ON rollup_${rollup.key} (${keys.join(", ")}) NULLS NOT DISTINCT`;
}
