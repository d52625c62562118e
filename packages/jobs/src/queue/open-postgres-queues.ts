import { createPostgresBackend, isPgPool, runMigrations } from "bullmq";
import { Pool } from "pg";

import { openLaneQueue } from "./lane-queue.ts";
import { openLanes, type Queues, type QueuesOptions } from "./queues.ts";

const schema = "bullmq";
// Each lane's worker keeps one connection for LISTEN; the rest serve short statements.
const poolSize = 9;

/** BullMQ on PostgreSQL, in a schema of its own beside the tables of Huilu. */
export async function openPostgresQueues({ db, process, onError }: QueuesOptions): Promise<Queues> {
  const { connectionString } = db.pool.options;
  const connection = new Pool({
    connectionString,
    options: `-c search_path=${schema}`,
    application_name: "huilu-queue",
    max: poolSize,
    keepAlive: true,
  });
  // Without listeners a restart of PostgreSQL would end the process.
  connection.setMaxListeners(0);
  connection.on("error", onError);
  connection.on("connect", (client) => client.on("error", onError));
  await migrateQueue(connection);
  // BullMQ describes pools by a type of its own, which pg's types miss by the overloads of one `on`.
  if (!isPgPool(connection)) throw new Error("BullMQ does not know a pool of this version of pg");
  const lanes = await openLanes((lane) =>
    openLaneQueue({ lane, connection, backend: createPostgresBackend, process: (job) => process(lane, job), onError }),
  );
  return { lanes, close: () => connection.end() };
}

/** BullMQ's own migrations; it takes an advisory lock, so processes that start together wait for one another. */
async function migrateQueue(pool: Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await runMigrations(client, schema);
  } finally {
    client.release();
  }
}
