import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { startApi } from "@huilu/api";
import { createUser, readEnvironment, type Database, type Role } from "@huilu/core";
import { afterAll, beforeAll } from "vitest";

import { withDatabase } from "../support/with-database.ts";
import { recordWorkshopCases } from "./workshop-cases.ts";

const webDist = fileURLToPath(new URL("../../packages/web/dist/", import.meta.url));

export type Person = { readonly username: string; readonly oneTimePassword: string };
export type Product = {
  readonly address: string;
  readonly db: Database;
  addAdministrator(username: string): Promise<Person>;
  addPerson(username: string, role: Role, departmentCode?: string): Promise<Person>;
};

/**
 * The built pages and the server over a database of the file's own, in which a small workshop's cases lie, or others; it is
 * what the clock says.
 */
export function withProduct(
  record: (db: Database, now: Date) => Promise<void> = recordWorkshopCases,
  clock: () => Date = () => new Date(),
): Product {
  const database = withDatabase();
  let started: Awaited<ReturnType<typeof startApi>> | null = null;
  let dataDir = "";
  beforeAll(async () => {
    if (!existsSync(`${webDist}index.html`))
      throw new Error("The pages are not built: run pnpm --filter @huilu/web build first.");
    await record(database.db, clock());
    const ready = async () => ({ ready: true, parts: {} });
    dataDir = await mkdtemp(path.join(tmpdir(), "huilu-product-"));
    const env = { ...readEnvironment({}), dataDir };
    started = await startApi({ db: database.db, env, port: 0, webDist, ready, clock });
  });
  afterAll(async () => {
    await started?.close();
    await rm(dataDir, { recursive: true, force: true });
  });
  const addPerson = async (username: string, role: Role, departmentCode?: string): Promise<Person> => {
    const whose = departmentCode === undefined ? {} : { departmentCode };
    const person = { username, displayName: username, role, ...whose, password: "one-time" } as const;
    const { oneTimePassword } = await createUser(database.db, person, clock());
    return { username, oneTimePassword: oneTimePassword ?? "" };
  };
  return {
    get address() {
      if (started === null) throw new Error("The product is up inside tests and hooks only.");
      return started.address;
    },
    get db() {
      return database.db;
    },
    addPerson,
    addAdministrator: (username) => addPerson(username, "ADMINISTRATOR"),
  };
}
