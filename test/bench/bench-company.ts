import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import {
  closeDatabase,
  inTransaction,
  migrate,
  openDatabase,
  rebuildRollups,
  ripenRollups,
  startEmbeddedPostgres,
  type Database,
} from "@huilu/core";
import type { PoolClient } from "pg";
import { runOn, withDatabaseName } from "../support/database-server.ts";
import type { BenchOptions } from "./bench.ts";
import {
  companyNow,
  insertAnswers,
  insertCases,
  insertCustody,
  insertDefects,
  insertEvents,
  insertFailureEvents,
  insertParties,
  insertPersons,
  insertVisits,
} from "./company-cases.ts";
import { companyTerms } from "./company-terms.ts";

export type Company = { readonly db: Database; readonly url: string; readonly folder: string };

/** A server of 8 GB: what an installation with millions of cases would be given. */
const settings = {
  shared_buffers: "2GB",
  effective_cache_size: "6GB",
  max_wal_size: "8GB",
  work_mem: "128MB",
  autovacuum: "off",
};
const copyName = "huilu_copy";

/** Makes a company of `cases` generated cases over three years, or finds the kept one, and hands it to `work`, which only reads it. */
export function withCompany<T>(options: BenchOptions, work: (company: Company) => Promise<T>): Promise<T> {
  return onServer(options, async (url, folder) => onDatabase(url, (db) => work({ db, url, folder })));
}

/** The same for work that writes: it gets a copy, which goes with it. */
export function withCompanyCopy<T>(options: BenchOptions, work: (company: Company) => Promise<T>): Promise<T> {
  return onServer(options, async (url, folder) => {
    const admin = withDatabaseName(url, "postgres");
    const copy = withDatabaseName(url, copyName);
    await runOn(admin, `DROP DATABASE IF EXISTS ${copyName}`);
    await runOn(admin, `CREATE DATABASE ${copyName} TEMPLATE huilu STRATEGY file_copy`);
    try {
      return await onDatabase(copy, (db) => work({ db, url: copy, folder }));
    } finally {
      await runOn(admin, `DROP DATABASE IF EXISTS ${copyName} WITH (FORCE)`);
    }
  });
}

async function onServer<T>(options: BenchOptions, work: (url: string, folder: string) => Promise<T>): Promise<T> {
  const folder = path.resolve(options.keep, `company-${options.seed}-${options.cases}-${await recipe()}`);
  const made = await isMade(folder);
  // What a killed run left behind is of no use.
  if (!made) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const server = await startEmbeddedPostgres({ dataDir: folder, settings });
  try {
    await onDatabase(server.url, async (db) => {
      await migrate(db);
      if (!made) await makeCompany(db, options, folder);
    });
    return await work(server.url, folder);
  } finally {
    await server.stop();
  }
}

async function onDatabase<T>(url: string, work: (db: Database) => Promise<T>): Promise<T> {
  const db = await openDatabase({ url });
  try {
    return await work(db);
  } finally {
    await closeDatabase(db);
  }
}

/** Names what a company is made by: one of another schema or of other draws is another company. */
async function recipe(): Promise<string> {
  const migrations = path.resolve(import.meta.dirname, "../../packages/core/src/database/migrations");
  const hash = createHash("sha256");
  for (const name of (await readdir(migrations)).toSorted()) hash.update(await readFile(path.join(migrations, name)));
  hash.update(insertCases(0, 1) + insertDefects(0) + insertFailureEvents(0) + insertAnswers(0));
  hash.update(insertEvents + insertCustody + insertVisits + insertParties + insertPersons + companyTerms);
  return hash.digest("hex").slice(0, 12);
}

const marker = (folder: string) => path.join(folder, "made");
const isMade = (folder: string) =>
  readFile(marker(folder)).then(
    () => true,
    () => false,
  );

async function makeCompany(db: Database, { seed, cases }: BenchOptions, folder: string): Promise<void> {
  await told("cases", () =>
    load(db, ["service_case", "party_set"], [companyTerms, insertCases(seed, cases), insertParties]),
  );
  await told("vacuum", () => db.pool.query("VACUUM FULL ANALYZE service_case"));
  await told("what hangs on them", () =>
    Promise.all([
      load(db, ["case_defect", "survey_answer"], [insertDefects(seed), insertAnswers(seed)]),
      load(db, ["failure_event", "case_event"], [insertFailureEvents(seed), insertEvents]),
      load(db, ["custody", "visit", "case_person"], [insertCustody, insertVisits, insertPersons]),
    ]),
  );
  await told("vacuum", () => db.pool.query("VACUUM ANALYZE"));
  // Ripe first: then every unit is put where it belongs at once.
  await ripenRollups(db, companyNow);
  await told("rollups", () => rebuildRollups(db));
  await told("vacuum", () => db.pool.query("VACUUM ANALYZE"));
  await db.pool.query("CHECKPOINT");
  await writeFile(marker(folder), "");
}

async function told(step: string, work: () => Promise<unknown>): Promise<void> {
  const started = performance.now();
  await work();
  process.stderr.write(`${step}: ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
}

/** Fills empty tables: without their indexes, which are made at the end, and without a log, which new files need not. */
async function load(db: Database, tables: readonly string[], statements: readonly string[]): Promise<void> {
  await inTransaction(db.pool, async (client) => {
    await client.query("SET LOCAL maintenance_work_mem = '1GB'; SET LOCAL work_mem = '256MB'");
    const restore: string[] = [];
    for (const table of tables) restore.push(...(await dropIndexes(client, table)));
    if (tables.length > 0) await client.query(`TRUNCATE ${tables.join(", ")}`);
    for (const statement of statements) await client.query(statement);
    for (const statement of restore) await client.query(statement);
  });
}

async function dropIndexes(client: PoolClient, table: string): Promise<string[]> {
  const { rows } = await client.query<{ drop: string; restore: string }>(
    `SELECT CASE WHEN k.oid IS NULL THEN 'DROP INDEX ' || i.indexrelid::regclass
         ELSE format('ALTER TABLE %s DROP CONSTRAINT %I', i.indrelid::regclass, k.conname) END AS drop,
       CASE WHEN k.oid IS NULL THEN pg_get_indexdef(i.indexrelid)
         ELSE format('ALTER TABLE %s ADD CONSTRAINT %I %s', i.indrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) END AS restore
     FROM pg_index i LEFT JOIN pg_constraint k ON k.conindid = i.indexrelid
     WHERE i.indrelid = $1::regclass`,
    [table],
  );
  for (const { drop } of rows) await client.query(drop);
  return rows.map(({ restore }) => restore);
}
