import { stat } from "node:fs/promises";

import type { Database } from "../database/database.ts";
import type { Asker } from "../metrics/metric-query.ts";
import { aboutSheet } from "./about-sheet.ts";
import { csvSink } from "./csv-sink.ts";
import type { ExportRequest } from "./export-request.ts";
import { inStandpoint } from "./in-standpoint.ts";
import { readAhead } from "./read-ahead.ts";
import type { TableSink } from "./table-sink.ts";
import { openTable, withMetrics } from "./open-table.ts";
import { xlsxSink } from "./xlsx-sink.ts";

export type WriteExportOptions = {
  readonly path: string;
  /** The name of who asked, for the sheet about the table. */
  readonly askedBy: string;
  /** Told after each page; what it throws ends the export. */
  readonly onProgress?: (rows: { readonly done: number; readonly total: number }) => Promise<void>;
  readonly signal?: AbortSignal;
};
export type WrittenExport = { readonly rows: number; readonly bytes: number };

/**
 * Writes what `request` asks for, as `asker` may see it, into a new file at `path`: all of it as it was at one moment,
 * a page at a time. Throws DomainError for what the asker can mend; a file that was begun is then left for the caller.
 */
export async function writeExport(
  db: Database,
  request: ExportRequest,
  asker: Asker,
  { path, askedBy, onProgress, signal }: WriteExportOptions,
): Promise<WrittenExport> {
  const asked = withMetrics(request);
  const rows = await inStandpoint(db, asked, asker, async (client, asking) => {
    const table = await openTable(db, client, asked, asking);
    const sink = sinkOf(asked, path);
    try {
      await sink.begin(table.name, table.columns);
      let done = 0;
      await onProgress?.({ done, total: table.total });
      for await (const page of readAhead(table.pages)) {
        signal?.throwIfAborted();
        await sink.write(page);
        done += page.length;
        await onProgress?.({ done, total: table.total });
      }
      const about = { request: asked, asker: asking, askedBy, rows: done, counted: table.counted };
      await sink.end(await aboutSheet(client, about));
      return done;
    } catch (error) {
      await sink.abandon();
      throw error;
    }
  });
  return { rows, bytes: (await stat(path)).size };
}

function sinkOf({ format, byteOrderMark }: ExportRequest, path: string): TableSink {
  return format === "CSV" ? csvSink(path, { byteOrderMark }) : xlsxSink(path);
}
