import type { MikroORM } from "@mikro-orm/postgresql";
import type { Pool, PoolClient } from "pg";

/** One PostgreSQL: the ORM for entities, the pool for named SQL and COPY; sessions run in `timeZone`, the business one. */
export type Database = { readonly orm: MikroORM; readonly pool: Pool; readonly timeZone: string };

/** Anything that runs parameterised SQL. */
export type Sql = Pick<Pool | PoolClient, "query">;

/** Runs `work` in one transaction on one connection; any throw rolls everything back. */
export function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return transact(pool, work, "COMMIT");
}

/** Runs `work` as inTransaction does, answers what it would, and takes everything back. */
export function rehearse<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return transact(pool, work, "ROLLBACK");
}

async function transact<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  end: "COMMIT" | "ROLLBACK",
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query(end);
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
