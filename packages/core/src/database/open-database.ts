import { Migrator } from "@mikro-orm/migrations";
import { MikroORM } from "@mikro-orm/postgresql";
import { Pool, TypeOverrides } from "pg";

import type { Database } from "./database.ts";
import { entities } from "./entities.ts";
import { migrationsList } from "./migrations-list.ts";
import { endSharedSnapshots } from "./shared-snapshots.ts";

export type DatabaseOptions = {
  readonly url: string;
  /** The business time zone; sessions run in it, so `timestamptz::date` is a business day. */
  readonly timeZone?: string;
  /** Connections of the pool for named SQL; the ORM's own pool stays small beside it. */
  readonly poolSize?: number;
};

const ormPoolSize = 4;

/**
 * Opens one PostgreSQL for both doors. A restart of the server ends queries in flight, never the process.
 * The pool reads `date` as YYYY-MM-DD and `bigint` and `numeric` as numbers: counts and money stay far below 2^53.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { url, timeZone = "Asia/Shanghai", poolSize = 10 } = options;
  // Answers take milliseconds: starting workers or compiling would take longer than they do.
  const session = `-c TimeZone=${timeZone} -c max_parallel_workers_per_gather=0 -c jit=off`;
  const pool = openPool(url, session, poolSize);
  const orm = await MikroORM.init({
    clientUrl: url,
    entities: [...entities],
    extensions: [Migrator],
    migrations: {
      migrationsList: await migrationsList(),
      transactional: true,
      allOrNothing: false,
      disableForeignKeys: false,
      snapshot: false,
      silent: true,
    },
    pool: { min: 0, max: ormPoolSize },
    driverOptions: { options: session, application_name: "huilu" },
    debug: false,
  });
  return { orm, pool, timeZone };
}

/** Ends every connection; waits for queries in flight. */
export async function closeDatabase(database: Database): Promise<void> {
  await endSharedSnapshots(database.pool);
  await Promise.all([database.orm.close(), database.pool.end()]);
}

function openPool(url: string, session: string, max: number): Pool {
  const pool = new Pool({
    connectionString: url,
    options: session,
    application_name: "huilu",
    max,
    types: plainTypes(),
  });
  // Without a listener an 'error' event of an idle or checked-out client would end the process. The query in flight
  // rejects by itself, and the pool has already dropped the client, so there is nothing left to do here.
  const dropped = () => undefined;
  pool.on("error", dropped);
  pool.on("connect", (client) => client.on("error", dropped));
  return pool;
}

const dateOid = 1082;
const bigintOid = 20;
const numericOid = 1700;

function plainTypes(): TypeOverrides {
  const types = new TypeOverrides();
  types.setTypeParser(dateOid, (text: string) => text);
  types.setTypeParser(bigintOid, Number);
  types.setTypeParser(numericOid, Number);
  return types;
}
