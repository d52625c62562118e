import { randomUUID } from "node:crypto";

import type { Database } from "../database/database.ts";
import { DomainError } from "../errors.ts";

/** What an import is, before anything of it is read. */
export type StartingImport = {
  readonly name: string;
  readonly sha256: string;
  readonly mapping: string;
  readonly startedBy: string | null;
  readonly now: Date;
};

/** Notes that an import starts and answers its id. */
export async function startImportRun({ pool }: Database, run: StartingImport): Promise<string> {
  const id = randomUUID();
  await pool.query(
    "INSERT INTO import_run (id, file_name, file_sha256, mapping_name, started_by, started_at) VALUES ($1, $2, $3, $4, $5, $6)",
    [id, run.name, run.sha256, run.mapping, run.startedBy, run.now],
  );
  return id;
}

/** Notes what an import did. */
export async function finishImportRun(
  { pool }: Database,
  run: string,
  { source, summary }: { readonly source: string; readonly summary: object },
): Promise<void> {
  await pool.query(
    `UPDATE import_run SET state = 'done', finished_at = clock_timestamp(), summary = $2,
       source_id = (SELECT id FROM source WHERE code = $3) WHERE id = $1`,
    [run, JSON.stringify(summary), source],
  );
}

/** Keeps why the run failed: the reason of a refusal, or the kind of a bug; never its text, which may hold values. */
export async function failImportRun({ pool }: Database, run: string, error: unknown): Promise<void> {
  const failure = error instanceof DomainError ? error.reason : error instanceof Error ? error.name : "Error";
  await pool
    .query("UPDATE import_run SET state = 'failed', finished_at = clock_timestamp(), failure = $2 WHERE id = $1", [
      run,
      failure,
    ])
    .catch(() => undefined); // the error that stopped the import is the one to tell
}
