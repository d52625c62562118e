import { type ChildProcess, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** A TypeScript file run by this Node as a process of its own; resolves with it when it has said its first line. */
export async function runFile(file: string, args: readonly string[]): Promise<{ child: ChildProcess; line: string }> {
  const child = spawn(process.execPath, ["--import", "@oxc-node/core/register", path.join(root, file), ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  return { child, line: await firstLine(child) };
}

/** What `child` says until the first line break; an Error when it ends before. */
function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes("\n")) resolve(said.slice(0, said.indexOf("\n")));
    });
    child.once("exit", (code) => reject(new Error(`ended with ${code} before it said anything`)));
  });
}

/** Waits until `true`; an Error after `patienceMs`. */
export async function until(what: string, holds: () => Promise<boolean> | boolean, patienceMs = 30_000): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`waited in vain until ${what}`);
    await sleep(50);
  }
}

/** Whether a process does nothing any more: it is gone, or waits only for its parent to take notice of its end. */
export async function hasEnded(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return true;
  }
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return stat.slice(stat.lastIndexOf(")")).startsWith(") Z");
}

/** The process that serves the cluster under `dataDir`; `null` when none is noted there. */
export async function serverPid(dataDir: string): Promise<number | null> {
  const text = await readFile(path.join(dataDir, "postgres/pgdata/postmaster.pid"), "utf8").catch(() => null);
  return text === null ? null : Number(text.split("\n")[0]);
}
