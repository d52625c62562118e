import { createWriteStream } from "node:fs";
import { rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import type { Database } from "@huilu/core";
import { to as copyTo } from "pg-copy-streams";

/**
 * DuckDB as one who knows it would set it up for these questions: a database file with one narrow table a unit
 * relation, rows in the order of their days so that its zone maps skip what a range leaves out, the narrowest integer
 * types. Everything else is DuckDB's default: all threads, its own memory limit. No setting is changed.
 */
export const duckdbConfiguration: Readonly<Record<string, string>> = {};

type Fact = { readonly columns: string; readonly rows: string };

const who = "kind UTINYINT, channel UTINYINT, department UTINYINT, employee USMALLINT";
const whoOf = "kind_id, channel_id, department_id, employee_id";
const counted = "outcome = 'counted'";

/** Only what is counted, and of first-fix only the window of 30 days: fewer rows than the unit relations have. */
export const duckdbFacts = {
  cases: {
    columns: `day DATE, ${who}, region UTINYINT, family UTINYINT, model UTINYINT`,
    rows: `SELECT day, ${whoOf}, region_id, family_id, model_id FROM unit_case WHERE ${counted} ORDER BY day`,
  },
  defects: {
    columns:
      "day DATE, kind UTINYINT, department UTINYINT, employee USMALLINT, family UTINYINT, model UTINYINT, defect USMALLINT",
    rows: `SELECT day, kind_id, department_id, employee_id, family_id, model_id, defect_type_id FROM unit_defect_report WHERE ${counted} ORDER BY day`,
  },
  flows: {
    columns: `day DATE, flow TINYINT, ${who}`,
    rows: `SELECT day, weight, ${whoOf} FROM unit_backlog WHERE ${counted} ORDER BY day`,
  },
  replies: {
    columns: `day DATE, met BOOLEAN, due INTEGER, ${who}`,
    rows: `SELECT day, hit, extract(epoch FROM ripe_at)::int, ${whoOf} FROM unit_reply_due WHERE ${counted} ORDER BY day`,
  },
  responses: {
    columns: `day DATE, seconds INTEGER, ${who}`,
    rows: `SELECT day, amount::int, ${whoOf} FROM unit_response WHERE ${counted} AND param = 0 ORDER BY day`,
  },
  resolutions: {
    columns: `day DATE, seconds INTEGER, ${who}`,
    rows: `SELECT day, amount::int, ${whoOf} FROM unit_resolution WHERE ${counted} AND param = 0 ORDER BY day`,
  },
  events: {
    columns: `day DATE, fixed BOOLEAN, ${who}`,
    rows: `SELECT day, hit, ${whoOf} FROM unit_failure_event WHERE ${counted} AND param = 30 ORDER BY day`,
  },
  answers: {
    columns: `day DATE, score DECIMAL(3, 1), satisfied BOOLEAN, ${who}`,
    rows: `SELECT day, amount / 100.0, hit, ${whoOf} FROM unit_answer WHERE ${counted} AND param = 0 ORDER BY day`,
  },
  costs: {
    columns: `day DATE, amount DECIMAL(14, 2), ${who}`,
    rows: `SELECT day, amount / 100.0, ${whoOf} FROM unit_cost WHERE ${counted} ORDER BY day`,
  },
  listed: {
    columns: `day DATE, id UUID, department UTINYINT, employee USMALLINT, reply_department UTINYINT, reply_employee USMALLINT,
      attempt_department UTINYINT, attempt_employee USMALLINT, resolution_department UTINYINT, resolution_employee USMALLINT`,
    rows: `SELECT reported_on, id, department_id, employee_id, reply_department_id, reply_employee_id,
      attempt_department_id, attempt_employee_id, resolution_department_id, resolution_employee_id
      FROM service_case WHERE merged_into IS NULL AND revision > 0 ORDER BY reported_on, id`,
  },
} as const satisfies Readonly<Record<string, Fact>>;

export type Duckdb = {
  readonly version: string;
  readonly settings: string;
  connect(): Promise<DuckDBConnection>;
  close(): void;
};

/** Opens the DuckDB file of a company, made from its PostgreSQL where there is none yet. */
export async function openDuckdb(db: Database, folder: string): Promise<Duckdb> {
  const file = path.join(folder, "opponent.duckdb");
  if (!(await stat(file).catch(() => null))) await fillDuckdb(db, folder, file);
  const instance = await DuckDBInstance.create(file, duckdbConfiguration);
  const connection = await instance.connect();
  const told = await connection.runAndReadAll(
    "SELECT version(), current_setting('threads') || ' threads, memory limit ' || current_setting('memory_limit')",
  );
  const [version, settings] = told.getRows()[0] ?? [];
  return {
    version: String(version),
    settings: String(settings),
    connect: () => instance.connect(),
    close: () => instance.closeSync(),
  };
}

async function fillDuckdb(db: Database, folder: string, file: string): Promise<void> {
  const draft = `${file}.draft`;
  await rm(draft, { force: true });
  const instance = await DuckDBInstance.create(draft);
  const connection = await instance.connect();
  for (const [name, { columns, rows }] of Object.entries(duckdbFacts)) {
    const csv = path.join(folder, `${name}.csv`);
    await exportRows(db, rows, csv);
    await connection.run(`CREATE TABLE ${name} (${columns})`);
    await connection.run(`COPY ${name} FROM '${csv}' (FORMAT csv, HEADER false)`);
    await rm(csv);
  }
  await connection.run("CHECKPOINT");
  connection.closeSync();
  instance.closeSync();
  await rename(draft, file);
}

async function exportRows(db: Database, select: string, file: string): Promise<void> {
  const client = await db.pool.connect();
  try {
    await client.query("SET work_mem = '512MB'");
    await pipeline(client.query(copyTo(`COPY (${select}) TO STDOUT (FORMAT csv)`)), createWriteStream(file));
  } finally {
    client.release(true);
  }
}
