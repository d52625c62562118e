import { randomUUID } from "node:crypto";
import { basename } from "node:path";
import type { IncomingCase, RecordOptions, RecordResult } from "../cases/incoming-case.ts";
import type { Database } from "../database/database.ts";
import { failImportRun, finishImportRun, startImportRun } from "./import-run.ts";
import { ImportWitness, type ImportSummary } from "./import-summary.ts";
import { inspectFile } from "./inspect-file.ts";
import type { Mapping } from "./mapping.ts";
import { rowParser, type RowParser } from "./parse-row.ts";
import { readMapping } from "./read-mapping.ts";
import { readTable, type Table } from "./read-table.ts";
import { RejectionLog } from "./rejection-log.ts";

export type ImportRequest = {
  readonly path: string;
  readonly mappingPath: string;
  /** Reads, parses and records as an import would, then takes all of it back. */
  readonly dryRun: boolean;
  readonly now: Date;
  readonly startedBy: string | null;
  /** Called now and then with the number of rows read so far. */
  readonly onProgress?: (rows: number) => void;
};

/** Records cases for every rollup; handed in, because the registry stands above. */
export type RecordCases = (
  db: Database,
  rows: AsyncIterable<IncomingCase>,
  options: RecordOptions & { readonly dryRun?: boolean },
) => Promise<RecordResult>;

/**
 * Imports a file by its mapping, in bounded memory, and says what became of every row. Content decides: the same file
 * again, under whatever name, changes nothing. What cannot be used is kept with its line, column and reason. Nothing
 * of a file that is refused goes in. Throws DomainError; a MappingRefused names every fault of the mapping.
 */
export async function importRows(db: Database, record: RecordCases, request: ImportRequest): Promise<ImportSummary> {
  const { mapping, lineOf } = await readMapping(request.mappingPath);
  const file = await inspectFile(request.path);
  const { delimiter, ...options } = mapping.file;
  const table = await readTable(file, { ...options, delimiter: delimiter === "tab" ? "\t" : delimiter });
  const parser = rowParser(mapping, table.header, {
    now: request.now,
    timeZone: await timeZoneOf(db),
    mappingName: basename(request.mappingPath),
    lineOf,
  });
  const witness = new ImportWitness(file, table, mapping, parser);
  const { now, startedBy } = request;
  const starting = { name: file.name, sha256: file.sha256, mapping: mapping.name, startedBy, now };
  const run = request.dryRun ? null : await startImportRun(db, starting);
  const rejections = run === null ? null : new RejectionLog(db.pool, run);
  try {
    const recorded = await record(
      db,
      incoming(table, parser, witness, rejections, request),
      recordOptions(mapping, request, run),
    );
    await rejections?.flush();
    const summary = { importRunId: run, dryRun: request.dryRun, ...witness.summary(), ...recorded };
    if (run !== null) await finishImportRun(db, run, { source: mapping.source, summary });
    return summary;
  } catch (error) {
    if (run !== null) await failImportRun(db, run, error);
    throw error;
  }
}

const rowsBetweenProgress = 20_000;

async function* incoming(
  table: Table,
  parser: RowParser,
  witness: ImportWitness,
  rejections: RejectionLog | null,
  { onProgress }: ImportRequest,
): AsyncGenerator<IncomingCase> {
  for await (const row of table.rows) {
    const parsed = parser.parse(row);
    witness.see(row, parsed);
    if (parsed.findings.length > 0) await rejections?.add(parsed.findings);
    if (witness.rows % rowsBetweenProgress === 0) onProgress?.(witness.rows);
    if (parsed.row) yield parsed.row;
  }
}

function recordOptions(
  mapping: Mapping,
  { now, dryRun }: ImportRequest,
  run: string | null,
): RecordOptions & { dryRun: boolean } {
  const { source, rowMeans, completeThrough } = mapping;
  const options = { source, rowMeans, learnedAt: now, importRunId: run ?? randomUUID(), dryRun };
  return completeThrough === undefined ? options : { ...options, completeThrough };
}

/** Sessions run in the installation's business time zone. */
async function timeZoneOf(db: Database): Promise<string> {
  const { rows } = await db.pool.query<{ zone: string }>("SELECT current_setting('TimeZone') AS zone");
  return rows[0]?.zone ?? "UTC";
}
