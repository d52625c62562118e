import { once } from "node:events";
import { createReadStream, ReadStream } from "node:fs";
import exceljs from "exceljs";
import { z } from "zod";
import { DomainError } from "../errors.ts";

/** One row of a sheet as text. `line` is the sheet's row number. */
export type SheetRecord = { readonly line: number; readonly cells: readonly string[] };

const namedSheet = z.object({ name: z.string() });
const sheetInFile = z.object({ iterator: z.instanceof(ReadStream) });
const workbookModel = z.object({ model: z.object({ sheets: z.array(namedSheet) }) });

/**
 * Rows of one sheet (by name, by place counted from 1, or the first), read as a stream. Dates become YYYY-MM-DD, with
 * HH:mm:ss where they have a time; numbers their shortest decimal text; formulas their result. What a sheet holds in
 * memory is its distinct texts. Throws DomainError when the file is no readable workbook or has no such sheet.
 */
export async function* sheetRecords(path: string, sheet: string | number = 1): AsyncGenerator<SheetRecord> {
  const stream = createReadStream(path);
  const reader = new exceljs.stream.xlsx.WorkbookReader(stream, {
    worksheets: "emit",
    sharedStrings: "cache",
    styles: "cache",
    hyperlinks: "ignore",
    entries: "ignore",
  });
  let seen = false;
  try {
    for await (const worksheet of unreadable(reader)) {
      if (!isWanted(reader, worksheet, sheet)) {
        await passOver(worksheet);
        continue;
      }
      seen = true;
      for await (const row of unreadable(worksheet)) yield { line: row.number, cells: cellsOf(row) };
      break;
    }
  } finally {
    stream.destroy();
  }
  if (!seen)
    throw new DomainError("BAD_INPUT", "import_sheet_missing", { sheet, known: sheetNames(reader).join(", ") });
}

/** Whatever the reader throws means that the file is damaged; what the consumer throws passes as it is. */
async function* unreadable<T>(items: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = items[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await iterator.next().catch((cause: unknown) => {
        throw new DomainError("BAD_INPUT", "import_xlsx_unreadable", {
          cause: cause instanceof Error ? cause.name : "Error",
        });
      });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await iterator.return?.().catch(() => undefined);
  }
}

/**
 * A sheet may wait in a temporary file that the reader removes as soon as it goes on. The stream over it is ended first:
 * opened after that it would fail where nobody hears of it, and the process with it.
 */
async function passOver(worksheet: unknown): Promise<void> {
  const { data } = sheetInFile.safeParse(worksheet);
  if (!data) return;
  if (data.iterator.pending) await once(data.iterator, "open");
  data.iterator.destroy();
}

function isWanted(reader: unknown, worksheet: unknown, sheet: string | number): boolean {
  const { data } = namedSheet.safeParse(worksheet);
  const wanted = typeof sheet === "string" ? sheet : sheetNames(reader)[sheet - 1];
  return wanted !== undefined && data?.name === wanted;
}

function sheetNames(reader: unknown): string[] {
  return workbookModel.safeParse(reader).data?.model.sheets.map(({ name }) => name) ?? [];
}

function cellsOf(row: exceljs.Row): string[] {
  const cells: string[] = [];
  for (let column = 1; column <= row.cellCount; column++) {
    const cell = row.getCell(column);
    cells.push(cellText(cell.value, cell.numFmt));
  }
  return cells;
}

function cellText(value: exceljs.CellValue, format: string | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return value;
  if (typeof value === "number") return numberText(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (value instanceof Date) return dateText(value);
  if ("richText" in value) return value.richText.map(({ text }) => text).join("");
  if ("text" in value) return value.text;
  if ("error" in value) return value.error;
  const { result } = value;
  return typeof result === "number" && isDateFormat(format) ? dateText(excelDate(result)) : cellText(result, format);
}

/** Excel keeps 15 digits: a longer number has lost its end, and the exponent shows it. */
function numberText(value: number): string {
  if (!Number.isFinite(value)) return "";
  return Math.abs(value) >= 1e15 ? value.toExponential() : String(Number(value.toPrecision(15)));
}

/** Excel's dates have no zone; the reader gives their wall time as if it were UTC. */
function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return "";
  const [day = "", time = ""] = value.toISOString().slice(0, -1).split("T");
  return time === "00:00:00.000" ? day : `${day} ${time.endsWith(".000") ? time.slice(0, -4) : time}`;
}

const unixEpochInExcel = 25_569;

function excelDate(days: number): Date {
  return new Date(Math.round((days - unixEpochInExcel) * 86_400_000));
}

function isDateFormat(format: string | undefined): boolean {
  return format !== undefined && /[ymdh]/i.test(format.replaceAll(/\[[^\]]*\]|"[^"]*"/g, ""));
}
