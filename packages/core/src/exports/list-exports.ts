import type { Database } from "../database/database.ts";
import { type ExportRow, type ExportRun, exportColumns, exportUnknown, readExportRow } from "./export-run.ts";

/** The last `first` exports of a user, newest first. */
export async function listExports(
  { pool }: Database,
  { userId, first }: { readonly userId: number; readonly first: number },
): Promise<ExportRun[]> {
  const { rows } = await pool.query(
    `SELECT ${exportColumns} FROM export_run r WHERE r.user_id = $1 ORDER BY r.requested_at DESC, r.id LIMIT $2`,
    [userId, first],
  );
  return rows.map(readExportRow);
}

/** The export of `id`. Throws NOT_FOUND `export_unknown`. */
export async function findExport({ pool }: Database, id: string): Promise<ExportRow> {
  const { rows } = await pool.query(`SELECT ${exportColumns} FROM export_run r WHERE r.id = $1::uuid`, [id]);
  if (rows[0] === undefined) throw exportUnknown(id);
  return readExportRow(rows[0]);
}
