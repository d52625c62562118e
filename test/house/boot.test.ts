import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { describeWith } from "../support/describe-with.ts";
import { hasEnded, root, serverPid, until } from "./processes.ts";

const oldNode = nodeOlderThan(22);

describe("on this machine", () => tellStarts(null));

// Fetching a newer Node is told only where an old one is at hand.
const old = { name: "npm with Node 20 or 21", found: oldNode !== null, optional: true };
describeWith(old, "on a machine with an old Node", () => tellStarts(oldNode));

/** The life of an installation, with the Node of `folder` first on the PATH, or with what is there. */
function tellStarts(folder: string | null): void {
  let dataDir = "";
  let port = 0;
  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), "huilu-boot-"));
    port = await freePort();
  });
  afterAll(async () => {
    const pid = await serverPid(dataDir);
    if (pid !== null && !(await hasEnded(pid))) process.kill(pid, "SIGQUIT");
    await rm(dataDir, { recursive: true, force: true });
  });

  const npm = (...args: readonly string[]) =>
    spawn("npm", ["run", "--silent", ...args], {
      cwd: root,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...outsideOfNpm(),
        PATH: [folder, process.env["PATH"]].filter(Boolean).join(path.delimiter),
        PORT: String(port),
        HUILU_DATA_DIR: dataDir,
        HUILU_DEMO: "0",
      },
    });

  test("commands run, and refuse in words", async () => {
    const help = await outputOf(npm("huilu", "--", "--help"));
    expect(help).toMatchObject({ code: 0 });
    expect(help.text).toContain("verify");
    const refused = await outputOf(
      npm("huilu", "--", "user", "add", "somebody", "--name", "Somebody", "--role", "king"),
    );
    expect(refused.code).not.toBe(0);
    expect(refused.text).toContain("administrator");
    expect(refused.text).not.toMatch(/ at .+:\d+:\d+/);
  });

  test("npm start becomes ready, says how to sign in, and leaves nothing at SIGTERM", async () => {
    const started = npm("start");
    const said = outputOf(started);
    await untilReady(port, started);
    const server = (await serverPid(dataDir)) ?? 0;
    started.kill("SIGTERM");
    const { text } = await said;
    expect(text).toContain(`http://127.0.0.1:${port}`);
    expect(text).toMatch(/admin with the one-time password \S+/);
    await until("the database has ended", () => hasEnded(server), 5_000);
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow();
  });

  test("npm start again after kill -9 of everything above the database, and the end of npm ends all", async () => {
    const first = npm("start");
    await untilReady(port, first);
    const server = (await serverPid(dataDir)) ?? 0;
    const database = new Set(withDescendants(server));
    for (const pid of withDescendants(first.pid ?? 0)) if (!database.has(pid)) process.kill(pid, "SIGKILL");
    await until("npm has ended", () => first.signalCode !== null || first.exitCode !== null);
    expect(await hasEnded(server)).toBe(false);
    const second = npm("start");
    await untilReady(port, second);
    expect(await serverPid(dataDir)).toBe(server);
    second.kill("SIGKILL"); // it passes nothing on; its child notices
    await until("the database has ended", () => hasEnded(server), 20_000);
  });
}

async function untilReady(port: number, started: ChildProcess): Promise<void> {
  await until(
    "it is ready",
    async () => {
      if (started.exitCode !== null) throw new Error(`npm start ended with ${started.exitCode}`);
      const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null);
      return answer?.status === 200;
    },
    90_000,
  );
}

function outputOf(child: ChildProcess): Promise<{ code: number | null; text: string }> {
  let text = "";
  const add = (chunk: Buffer) => (text += chunk.toString());
  child.stdout?.on("data", add);
  child.stderr?.on("data", add);
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, text })));
}

/** A process and those below it, the deepest last. */
function withDescendants(pid: number): number[] {
  const table = execFileSync("ps", ["-eo", "pid=,ppid="], { encoding: "utf8" });
  const rows = table
    .trim()
    .split("\n")
    .map((row) => row.trim().split(/\s+/).map(Number));
  const below = (parent: number): number[] =>
    rows.filter(([, ppid]) => ppid === parent).flatMap(([child = 0]) => [child, ...below(child)]);
  return [pid, ...below(pid)];
}

/** The folder of the first Node on the PATH that is older than `major`, with an npm beside it. */
function nodeOlderThan(major: number): string | null {
  const folders = (process.env["PATH"] ?? "").split(path.delimiter);
  return (
    folders.find(
      (folder) =>
        existsSync(path.join(folder, "node")) &&
        existsSync(path.join(folder, "npm")) &&
        majorOf(path.join(folder, "node")) < major,
    ) ?? null
  );
}

function majorOf(node: string): number {
  return Number(execFileSync(node, ["-p", "process.versions.node.split('.')[0]"], { encoding: "utf8" }));
}

/** The environment as a terminal has it: npm leaves its own marks when it runs us. */
function outsideOfNpm(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(npm_|INIT_CWD|VITEST|NODE_ENV)/i.test(name)),
  );
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
