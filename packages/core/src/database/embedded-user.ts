import { readFile, stat } from "node:fs/promises";

import { DomainError } from "../errors.ts";

/** Somebody whom the system knows; PostgreSQL refuses to run as root and as a user without a name. */
export type SystemUser = { readonly uid: number; readonly gid: number };

// `nobody` exists on every system, `postgres` where a package of PostgreSQL was ever installed.
const candidates = ["postgres", "_postgres", "nobody"];

/** Who runs the server when we are root: the owner of the cluster, or else a user without rights. `null`: we ourselves. */
export async function serverUser(cluster: string): Promise<SystemUser | null> {
  if (process.getuid?.() !== 0) return null;
  const owner = await stat(cluster).catch(() => null);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const users = parsePasswd(await readFile("/etc/passwd", "utf8"));
  for (const name of candidates) {
    const user = users.get(name);
    if (user) return user;
  }
  throw new DomainError("UNAVAILABLE", "embedded_postgres_as_root");
}

function parsePasswd(text: string): Map<string, SystemUser> {
  const users = new Map<string, SystemUser>();
  for (const line of text.split("\n")) {
    const [name = "", , uid, gid] = line.split(":");
    if (uid && gid) users.set(name, { uid: Number(uid), gid: Number(gid) });
  }
  return users;
}
