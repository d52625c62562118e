import { createWriteStream } from "node:fs";
import { once } from "node:events";
import { finished } from "node:stream/promises";

import { csvLine } from "./csv-line.ts";
import type { TableSink } from "./table-sink.ts";

const byteOrderMark = "\uFEFF";

/** A csv file at `path`: UTF-8, with a byte order mark if a spreadsheet is to read it, header first. */
export function csvSink(path: string, options: { readonly byteOrderMark: boolean }): TableSink {
  const stream = createWriteStream(path, { highWaterMark: 1 << 20 });
  const closed = finished(stream);
  // A failure is met where the next write or the end waits for it.
  closed.catch(() => undefined);
  const write = async (text: string) => {
    if (!stream.write(text)) await Promise.race([once(stream, "drain"), closed]);
  };
  return {
    async begin(_, columns) {
      const header = csvLine(columns.map((column) => column.header));
      await write(options.byteOrderMark ? byteOrderMark + header : header);
    },
    async write(rows) {
      await write(rows.map(csvLine).join(""));
    },
    async end() {
      stream.end();
      await closed;
    },
    async abandon() {
      stream.destroy();
      await closed.catch(() => undefined);
    },
  };
}
