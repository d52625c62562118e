import { randomUUID } from "node:crypto";

import type { Viewer } from "../access/viewer.ts";
import type { Database } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import { textOf } from "../locales/text.ts";
import type { Asker } from "../metrics/metric-query.ts";
import { metricDefinitions } from "../registry.ts";
import { addDays } from "../time/business-day.ts";
import { type ExportRequest, readExportRequest } from "./export-request.ts";
import { exportChannel, type ExportRun } from "./export-run.ts";
import { findExport } from "./list-exports.ts";
import { isSmallExport } from "./measure-export.ts";
import { withMetrics } from "./open-table.ts";
import { workOnExport } from "./run-exports.ts";

const mostOpen = 5;

/**
 * Asks for an export with the eyes that the viewer has now. A small one is done when this answers; a large one waits for
 * the jobs. Throws BAD_INPUT for what cannot be exported, CONFLICT `exports_too_many` while too many of the viewer's wait.
 */
export async function requestExport(
  db: Database,
  given: unknown,
  { viewer, dataDir, ...asker }: Asker & { readonly viewer: Viewer; readonly dataDir: string },
): Promise<ExportRun> {
  const request = withMetrics(readExportRequest(given));
  const small = await isSmallExport(db, request, asker);
  await refuseTooMany(db, viewer.userId);
  const id = randomUUID();
  await db.pool.query(
    `INSERT INTO export_run (id, user_id, request, scope, language, file_name, requested_at, state, attempt, started_at, alive_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, CASE WHEN $9 = 1 THEN $7::timestamptz END, CASE WHEN $9 = 1 THEN now() END)`,
    [
      id,
      viewer.userId,
      JSON.stringify(request),
      JSON.stringify(asker.scope),
      asker.language,
      fileNameOf(request, asker.language),
      asker.now,
      ...(small ? ["running", 1] : ["waiting", 0]),
    ],
  );
  if (small) await workOnExport(db, await findExport(db, id), { dataDir, now: asker.now });
  else await db.pool.query(`SELECT pg_notify('${exportChannel}', '')`);
  return findExport(db, id);
}

async function refuseTooMany({ pool }: Database, userId: number): Promise<void> {
  const { rows } = await pool.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM export_run WHERE user_id = $1 AND state IN ('waiting', 'running')",
    [userId],
  );
  if ((rows[0]?.n ?? 0) >= mostOpen) throw new DomainError("CONFLICT", "exports_too_many", { most: mostOpen });
}

/** What it is and its days, as a name that every system takes. */
function fileNameOf(request: ExportRequest, language: Asker["language"]): string {
  const kind = textOf(language, `exports.kind.${request.kind}`);
  const range = request.kind === "CASES" ? request.cases.range : request.query.range;
  const days = range ? [range.from, addDays(range.to, -1)] : [];
  const name = [metricName(request, language) ?? kind, ...days].join("_");
  return `${name.replaceAll(/[\u0000-\u001f\u007f"*/:<>?\\|]/g, " ").trim()}.${request.format.toLowerCase()}`;
}

/** The metric's name where the export is about one. */
function metricName(request: ExportRequest, language: Asker["language"]): string | null {
  if (request.kind === "CASES" || request.kind === "CASE_METRICS") return null;
  const keys = request.kind === "ROWS" ? [request.figure.metric] : request.query.metrics.map(({ key }) => key);
  if (new Set(keys).size > 1) return null;
  return metricDefinitions(language).find(({ key }) => key === keys[0])?.name ?? null;
}
