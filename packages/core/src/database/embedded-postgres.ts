import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

import { Client, DatabaseError } from "pg";

import { DomainError } from "../errors.ts";
import { clusterPassword, ensureCluster, logTail, runProgram, superuser, type Cluster } from "./embedded-cluster.ts";
import { runningPostmaster, stopPostmaster, type Postmaster } from "./postmaster.ts";

export type EmbeddedPostgres = {
  /** Of the database `huilu`, for its owner. */
  readonly url: string;
  /** Leaves the server; the last one to leave stops it. */
  stop(): Promise<void>;
};

export type EmbeddedPostgresOptions = {
  readonly dataDir: string;
  /** Settings of postgresql.conf that differ from ours. */
  readonly settings?: Readonly<Record<string, string>>;
};

const databaseName = "huilu";
const startPatienceMs = 120_000;
// Whoever uses the server holds this lock shared; who can have it alone is the last and may stop the server.
const inUseLock = 7_214_000;

const moderateSettings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "256MB",
  effective_cache_size: "1GB",
  work_mem: "16MB",
  maintenance_work_mem: "128MB",
  // No replica reads this log, so it may be small.
  wal_level: "minimal",
  max_wal_senders: "0",
  wal_compression: "on",
  max_wal_size: "1GB",
  min_wal_size: "80MB",
  // A first import fills empty tables; the planner must hear of it soon.
  autovacuum_naptime: "15s",
  checkpoint_completion_target: "0.9",
  random_page_cost: "1.1",
  jit: "off",
  log_min_messages: "warning",
};

/**
 * Starts PostgreSQL in `dataDir`, or joins the one that already runs there: a second command beside a running Huilu, or
 * the first start after a kill. It listens on 127.0.0.1 only, on a free port. Throws with the server's own last words.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const cluster = await ensureCluster(options.dataDir);
  const password = await clusterPassword(cluster);
  const deadline = Date.now() + startPatienceMs;
  while (Date.now() < deadline) {
    const postmaster = (await runningPostmaster(cluster)) ?? (await launch(cluster, options.settings ?? {}));
    const keeper = postmaster && (await join(postmaster, password));
    if (keeper) return opened(cluster, postmaster, keeper, password);
    await sleep(50);
  }
  throw new DomainError("UNAVAILABLE", "embedded_postgres_failed", { words: await logTail(cluster) });
}

async function opened(
  cluster: Cluster,
  { pid, port }: Postmaster,
  keeper: Client,
  password: string,
): Promise<EmbeddedPostgres> {
  await createDatabase(keeper);
  return {
    url: databaseUrl(port, password, databaseName),
    stop: async () => {
      if (await isLast(keeper)) await stopPostmaster(cluster, pid);
      await keeper.end().catch(() => undefined);
    },
  };
}

/** `null` when it is worth another try: the port or the data folder was taken by somebody a moment quicker. */
async function launch(cluster: Cluster, settings: Readonly<Record<string, string>>): Promise<Postmaster | null> {
  const all = Object.entries({ ...moderateSettings, ...settings, port: String(await freePort()) });
  const child = await runProgram(cluster, "postgres", (folder) => [
    "-D",
    `${folder}/pgdata`,
    ...all.flatMap(([key, value]) => ["-c", `${key}=${value}`]),
  ]);
  child.unref();
  while (child.exitCode === null && child.signalCode === null) {
    const postmaster = await runningPostmaster(cluster);
    if (postmaster && postmaster.status === "ready") return postmaster;
    await sleep(20);
  }
  const words = await logTail(cluster);
  if (!worthAnotherTry.test(words)) throw new DomainError("UNAVAILABLE", "embedded_postgres_failed", { words });
  await sleep(200);
  return null;
}

const worthAnotherTry =
  /could not bind|could not create any TCP\/IP sockets|lock file "postmaster.pid"|shared memory block .* still in use/;

/** A session that holds our place, or `null` while the server is starting or stopping. */
async function join({ port }: Postmaster, password: string): Promise<Client | null> {
  const client = new Client({
    connectionString: databaseUrl(port, password, "postgres"),
    application_name: "huilu keeper",
    keepAlive: true,
  });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("SELECT pg_advisory_lock_shared($1)", [inUseLock]);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    const wrongPassword = error instanceof DatabaseError && error.code === "28P01";
    if (wrongPassword) throw error;
    return null;
  }
}

async function isLast(keeper: Client): Promise<boolean> {
  try {
    await keeper.query("SELECT pg_advisory_unlock_shared($1)", [inUseLock]);
    const { rows } = await keeper.query<{ alone: boolean }>("SELECT pg_try_advisory_lock($1) AS alone", [inUseLock]);
    return rows[0]?.alone ?? true;
  } catch {
    // Without an answer the server is going down already; stopping it again does no harm.
    return true;
  }
}

async function createDatabase(keeper: Client): Promise<void> {
  const { rowCount } = await keeper.query("SELECT FROM pg_database WHERE datname = $1", [databaseName]);
  if (rowCount) return;
  await keeper.query(`CREATE DATABASE ${databaseName}`).catch((error: unknown) => {
    const raced = error instanceof DatabaseError && (error.code === "42P04" || error.code === "23505");
    if (!raced) throw error;
  });
}

function databaseUrl(port: number, password: string, database: string): string {
  return `postgresql://${superuser}:${password}@127.0.0.1:${port}/${database}`;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("No free port.")),
      );
    });
  });
}
