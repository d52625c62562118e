import { type ChildProcess, execFile, spawn } from "node:child_process";
import path from "node:path";

const root = path.join(import.meta.dirname, "../..");
const program = ["--import", "@oxc-node/core/register", "packages/cli/src/main.ts"];

/** What a command said, and how it ended. */
export type CommandResult = { readonly code: number | string | null; readonly out: string; readonly err: string };

/** Runs `huilu …` as a process of its own to its end, in English, over the database of `url`. */
export function runCommand(
  url: string,
  words: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const options = { cwd: root, env: environment(url, more) };
    execFile(process.execPath, [...program, ...words], options, (error, out, err) =>
      resolve({ code: error ? (error.code ?? null) : 0, out, err }),
    );
  });
}

/** Starts `huilu …` and leaves it running. */
export function startCommand(
  url: string,
  words: readonly string[],
  more: Readonly<Record<string, string>> = {},
): ChildProcess {
  const env = environment(url, more);
  return spawn(process.execPath, [...program, ...words], { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
}

function environment(url: string, more: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, DATABASE_URL: url, REDIS_URL: "", LANG: "C", LC_ALL: "", HUILU_DEBUG: "", ...more };
}
