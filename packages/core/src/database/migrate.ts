import type { Database } from "./database.ts";

// Any constant will do, as long as every version of Huilu uses the same.
const migrationLock = 7_214_001;

/**
 * Brings the schema up to date and returns the names of the migrations it ran. Each runs in a transaction of its own;
 * processes that start together wait for the first one and then find nothing left to do.
 */
export async function migrate(database: Database): Promise<readonly string[]> {
  const client = await database.pool.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [migrationLock]);
    const done = await database.orm.migrator.up();
    return done.map((migration) => migration.name);
  } finally {
    // Ending the session frees the lock even when the connection is what failed.
    client.release(true);
  }
}

/** The names of the migrations that have yet to run; empty when the schema is current. */
export async function pendingMigrations(database: Database): Promise<readonly string[]> {
  const pending = await database.orm.migrator.getPending();
  return pending.map((migration) => migration.name);
}
