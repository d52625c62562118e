import { createReadStream } from "node:fs";
import { DomainError } from "../errors.ts";
import { chooseEncoding, type ChosenEncoding, type Encoding } from "./choose-encoding.ts";
import { csvRecords } from "./csv-records.ts";
import type { InspectedFile } from "./inspect-file.ts";
import { sheetRecords } from "./xlsx-records.ts";

export const delimiters = [",", ";", "\t", "|"] as const;

/** How the mapping says the file is to be read. */
export type TableOptions = {
  readonly encoding: Encoding | "auto";
  readonly delimiter: string; // one character, or auto
  readonly headerLine: number; // 0: the file has no header
  readonly sheet: string | number;
  readonly raggedRows: "reject" | "mend";
};

export type RowFault = {
  readonly reason: "ragged_row" | "quote_not_closed" | "damaged_text" | "control_character";
  readonly column: number | null;
  readonly value: string;
};

/** A row of the file, or why it cannot be used. Lines are those of the file; in a sheet, its row numbers. */
export type TableRow = { readonly line: number; readonly cells: readonly string[]; readonly fault: RowFault | null };

export type Table = {
  readonly header: readonly string[];
  readonly encoding: string;
  readonly delimiter: string | null;
  readonly rows: AsyncIterable<TableRow>;
};

type SourceRecord = { readonly line: number; readonly cells: readonly string[]; readonly unclosedQuote?: boolean };
type Shape = { width: number | null };

/** Opens the inspected file as rows of text, streamed: memory does not grow with the file. Throws DomainError. */
export async function readTable(file: InspectedFile, options: TableOptions): Promise<Table> {
  const shape: Shape = { width: null };
  const opened = file.format === "xlsx" ? openSheet(file, options) : openText(file, options, shape);
  const records = opened.records[Symbol.asyncIterator]();
  const header = options.headerLine === 0 ? [] : await headerRow(records, options.headerLine, file.name);
  if (options.headerLine > 0) shape.width = header.length;
  const padShort = file.format === "xlsx" || options.raggedRows === "mend";
  return {
    header,
    encoding: opened.encoding,
    delimiter: opened.delimiter,
    rows: tableRows(records, shape, { padShort, dropEmptyEnd: padShort, suspect: opened.suspect }),
  };
}

type Opened = {
  readonly records: AsyncIterable<SourceRecord>;
  readonly encoding: string;
  readonly delimiter: string | null;
  readonly suspect: boolean;
};

function openSheet(file: InspectedFile, { sheet }: TableOptions): Opened {
  return { records: sheetRecords(file.path, sheet), encoding: "xlsx", delimiter: null, suspect: true };
}

function openText(file: InspectedFile, options: TableOptions, shape: Shape): Opened {
  const chosen = chooseEncoding(file.head, file.evidence, options.encoding);
  const delimiter =
    options.delimiter === "auto" ? likelyDelimiter(file, chosen, options.headerLine) : options.delimiter;
  // A record cannot be told to be ragged from an earlier line's width where short or long rows are to be mended.
  const width = () => (options.raggedRows === "mend" ? null : shape.width);
  return {
    records: csvRecords(decoded(file.path, chosen), { delimiter, width }),
    encoding: chosen.encoding,
    delimiter,
    suspect: chosen.damaged || file.evidence.nul > 0,
  };
}

/** Bytes that fit no character become U+FFFD, by which their rows are found and rejected. */
async function* decoded(path: string, { encoding }: ChosenEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 16 })) {
    if (chunk instanceof Uint8Array) yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}

/** The delimiter that occurs most often in the header line, outside quotes; a comma where none does. */
function likelyDelimiter({ head }: InspectedFile, { encoding }: ChosenEncoding, headerLine: number): string {
  const lines = new TextDecoder(encoding).decode(head).split(/\r\n|\n|\r/);
  const line = (lines[Math.max(headerLine, 1) - 1] ?? "").replaceAll(/"[^"]*"/g, "");
  const counted = delimiters.map((delimiter) => ({ delimiter, count: line.split(delimiter).length - 1 }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).delimiter;
}

async function headerRow(records: AsyncIterator<SourceRecord>, headerLine: number, file: string): Promise<string[]> {
  for (let next = await records.next(); !next.done; next = await records.next()) {
    const { line, cells } = next.value;
    if (line < headerLine || isBlank(cells)) continue;
    const names = cells.map((cell) => cell.replaceAll("\uFEFF", "").trim());
    return names.slice(0, names.findLastIndex((name) => name !== "") + 1);
  }
  throw new DomainError("BAD_INPUT", "import_no_header", { file, line: headerLine });
}

type RowRules = { readonly padShort: boolean; readonly dropEmptyEnd: boolean; readonly suspect: boolean };

async function* tableRows(
  records: AsyncIterator<SourceRecord>,
  shape: Shape,
  rules: RowRules,
): AsyncGenerator<TableRow> {
  try {
    for (let next = await records.next(); !next.done; next = await records.next()) {
      const { line, cells, unclosedQuote } = next.value;
      if (isBlank(cells) && (shape.width ?? 2) > 1) continue;
      shape.width ??= cells.length;
      if (unclosedQuote)
        yield {
          line,
          cells,
          fault: { reason: "quote_not_closed", column: null, value: `${cells.length}/${shape.width}` },
        };
      else yield fitted(line, cells, shape.width, rules);
    }
  } finally {
    await records.return?.();
  }
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === "");
}

function fitted(line: number, cells: readonly string[], width: number, rules: RowRules): TableRow {
  const padded =
    cells.length < width && rules.padShort ? [...cells, ...Array<string>(width - cells.length).fill("")] : cells;
  const whole =
    padded.length > width && rules.dropEmptyEnd && isBlank(padded.slice(width)) ? padded.slice(0, width) : padded;
  if (whole.length !== width)
    return { line, cells, fault: { reason: "ragged_row", column: null, value: `${cells.length}/${width}` } };
  return { line, cells: whole, fault: rules.suspect ? textFault(whole) : null };
}

function textFault(cells: readonly string[]): RowFault | null {
  for (const [index, cell] of cells.entries()) {
    if (cell.includes("\u0000")) return { reason: "control_character", column: index + 1, value: cell };
    if (cell.includes("\uFFFD")) return { reason: "damaged_text", column: index + 1, value: cell };
  }
  return null;
}
