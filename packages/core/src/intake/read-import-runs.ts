import { z } from "zod";

import type { Database } from "../database/database.ts";
import { findText, type Language } from "../locales/text.ts";

const count = z.number().catch(0);
const summary = z.object({
  rows: count,
  casesCreated: count,
  casesChanged: count,
  casesUnchanged: count,
  eventsAdded: count,
  rejected: count,
  setAsideFields: count,
});

export type ImportRunReport = z.infer<typeof summary> & {
  readonly id: string;
  readonly fileName: string;
  readonly mappingName: string;
  readonly source: string | null;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly state: string;
  readonly failure: string | null;
};

type Found = Omit<ImportRunReport, keyof z.infer<typeof summary>> & { readonly summary: unknown };

/** The last `first` imports, newest first; or the one of `id`. A figure that a running import has not counted yet is 0. */
export async function readImportRuns(
  db: Database,
  { first, id = null }: { readonly first: number; readonly id?: string | null },
): Promise<ImportRunReport[]> {
  const found = await db.pool.query<Found>(
    `SELECT r.id, r.file_name AS "fileName", r.mapping_name AS "mappingName", s.code AS source,
       r.started_at AS "startedAt", r.finished_at AS "finishedAt", r.state, r.failure, r.summary
     FROM import_run r LEFT JOIN source s ON s.id = r.source_id
     WHERE $2::uuid IS NULL OR r.id = $2 ORDER BY r.started_at DESC, r.id LIMIT $1`,
    [first, id],
  );
  return found.rows.map(({ summary: counted, ...run }) => ({ ...run, ...summary.parse(counted) }));
}

export type ImportRejectionReport = {
  readonly line: number;
  readonly column: string | null;
  readonly value: string | null;
  readonly reason: string;
  readonly label: string;
  readonly severity: string;
};

/** The first rows that an import refused, and fields it set aside, in the order of the file. */
export async function readImportRejections(
  db: Database,
  {
    importRunId,
    first,
    language,
  }: { readonly importRunId: string; readonly first: number; readonly language: Language },
): Promise<ImportRejectionReport[]> {
  const found = await db.pool.query<Omit<ImportRejectionReport, "label">>(
    `SELECT line, column_name AS column, value, reason, severity FROM import_rejection
     WHERE import_run_id = $1 ORDER BY line, ordinal LIMIT $2`,
    [importRunId, first],
  );
  return found.rows.map((row) => ({ ...row, label: findText(language, `intake.reasons.${row.reason}`) ?? row.reason }));
}
