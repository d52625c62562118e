import { type Database, inTransaction } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import { auditExport } from "./audit-export.ts";
import { type ExportRun, exportColumns, exportUnknown, readExportRow } from "./export-run.ts";
import { findExport } from "./list-exports.ts";

/**
 * Ends an export of the user that waits or runs; what was written of it is removed. Throws NOT_FOUND `export_unknown`
 * and CONFLICT `export_over`.
 */
export async function cancelExport(
  db: Database,
  { id, userId }: { readonly id: string; readonly userId: number },
): Promise<ExportRun> {
  const cancelled = await inTransaction(db.pool, async (client) => {
    const { rows } = await client.query(
      `UPDATE export_run r SET state = 'cancelled', finished_at = now()
       WHERE r.id = $1::uuid AND r.user_id = $2 AND r.state IN ('waiting', 'running') RETURNING ${exportColumns}`,
      [id, userId],
    );
    if (rows[0] === undefined) return null;
    const run = readExportRow(rows[0]);
    await auditExport(client, { ...run, action: "export.cancel", rows: run.rowsDone });
    return run;
  });
  if (cancelled) return cancelled;
  const run = await findExport(db, id);
  throw run.userId === userId ? new DomainError("CONFLICT", "export_over") : exportUnknown(id);
}
