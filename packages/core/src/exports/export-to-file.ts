import { rename, rm } from "node:fs/promises";

import { companyScope } from "../access/scope.ts";
import type { Database } from "../database/database.ts";
import type { Language } from "../locales/text.ts";
import { auditExport } from "./audit-export.ts";
import { readExportRequest } from "./export-request.ts";
import { writeExport, type WrittenExport } from "./write-export.ts";

export type ExportToFile = {
  readonly path: string;
  readonly language: Language;
  readonly now: Date;
  readonly onProgress?: (rows: { readonly done: number; readonly total: number }) => Promise<void>;
};

/** Exports what the company sees into a file, for the command line. The file is there when it is whole, or not at all. */
export async function exportToFile(
  db: Database,
  given: unknown,
  { path, language, now, onProgress }: ExportToFile,
): Promise<WrittenExport> {
  const request = readExportRequest(given);
  const part = `${path}.part`;
  try {
    const asker = { scope: companyScope, now, language };
    const options = { path: part, askedBy: "huilu export", ...(onProgress ? { onProgress } : {}) };
    const written = await writeExport(db, request, asker, options);
    await rename(part, path);
    await auditExport(db.pool, { id: null, userId: null, action: "export", request, ...written });
    return written;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
