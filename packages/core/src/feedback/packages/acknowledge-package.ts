import type { Scope } from "../../access/scope.ts";
import type { Viewer } from "../../access/viewer.ts";
import { type Database, inTransaction, type Sql } from "../../database/database.ts";
import { DomainError } from "../../errors.ts";
import { type PackageRecord, readPackage } from "./list-packages.ts";
import { packageReceivers } from "./package-receivers.ts";

export type PackageActor = { readonly viewer: Viewer; readonly scope: Scope; readonly now: Date };

const longest = 4000;

/**
 * Says that a department has taken note of its package; said again it stays as it was said first. Throws NOT_FOUND
 * `package_unknown`, FORBIDDEN `package_not_yours` to who does not receive it, BAD_INPUT `issue_text_long`.
 */
export async function acknowledgePackage(
  db: Database,
  { id, note }: { readonly id: string; readonly note?: string | null | undefined },
  by: PackageActor,
): Promise<void> {
  const words = fit(note ?? "");
  await inTransaction(db.pool, async (sql) => {
    await demandReceiver(sql, id, by);
    const { rowCount } = await sql.query(
      `UPDATE department_package SET acknowledged_by = $2, acknowledged_at = $3, acknowledgement = $4
       WHERE id::text = $1 AND acknowledged_at IS NULL`,
      [id, by.viewer.userId, by.now, words === "" ? null : words],
    );
    if (rowCount) await audit(sql, { action: "package.acknowledge", id }, by);
  });
}

/**
 * Writes what a department will do better, over what was written before, which stays in the rows. Throws what
 * acknowledgePackage throws, and CONFLICT `package_note_changed` where the last note is not the one that was seen.
 */
export async function writePackageNote(
  db: Database,
  { id, text, seen }: { readonly id: string; readonly text: string; readonly seen: number | null },
  by: PackageActor,
): Promise<void> {
  const words = fit(text);
  await inTransaction(db.pool, async (sql) => {
    await sql.query("SELECT 1 FROM department_package WHERE id::text = $1 FOR UPDATE", [id]);
    const { note } = await demandReceiver(sql, id, by);
    if ((note?.id ?? null) !== seen) throw new DomainError("CONFLICT", "package_note_changed");
    await sql.query(
      "INSERT INTO package_note (package_id, text, written_by, written_at) VALUES ($1::bigint, $2, $3, $4)",
      [id, words, by.viewer.userId, by.now],
    );
    await audit(sql, { action: "package.note", id }, by);
  });
}

/** Whether somebody receives the packages of a department, and so acknowledges them and writes their notes. */
export async function receivesPackage(
  sql: Sql,
  { departmentId }: Pick<PackageRecord, "departmentId">,
  { viewer, now }: Pick<PackageActor, "viewer" | "now">,
): Promise<boolean> {
  const { own } = await packageReceivers(sql, { departmentId, now });
  return own.includes(viewer.userId);
}

async function demandReceiver(sql: Sql, id: string, by: PackageActor): Promise<PackageRecord> {
  const found = await readPackage(sql, id, by);
  if (!(await receivesPackage(sql, found, by))) throw new DomainError("FORBIDDEN", "package_not_yours");
  return found;
}

function fit(text: string): string {
  const words = text.trim();
  if (words.length > longest) throw new DomainError("BAD_INPUT", "issue_text_long", { longest });
  return words;
}

type Audited = { readonly action: string; readonly id: string };

async function audit(sql: Sql, { action, id }: Audited, { viewer, now }: PackageActor): Promise<void> {
  await sql.query("INSERT INTO audit_entry (at, user_id, action, subject, detail) VALUES ($1, $2, $3, $4, '{}')", [
    now,
    viewer.userId,
    action,
    `package:${id}`,
  ]);
}
