import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";

import type { Database } from "../database/database.ts";
import { exportFolder } from "./export-run.ts";

const dayMilliseconds = 86_400_000;

/** Removes the files whose time is over, and after a day those that no run knows; returns how many. */
export async function removeExports(
  { pool }: Database,
  { dataDir, now }: { readonly dataDir: string; readonly now: Date },
): Promise<number> {
  await pool.query("UPDATE export_run SET state = 'expired' WHERE state = 'done' AND expires_at <= $1", [now]);
  const { rows } = await pool.query<{ id: string; state: string }>(
    "SELECT id, state FROM export_run WHERE state IN ('running', 'done', 'expired')",
  );
  const states = new Map(rows.map(({ id, state }) => [id, state]));
  let removed = 0;
  for (const name of await readdir(exportFolder(dataDir)).catch(() => [])) {
    const file = path.join(exportFolder(dataDir), name);
    const state = states.get(name.slice(0, name.indexOf(".")));
    if (state !== "expired" && (state !== undefined || (await isYoung(file, now)))) continue;
    await rm(file, { force: true });
    removed += 1;
  }
  return removed;
}

/** Another process may be about to tell of it. */
async function isYoung(file: string, now: Date): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  return found !== null && now.getTime() - found.mtimeMs < dayMilliseconds;
}
