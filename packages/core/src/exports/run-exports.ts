import { mkdir, rename, rm } from "node:fs/promises";

import { type Database, inTransaction } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import { languageOf } from "../locales/text.ts";
import { auditExport } from "./audit-export.ts";
import {
  exportColumns,
  type ExportFailure,
  exportFolder,
  exportKeepDays,
  exportPath,
  type ExportRow,
  readExportRow,
} from "./export-run.ts";
import { writeExport, type WrittenExport } from "./write-export.ts";

const mostAttempts = 3;
const silentSeconds = 60;

export type ExportWork = {
  readonly dataDir: string;
  readonly now: Date;
  /** Ends the work early; the export waits for whoever takes it up next. */
  readonly signal?: AbortSignal;
  /** How often progress is written down, and a cancellation noticed. */
  readonly beatMilliseconds?: number;
};

/** Something else decided over the export: it was cancelled, or another process took it over. */
class ExportStopped extends Error {}

/**
 * Does every export that waits, and those whose process fell silent, one after the other; returns how many it took up.
 * Any number of processes may do so at once. What the asker can mend is kept in the row; any other failure is thrown
 * once all were tried, and its export has three attempts, one for each call.
 */
export async function runExports(db: Database, work: ExportWork): Promise<number> {
  await giveUpSilentExports(db);
  const taken: string[] = [];
  const failures: unknown[] = [];
  while (!work.signal?.aborted) {
    const run = await takeExport(db, taken);
    if (!run) break;
    taken.push(run.id);
    await workOnExport(db, run, work).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
  return taken.length;
}

async function takeExport({ pool }: Database, but: readonly string[]): Promise<ExportRow | null> {
  const { rows } = await pool.query(
    `UPDATE export_run r SET state = 'running', attempt = attempt + 1, started_at = now(), alive_at = now(), rows_done = 0
     WHERE r.id = (
       SELECT id FROM export_run
       WHERE (state = 'waiting' OR (state = 'running' AND alive_at < now() - make_interval(secs => $1)))
         AND attempt < $2 AND id <> ALL($3::uuid[])
       ORDER BY attempt, requested_at LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING ${exportColumns}`,
    [silentSeconds, mostAttempts, but],
  );
  return rows[0] === undefined ? null : readExportRow(rows[0]);
}

/** One that ended its process three times would end it again. */
async function giveUpSilentExports({ pool }: Database): Promise<void> {
  await pool.query(
    `UPDATE export_run SET state = 'failed', finished_at = now(), failure = '{"reason": "export_interrupted", "values": {}}'
     WHERE state IN ('waiting', 'running') AND attempt >= $2
       AND (state = 'waiting' OR alive_at < now() - make_interval(secs => $1))`,
    [silentSeconds, mostAttempts],
  );
}

/**
 * Writes the file of a run that this process took up, under a name of its own until it is whole, and keeps in the row
 * what became of it. Killed at any point it can be done again. Throws what nobody can mend.
 */
export async function workOnExport(db: Database, run: ExportRow, work: ExportWork): Promise<void> {
  const partOf = (attempt: number) => `${exportPath(work.dataDir, run)}.${attempt}.part`;
  const part = partOf(run.attempt);
  await mkdir(exportFolder(work.dataDir), { recursive: true, mode: 0o700 });
  // What a killed process left.
  for (let attempt = 1; attempt < run.attempt; attempt += 1) await rm(partOf(attempt), { force: true });
  const beat = keepBeat(db, run, work.beatMilliseconds ?? 1000);
  try {
    const written = await writeExport(
      db,
      run.request,
      { scope: run.scope, now: work.now, language: languageOf(run.language) },
      {
        path: part,
        askedBy: run.askedBy,
        onProgress: beat.progress,
        signal: AbortSignal.any([beat.signal, ...(work.signal ? [work.signal] : [])]),
      },
    );
    await beat.stop();
    await rename(part, exportPath(work.dataDir, run));
    if (!(await finish(db, run, written, work.now))) await rm(exportPath(work.dataDir, run), { force: true });
  } catch (error) {
    await beat.stop();
    await rm(part, { force: true });
    if (error instanceof ExportStopped) return;
    const stopping = work.signal?.aborted ?? false;
    await giveBack(db, run, error, stopping);
    if (!stopping && !(error instanceof DomainError)) throw error;
  }
}

/** Writes the progress down again and again; its signal ends the work when the run is no longer this process's. */
function keepBeat({ pool }: Database, { id, attempt }: ExportRow, milliseconds: number) {
  const stop = new AbortController();
  let rows = { done: 0, total: 0 };
  let underWay: Promise<void> | null = null;
  const write = async () => {
    const { rowCount } = await pool.query(
      `UPDATE export_run SET rows_done = $3, rows_total = $4, alive_at = now()
       WHERE id = $1 AND attempt = $2 AND state = 'running'`,
      [id, attempt, rows.done, rows.total],
    );
    if (rowCount === 0) stop.abort(new ExportStopped());
  };
  const timer = setInterval(() => {
    // A beat that is lost is made up for by the next one.
    underWay ??= write()
      .catch(() => undefined)
      .finally(() => {
        underWay = null;
      });
  }, milliseconds);
  return {
    signal: stop.signal,
    progress: async (now: { readonly done: number; readonly total: number }) => {
      rows = now;
    },
    async stop() {
      clearInterval(timer);
      await underWay;
    },
  };
}

/** Whether the run was still this process's to finish. */
async function finish(db: Database, run: ExportRow, { rows, bytes }: WrittenExport, now: Date): Promise<boolean> {
  return inTransaction(db.pool, async (client) => {
    const { rowCount } = await client.query(
      `UPDATE export_run SET state = 'done', rows_done = $3, rows_total = $3, bytes = $4, failure = NULL, finished_at = now(),
         expires_at = $5::timestamptz + make_interval(days => $6)
       WHERE id = $1 AND attempt = $2 AND state = 'running'`,
      [run.id, run.attempt, rows, bytes, now, exportKeepDays],
    );
    if (rowCount) await auditExport(client, { ...run, action: "export", rows, bytes });
    return Boolean(rowCount);
  });
}

/** What its asker can mend fails at once; anything else waits for the next attempt. */
async function giveBack({ pool }: Database, run: ExportRow, error: unknown, stopping: boolean): Promise<void> {
  const failure: ExportFailure =
    error instanceof DomainError
      ? { reason: error.reason, values: { ...error.values } }
      : { reason: "export_interrupted", values: {} };
  const final = !stopping && (error instanceof DomainError || run.attempt >= mostAttempts);
  await pool.query(
    `UPDATE export_run SET state = $3, failure = $4, attempt = attempt - $5,
       finished_at = CASE WHEN $3 = 'failed' THEN now() END
     WHERE id = $1 AND attempt = $2 AND state = 'running'`,
    [run.id, run.attempt, final ? "failed" : "waiting", stopping ? null : JSON.stringify(failure), stopping ? 1 : 0],
  );
}
