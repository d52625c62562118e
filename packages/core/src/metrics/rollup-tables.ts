import { createHash } from "node:crypto";
import type { PoolClient } from "pg";
import type { Sql } from "../database/database.ts";
import { measureDefinitions, measuresOf } from "./measures.ts";
import { levels, sliceColumns, sliceDefinitions, type Rollup } from "./rollup.ts";
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
  const statements = statementsOf(units, rollups);
  const hash = hashOf(statements);
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
  const day = [
    "day date NOT NULL",
    "outcome text NOT NULL",
    "ripe_on date",
    "source_id int NOT NULL",
    ...sliceDefinitions(rollup),
  ];
  const measures = measureDefinitions(rollup.units);
  const table = `rollup_${rollup.key}`;
  const histograms = measuresOf(rollup.units).filter(({ part }) => part === "histogram");
  return [
    `CREATE TABLE ${table} (${['level "char" NOT NULL', "waits_for int NOT NULL", ...day, ...measures].join(", ")})`,
    // Histograms are small and read often: never compressed, out of line only where they must.
    ...histograms.map(({ column }) => `ALTER TABLE ${table} ALTER COLUMN ${column} SET STORAGE EXTERNAL`),
    `ALTER TABLE ${table} SET (fillfactor = 80)`,
    ...indexStatements(rollup),
    // Only level P waits for anything: the planner would take the two for independent, and find hardly a row.
    `CREATE STATISTICS ${table}_waiting (mcv) ON level, waits_for FROM ${table}`,
    `CREATE TABLE delta_${rollup.key} (${[...day, ...measures].join(", ")})`,
  ];
}

/** The indexes of `rollup` by name: over its cells, which makes each one row, and over the people in them, to find somebody's. */
function indexes(rollup: Rollup): Map<string, string> {
  const table = `rollup_${rollup.key}`;
  const keys = ["level", "waits_for", "day", ...sliceColumns(rollup), "outcome", "ripe_on", "source_id"];
  const cell = `CREATE UNIQUE INDEX ${table}_cell ON ${table} (${keys.join(", ")}) NULLS NOT DISTINCT`;
  const people = `CREATE INDEX ${table}_person ON ${table} (employee_id, level, waits_for, day) INCLUDE (department_id)`;
  const hasPeople = rollup.answers.includes("employee");
  return new Map([[`${table}_cell`, cell], ...(hasPeople ? ([[`${table}_person`, people]] as const) : [])]);
}

/** Makes the indexes of `rollup`. */
export function indexStatements(rollup: Rollup): string[] {
  return [...indexes(rollup).values()];
}

/** Drops them, so that an empty rollup is filled without. */
export function dropIndexStatements(rollup: Rollup): string[] {
  return [...indexes(rollup).keys()].map((name) => `DROP INDEX ${name}`);
}
