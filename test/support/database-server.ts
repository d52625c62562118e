import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { closeDatabase, migrate, openDatabase, startEmbeddedPostgres } from "@huilu/core";
import { Client } from "pg";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** A superuser's address on the server that all test files share. */
    databaseServer: string;
    /** The migrated database that each test file's own is copied from. */
    templateDatabase: string;
  }
}

// Nothing here outlives the run, so nothing needs to reach the disk.
const forgetful = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  shared_buffers: "128MB",
  max_connections: "200",
};

/** Starts one server for the run, or uses the one HUILU_TEST_DATABASE_URL names, and prepares the template. */
export default async function databaseServer(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env["HUILU_TEST_DATABASE_URL"];
  const dataDir = await mkdtemp(path.join(tmpdir(), "huilu-test-"));
  const embedded = given ? null : await startEmbeddedPostgres({ dataDir, settings: forgetful });
  const server = given ?? embedded?.url ?? "";
  const template = `huilu_template_${process.pid}`;
  await runOn(server, `CREATE DATABASE ${template}`);
  await migrateTemplate(withDatabaseName(server, template));
  project.provide("databaseServer", server);
  project.provide("templateDatabase", template);
  return async () => {
    await runOn(server, `DROP DATABASE ${template} WITH (FORCE)`);
    await embedded?.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

/** `url` with another database. */
export function withDatabaseName(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/** Runs one statement on a connection of its own. */
export async function runOn(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function migrateTemplate(url: string): Promise<void> {
  const database = await openDatabase({ url });
  await migrate(database);
  await closeDatabase(database);
}
