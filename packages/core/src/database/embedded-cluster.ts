import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { chown, mkdir, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";

import { DomainError } from "../errors.ts";
import { postgresPrograms, type PostgresPrograms } from "./embedded-binaries.ts";
import { serverUser, type SystemUser } from "./embedded-user.ts";

/** A folder with the data (`pgdata`), the password (mode 600) and the log of one server, and who runs it. */
export type Cluster = {
  readonly folder: string;
  readonly runAs: SystemUser | null;
  readonly programs: PostgresPrograms;
};

export const superuser = "huilu";

/** Finds the cluster under `dataDir`, or makes it. It appears whole or not at all, so starts may race or be killed. */
export async function ensureCluster(dataDir: string): Promise<Cluster> {
  const folder = path.join(path.resolve(dataDir), "postgres");
  const runAs = await serverUser(folder);
  const programs = await postgresPrograms(runAs);
  if (!(await stat(folder).catch(() => null))) await createCluster({ folder, runAs, programs });
  return { folder, runAs, programs };
}

/** The password of the superuser. */
export async function clusterPassword(cluster: Cluster): Promise<string> {
  const password = await readFile(path.join(cluster.folder, "password"), "utf8").catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== "EACCES") throw error;
      throw new DomainError("CONFLICT", "data_folder_of_another", { folder: cluster.folder });
    },
  );
  return password.trim();
}

/**
 * Runs one of the server's programs for a cluster; its output goes to the cluster's log. `withFolder` gets the path under
 * which the program sees the cluster.
 */
export async function runProgram(
  cluster: Cluster,
  program: keyof PostgresPrograms,
  withFolder: (folder: string) => readonly string[],
): Promise<ChildProcess> {
  const log = await open(path.join(cluster.folder, "server.log"), "a", 0o600);
  const folder = await open(cluster.folder, constants.O_RDONLY);
  try {
    // The user who runs the server may be unable to walk the path to the cluster (a parent of mode 700). An open folder
    // needs no walking, so on Linux root hands it over as descriptor 3.
    const handed = cluster.runAs !== null && process.platform === "linux";
    const child = spawn(cluster.programs[program], withFolder(handed ? "/proc/self/fd/3" : cluster.folder), {
      stdio: ["ignore", log.fd, log.fd, ...(handed ? [folder.fd] : [])],
      cwd: "/",
      detached: true, // Ctrl-C in a terminal must reach us first, not the database under us.
      env: { PATH: process.env["PATH"] ?? "", LC_ALL: "C", TZ: "UTC" },
      ...cluster.runAs,
    });
    await new Promise<void>((resolve, reject) => child.once("spawn", resolve).once("error", reject));
    return child;
  } finally {
    await Promise.all([log.close(), folder.close()]);
  }
}

/** The last lines of the server's log: the only place that says why it did not start. */
export async function logTail(cluster: Cluster): Promise<string> {
  const log = await readFile(path.join(cluster.folder, "server.log"), "utf8").catch(() => "");
  return log.trimEnd().split("\n").slice(-12).join("\n");
}

async function createCluster(final: Cluster): Promise<void> {
  const draft = { ...final, folder: `${final.folder}.draft-${process.pid}-${randomBytes(4).toString("hex")}` };
  try {
    await mkdir(draft.folder, { recursive: true, mode: 0o700 });
    const password = path.join(draft.folder, "password");
    await writeFile(password, `${randomBytes(24).toString("base64url")}\n`, { mode: 0o600 });
    if (final.runAs) for (const owned of [draft.folder, password]) await chown(owned, final.runAs.uid, final.runAs.gid);
    await initialise(draft);
    await rename(draft.folder, final.folder);
  } catch (error) {
    await rm(draft.folder, { recursive: true, force: true });
    // Somebody else was quicker: theirs is as good.
    if (!(await stat(final.folder).catch(() => null))) throw error;
  }
}

async function initialise(cluster: Cluster): Promise<void> {
  const child = await runProgram(cluster, "initdb", (folder) => [
    `--pgdata=${folder}/pgdata`,
    `--username=${superuser}`,
    `--pwfile=${folder}/password`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
  ]);
  const code = await new Promise<number | null>((resolve) => child.once("exit", resolve));
  if (code !== 0) throw new DomainError("UNAVAILABLE", "embedded_postgres_failed", { words: await logTail(cluster) });
}
