import { setTimeout as sleep } from "node:timers/promises";

import {
  closeDatabase,
  type Database,
  DomainError,
  type Environment,
  migrate,
  openDatabase,
  readEnvironment,
  startEmbeddedPostgres,
} from "@huilu/core";

import { causeOf } from "./cause-of.ts";

/** The environment, the migrated database it names, and how to leave it. */
export type Installation = {
  readonly environment: Environment;
  readonly db: Database;
  close(): Promise<void>;
};

const closePatienceMs = 2_000;

/** Opens the database of DATABASE_URL, or the embedded one, joining it where it already runs; brings its schema up to date. */
export async function openInstallation(): Promise<Installation> {
  const environment = readEnvironment(process.env);
  const embedded =
    environment.databaseUrl === null ? await startEmbeddedPostgres({ dataDir: environment.dataDir }) : null;
  const url = environment.databaseUrl ?? embedded?.url ?? "";
  const db = await openDatabase({ url, timeZone: environment.timeZone }).catch(sayItIsSilent);
  const close = async () => {
    // Work that a signal interrupted may hold a connection still; it ends with the server or with the process.
    await Promise.race([closeDatabase(db), sleep(closePatienceMs, undefined, { ref: false })]);
    await embedded?.stop();
  };
  try {
    await checkServer(db);
    await migrate(db);
  } catch (error) {
    await close();
    throw error;
  }
  return { environment, db, close };
}

/** Opens the installation for one piece of work and leaves it, whatever happens. */
export async function withInstallation<T>(work: (db: Database, environment: Environment) => Promise<T>): Promise<T> {
  const installation = await openInstallation();
  try {
    return await work(installation.db, installation.environment);
  } finally {
    await installation.close();
  }
}

const oldestServer = 150_000;

async function checkServer(db: Database): Promise<void> {
  const answer = db.pool.query<{ number: number; name: string }>(
    "SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS name",
  );
  const { rows } = await answer.catch(sayItIsSilent);
  const [server] = rows;
  if (server && server.number < oldestServer)
    throw new DomainError("UNAVAILABLE", "database_too_old", { version: server.name });
}

/** Only the code of what happened is told (ECONNREFUSED, 28P01): the text may hold the address with its password. */
function sayItIsSilent(error: unknown): never {
  throw new DomainError("UNAVAILABLE", "database_silent", { cause: causeOf(error) });
}
