import { constants, statSync } from "node:fs";
import { chmod, chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

import { startEmbeddedPostgres } from "@huilu/core";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { describeWith } from "../support/describe-with.ts";
import { hasEnded, root, runFile, serverPid, until } from "./processes.ts";

const nobody = 65_534;
const isRoot = process.getuid?.() === 0;

describe("the embedded PostgreSQL", () => {
  let parent = "";
  let dataDir = "";

  beforeEach(async () => {
    parent = await mkdtemp(path.join(tmpdir(), "huilu-house-"));
    await chmod(parent, 0o700); // as in a home folder: whoever runs the server cannot walk through it
    dataDir = path.join(parent, "data");
  });
  afterEach(async () => {
    const pid = await serverPid(dataDir);
    if (pid !== null && !(await hasEnded(pid))) process.kill(pid, "SIGQUIT");
    await rm(parent, { recursive: true, force: true });
  });

  test("runs in a folder that others cannot read, and keeps its password to itself", async () => {
    const server = await startEmbeddedPostgres({ dataDir });
    const owner = await stat(path.join(dataDir, "postgres/pgdata"));
    const password = await stat(path.join(dataDir, "postgres/password"));
    expect(await ask(server.url, "SHOW listen_addresses")).toBe("127.0.0.1");
    expect(
      await ask(server.url, "SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()"),
    ).toBe("UTF8");
    expect(password.mode & 0o777).toBe(0o600);
    if (isRoot) expect(owner.uid).not.toBe(0);
    await server.stop();
    expect(await serverPid(dataDir)).toBeNull();
  });

  test("is shared by whoever starts it at once, and stopped by the last to leave", async () => {
    const servers = await Promise.all([1, 2, 3].map(() => startEmbeddedPostgres({ dataDir })));
    const [first, ...others] = servers;
    expect(new Set(servers.map(({ url }) => url)).size).toBe(1);
    await Promise.all(others.map((server) => server.stop()));
    expect(await ask(first?.url ?? "", "SELECT 'still there'")).toBe("still there");
    await first?.stop();
    expect(await serverPid(dataDir)).toBeNull();
  });

  test("takes another port when somebody has taken its own meanwhile", async () => {
    const before = await startEmbeddedPostgres({ dataDir });
    await ask(before.url, "CREATE TABLE kept AS SELECT 'kept' AS word");
    await before.stop();
    const squatter = createServer().listen(Number(new URL(before.url).port), "127.0.0.1");
    await new Promise((resolve) => squatter.once("listening", resolve));
    const after = await startEmbeddedPostgres({ dataDir });
    expect(new URL(after.url).port).not.toBe(new URL(before.url).port);
    expect(await ask(after.url, "SELECT word FROM kept")).toBe("kept");
    await after.stop();
    await new Promise((resolve) => squatter.close(resolve));
  });

  test("is taken over from a process that was killed", async () => {
    const { child, line: url } = await runFile("test/house/hold-postgres.ts", [dataDir]);
    child.kill("SIGKILL");
    await until("the process is gone", () => child.signalCode === "SIGKILL");
    const server = await startEmbeddedPostgres({ dataDir });
    expect(server.url).toBe(url);
    await server.stop();
    expect(await serverPid(dataDir)).toBeNull();
  });

  test("starts again after its own kill -9, even when its old pid is somebody else's now", async () => {
    const { child, line: url } = await runFile("test/house/hold-postgres.ts", [dataDir]);
    await ask(url, "CREATE TABLE kept AS SELECT 'kept' AS word");
    const pid = (await serverPid(dataDir)) ?? 0;
    process.kill(pid, "SIGKILL");
    await until("the server is gone", () => hasEnded(pid));
    child.kill("SIGKILL");
    const pidFile = path.join(dataDir, "postgres/pgdata/postmaster.pid");
    const stale = (await readFile(pidFile, "utf8")).split("\n");
    await writeFile(pidFile, [String(process.pid), ...stale.slice(1)].join("\n"));
    const server = await startEmbeddedPostgres({ dataDir });
    expect(await ask(server.url, "SELECT word FROM kept")).toBe("kept");
    await server.stop();
  });

  test("says in the server's words why it cannot start", async () => {
    const settings = { shared_buffers: "1kB" };
    await expect(startEmbeddedPostgres({ dataDir, settings })).rejects.toThrow(/shared_buffers/);
  });

  // Only root can become somebody else, and only in a checkout that somebody else can reach.
  const becoming = { name: "root, in a checkout that everybody reaches", optional: true };
  describeWith({ ...becoming, found: isRoot && everybodyReaches(root) }, "of somebody else", () => {
    test("runs for an ordinary user", async () => {
      await mkdir(dataDir);
      await Promise.all([parent, dataDir].map((folder) => chown(folder, nobody, nobody)));
      const { child, line: url } = await runFile("test/house/hold-postgres.ts", [dataDir, String(nobody)]);
      expect(await ask(url, "SELECT 'there'")).toBe("there");
      expect((await stat(path.join(dataDir, "postgres/pgdata"))).uid).toBe(nobody);
      child.kill("SIGTERM");
      await until("the server has stopped", async () => (await serverPid(dataDir)) === null);
    });
  });
});

async function ask(url: string, statement: string): Promise<unknown> {
  const client = new Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(statement);
  await client.end();
  return Object.values(rows[0] ?? {})[0];
}

function everybodyReaches(folder: string): boolean {
  const parent = path.dirname(folder);
  const open = (statSync(folder).mode & constants.S_IXOTH) !== 0;
  return open && (parent === folder || everybodyReaches(parent));
}
