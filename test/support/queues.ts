import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { Redis } from "ioredis";
import { afterAll, beforeAll, describe } from "vitest";

import { describeWith, findProgram } from "./describe-with.ts";

const program = findProgram("redis-server", "valkey-server");
const redisServer = { name: "redis-server", found: program !== null };

/** A queue's place: PostgreSQL is the test's own database, so only Redis has an address. */
export type QueuePlace = { readonly name: "PostgreSQL" | "Redis"; readonly redisUrl: string | null };

/**
 * Tells the same story on both queues of Huilu: on PostgreSQL, and on a Redis server of its own. Without redis-server
 * the second is named as not run, and fails under CI=true. Read `redisUrl` inside tests and hooks.
 */
export function describeOnQueues(name: string, body: (place: QueuePlace) => void): void {
  describe(`${name} [PostgreSQL]`, () => body({ name: "PostgreSQL", redisUrl: null }));
  describeWithRedis(`${name} [Redis]`, (redis) => {
    body({
      name: "Redis",
      get redisUrl() {
        return redis.url;
      },
    });
  });
}

export type TestRedis = { readonly url: string; flush(): Promise<void> };

/** A `describe` with a Redis server of its own on a free loopback port, which ends with it. `settings` go to the server. */
export function describeWithRedis(
  name: string,
  body: (redis: TestRedis) => void,
  settings: readonly string[] = [],
): void {
  describeWith(redisServer, name, () => {
    let started: StartedRedis | null = null;
    beforeAll(async () => {
      started = await startRedis(settings);
    });
    afterAll(async () => started?.stop());
    const url = () => {
      if (!started) throw new Error("The test's Redis runs inside tests and hooks only.");
      return started.url;
    };
    body({
      get url() {
        return url();
      },
      async flush() {
        await withClient(url(), (client) => client.flushall());
      },
    });
  });
}

type StartedRedis = { readonly url: string; stop(): Promise<void> };

async function startRedis(settings: readonly string[]): Promise<StartedRedis> {
  const folder = await mkdtemp(path.join(tmpdir(), "huilu-redis-"));
  const port = await freePort();
  const fixed = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder];
  const server = spawn(program ?? "redis-server", [...fixed, ...settings], { stdio: "ignore" });
  const url = `redis://127.0.0.1:${port}`;
  await answering(url);
  return {
    url,
    async stop() {
      await ended(server);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function answering(url: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (await withClient(url, (client) => client.ping()).catch(() => null)) return;
    await sleep(50);
  }
  throw new Error("redis-server did not answer within five seconds.");
}

/** Runs one command on a connection of its own. */
export async function withClient<T>(url: string, work: (client: Redis) => Promise<T>): Promise<T> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    client.disconnect();
  }
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once("exit", () => resolve());
    server.kill("SIGTERM");
  });
}

/** A port of the loopback address that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
