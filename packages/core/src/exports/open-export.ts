import { stat } from "node:fs/promises";

import type { Scope } from "../access/scope.ts";
import type { Database } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import { auditExport } from "./audit-export.ts";
import type { ExportFormat } from "./export-request.ts";
import { exportPath, exportUnknown } from "./export-run.ts";
import { findExport } from "./list-exports.ts";

export type ExportFile = {
  readonly path: string;
  readonly fileName: string;
  readonly format: ExportFormat;
  readonly bytes: number;
};

type Opening = { readonly id: string; readonly userId: number; readonly scope: Scope; readonly dataDir: string };

/**
 * The finished file of a user's export, for a download that is noted. Throws NOT_FOUND `export_unknown` for another's,
 * CONFLICT `export_unfinished`, FORBIDDEN `export_scope_narrowed` when the user may no longer see what it holds, and
 * NOT_FOUND `export_gone` when it was removed.
 */
export async function openExport(db: Database, { id, userId, scope, dataDir }: Opening): Promise<ExportFile> {
  const run = await findExport(db, id);
  if (run.userId !== userId) throw exportUnknown(id);
  if (!covers(scope, run.scope)) throw new DomainError("FORBIDDEN", "export_scope_narrowed");
  if (run.state === "EXPIRED") throw new DomainError("NOT_FOUND", "export_gone");
  if (run.state !== "DONE") throw new DomainError("CONFLICT", "export_unfinished");
  const path = exportPath(dataDir, run);
  const file = await stat(path).catch(() => null);
  if (!file) throw new DomainError("NOT_FOUND", "export_gone");
  await auditExport(db.pool, { ...run, action: "export.download", rows: run.rowsDone });
  return { path, fileName: run.fileName, format: run.format, bytes: file.size };
}

/** Whether everything that `then` saw is seen by `now`. */
function covers(now: Scope, then: Scope): boolean {
  if (now.kind === "company") return true;
  if (then.kind === "company") return false;
  const departments = then.departmentIds.every((id) => now.departmentIds.includes(id));
  return departments && (then.employeeId === null || then.employeeId === now.employeeId);
}
