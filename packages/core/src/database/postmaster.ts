import { execFile } from "node:child_process";
import { readFile, readlink, realpath, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";

import type { Cluster } from "./embedded-cluster.ts";

/** The server process that a cluster's pid file names. */
export type Postmaster = { readonly pid: number; readonly port: number; readonly status: string };

/** The running server of a cluster, started by us or left by a run that was killed; `null` if none runs. */
export async function runningPostmaster(cluster: Cluster): Promise<Postmaster | null> {
  const lines = await pidFileLines(cluster);
  const pid = Number(lines?.[0]);
  if (!lines || !Number.isInteger(pid) || pid <= 0) return null;
  if (!(await serves(pid, cluster))) {
    await freePidFile(cluster, pid, lines);
    return null;
  }
  return { pid, port: Number(lines[3]), status: (lines[7] ?? "").trim() };
}

/** Asks the server to end its sessions and stop; insists after a while. Resolves when the process is gone. */
export async function stopPostmaster(cluster: Cluster, pid: number): Promise<void> {
  for (const [signal, patienceMs] of [
    ["SIGINT", 20_000],
    ["SIGQUIT", 10_000],
  ] as const) {
    signalProcess(pid, signal);
    const deadline = Date.now() + patienceMs;
    while (Date.now() < deadline) {
      if (!(await serves(pid, cluster))) return;
      await sleep(20);
    }
  }
  throw new Error(`PostgreSQL (process ${pid}) does not stop.`);
}

const pidFile = (cluster: Cluster) => path.join(cluster.folder, "pgdata/postmaster.pid");

async function pidFileLines(cluster: Cluster): Promise<string[] | null> {
  const text = await readFile(pidFile(cluster), "utf8").catch(() => null);
  return text === null ? null : text.split("\n");
}

/** A pid says little: after a crash or in a restarted container it may be anybody's. A server works in its data folder. */
async function serves(pid: number, cluster: Cluster): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === "linux") {
    const [workingFolder, data] = await Promise.all(
      [readlink(`/proc/${pid}/cwd`), realpath(path.join(cluster.folder, "pgdata"))].map(orEmpty),
    );
    return workingFolder !== "" && workingFolder === data;
  }
  const command = await orEmpty(
    promisify(execFile)("ps", ["-o", "comm=", "-p", String(pid)]).then((result) => result.stdout),
  );
  return command.includes("postgres");
}

const orEmpty = (text: Promise<string>): Promise<string> => text.catch(() => "");

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function signalProcess(pid: number, signal: NodeJS.Signals): void {
  if (isAlive(pid)) process.kill(pid, signal);
}

/**
 * PostgreSQL refuses to start while the process in a stale pid file lives, even if that is now somebody else. Naming a
 * process that does not exist keeps the file's other guard, which waits for orphaned sessions of the old server.
 */
async function freePidFile(cluster: Cluster, pid: number, lines: readonly string[]): Promise<void> {
  if (!isAlive(pid)) return;
  let unused = 4_194_303;
  while (isAlive(unused)) unused -= 1;
  await writeFile(pidFile(cluster), [String(unused), ...lines.slice(1)].join("\n"), { flag: "r+" });
}
