import { randomBytes } from "node:crypto";

import { closeDatabase, migrate, openDatabase, pendingMigrations } from "@huilu/core";
import { expect, inject, test } from "vitest";

import { runOn, withDatabaseName } from "../support/database-server.ts";

test("processes that start together migrate once", async () => {
  const name = `huilu_test_${randomBytes(6).toString("hex")}`;
  const server = inject("databaseServer");
  await runOn(server, `CREATE DATABASE ${name}`);
  const openings = Array.from({ length: 5 }, () => openDatabase({ url: withDatabaseName(server, name) }));
  const databases = await Promise.all(openings);
  const ran = await Promise.all(databases.map(migrate));
  const pending = await Promise.all(databases.map(pendingMigrations));
  await Promise.all(databases.map(closeDatabase));
  await runOn(server, `DROP DATABASE ${name} WITH (FORCE)`);

  const winners = ran.filter((names) => names.length > 0);
  expect(winners).toHaveLength(1);
  expect(winners[0]).toContain("0001-first-schema");
  expect(pending).toEqual(databases.map(() => []));
});
