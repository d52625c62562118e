import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import exceljs from "exceljs";
import { z } from "zod";

import { cellText, sheetName } from "./cell-text.ts";
import type { Cell, CellType, Column } from "./export-table.ts";
import type { TableSink } from "./table-sink.ts";

// A sheet has 1,048,576 rows with its header.
const mostRows = 1_048_575;
const mostWaiting = 4 << 20;
const rowsBetweenBreaths = 250;
const formats: Partial<Record<CellType, string>> = { day: "yyyy-mm-dd", instant: "yyyy-mm-dd hh:mm:ss" };
const widths: Record<CellType, number> = { text: 18, number: 12, day: 12, instant: 20, boolean: 10 };

/**
 * A workbook at `path`, written as a stream: the table's sheet (more sheets where one cannot hold all rows), then the
 * sheet about it. Every text is a text cell, which no spreadsheet reads as a formula; days and instants are dates.
 */
export function xlsxSink(path: string): TableSink {
  const stream = createWriteStream(path, { highWaterMark: 1 << 20 });
  const closed = finished(stream);
  // A failure is met where the end waits for it.
  closed.catch(() => undefined);
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  let table: { name: string; columns: readonly Column[] } = { name: "", columns: [] };
  let sheets = 0;
  let rowsOfSheet = 0;
  let sheet: exceljs.Worksheet | null = null;
  const open = (): exceljs.Worksheet => {
    sheet?.commit();
    sheets += 1;
    rowsOfSheet = 0;
    sheet = addSheet(workbook, sheets === 1 ? table.name : `${table.name.slice(0, 26)} (${sheets})`, table.columns);
    return sheet;
  };
  return {
    async begin(name, columns) {
      table = { name, columns };
      open();
    },
    async write(rows) {
      for (const [i, row] of rows.entries()) {
        const into = sheet === null || rowsOfSheet === mostRows ? open() : sheet;
        rowsOfSheet += 1;
        into.addRow(row.map((cell, at) => written(cell, table.columns[at]?.type ?? "text"))).commit();
        if (i % rowsBetweenBreaths === 0) await drained(into);
      }
    },
    async end({ name, rows }) {
      sheet?.commit();
      const about = addSheet(workbook, name, []);
      for (const row of rows) about.addRow(row.map((cell) => written(cell, "text"))).commit();
      about.commit();
      await workbook.commit();
      await closed;
    },
    async abandon() {
      stream.destroy();
      await closed.catch(() => undefined);
    },
  };
}

function addSheet(workbook: exceljs.stream.xlsx.WorkbookWriter, name: string, columns: readonly Column[]) {
  const sheet = workbook.addWorksheet(sheetName(name), {
    views: [{ state: "frozen", ySplit: columns.length > 0 ? 1 : 0 }],
  });
  if (columns.length === 0) {
    sheet.columns = [{ width: 28 }, { width: 36 }, { width: 60 }];
    return sheet;
  }
  sheet.columns = columns.map(({ type }) => ({ width: widths[type], style: styleOf(type) }));
  const header = sheet.addRow(columns.map((column) => column.header));
  header.eachCell((cell) => (cell.style = { font: { bold: true } }));
  header.commit();
  return sheet;
}

function styleOf(type: CellType): Partial<exceljs.Style> {
  const numFmt = formats[type];
  return numFmt === undefined ? {} : { numFmt };
}

function written(cell: Cell, type: CellType): string | number | boolean | Date | null {
  if (typeof cell !== "string") return cell;
  if (type !== "day" && type !== "instant") return cellText(cell);
  const at = new Date(`${cell.replace(" ", "T")}${type === "day" ? "T00:00:00" : ""}Z`);
  // A spreadsheet's calendar begins in 1900, with a day that never was in its second month.
  return Number.isNaN(at.getTime()) || at.getUTCFullYear() < 1901 ? cell : at;
}

const piped = z.object({ stream: z.object({ pipes: z.array(z.instanceof(Writable)) }) });

/**
 * The writer takes rows faster than they are packed and never says so; what waits is seen at the pipe of its sheet.
 * One that cannot be seen there is given a turn of the event loop.
 */
async function drained(sheet: unknown): Promise<void> {
  await new Promise(setImmediate);
  const { data } = piped.safeParse(sheet);
  for (const pipe of data?.stream.pipes ?? []) {
    while (pipe.writableLength > mostWaiting) await once(pipe, "drain");
  }
}
