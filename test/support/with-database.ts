import { randomBytes } from "node:crypto";

import { closeDatabase, openDatabase, type Database } from "@huilu/core";
import { afterAll, beforeAll, inject } from "vitest";

import { runOn, withDatabaseName } from "./database-server.ts";

export type TestDatabase = {
  /** Open from the first hook to the last. */
  readonly db: Database;
  readonly url: string;
};

/**
 * Gives the file, or the `describe` that calls it, a migrated PostgreSQL database of its own, which goes with it.
 * Call it at collection time, read `db` and `url` inside tests and hooks.
 */
export function withDatabase(): TestDatabase {
  const server = inject("databaseServer");
  const name = `huilu_test_${randomBytes(6).toString("hex")}`;
  const url = withDatabaseName(server, name);
  let opened: Database | null = null;
  beforeAll(async () => {
    await runOn(server, `CREATE DATABASE ${name} TEMPLATE ${inject("templateDatabase")}`);
    opened = await openDatabase({ url });
  });
  afterAll(async () => {
    if (opened) await closeDatabase(opened);
    await runOn(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });
  return {
    url,
    get db() {
      if (!opened) throw new Error("The test database is open inside tests and hooks only.");
      return opened;
    },
  };
}
