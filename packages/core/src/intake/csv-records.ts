/** One record of a delimited text. `line` is the line of the file on which it starts, counted from 1. */
export type CsvRecord = { readonly line: number; readonly cells: readonly string[]; readonly unclosedQuote: boolean };

export type CsvOptions = {
  readonly delimiter: string;
  /** How many cells a record should have; null while that is not known yet. */
  readonly width: () => number | null;
  readonly maxRecordLength?: number;
};

type Parsed = { readonly cells: string[]; readonly end: number; readonly unclosedQuote: boolean };

/**
 * Splits text that arrives in chunks into records (RFC 4180, any line end, several kinds mixed). A quote inside an
 * unquoted cell, or text after a closing quote, is kept as it stands. A record that runs over several lines and then
 * does not have its width, or whose quote never closes, gives up its first line only: reading resumes on the next,
 * so one stray quote never swallows the rows below it.
 */
export async function* csvRecords(chunks: AsyncIterable<string>, options: CsvOptions): AsyncGenerator<CsvRecord> {
  const { maxRecordLength = 1_000_000 } = options;
  let text = "";
  let line = 1;
  let position = 0;
  const take = function* (atEnd: boolean): Generator<CsvRecord> {
    while (position < text.length) {
      const whole = atEnd || text.length - position > maxRecordLength;
      const parsed = parseRecord(text, position, options.delimiter, whole);
      if (!parsed) break;
      const record = settled(text, position, parsed, options);
      yield { line, cells: record.cells, unclosedQuote: record.unclosedQuote };
      line += lineBreaks(text, position, record.end);
      position = record.end;
    }
  };
  for await (const chunk of chunks) {
    text = text.slice(position) + chunk;
    position = 0;
    yield* take(false);
  }
  yield* take(true);
}

/** The record itself, or only its first line where the lines below it must not be lost with it. */
function settled(text: string, from: number, parsed: Parsed, { delimiter, width }: CsvOptions): Parsed {
  const firstLine = endOfLine(text, from);
  const spansLines = parsed.end > firstLine;
  const wanted = width();
  const ragged = wanted !== null && parsed.cells.length !== wanted;
  if (!spansLines || !(parsed.unclosedQuote || ragged)) return parsed;
  return { cells: text.slice(from, firstLine).trimEnd().split(delimiter), end: firstLine, unclosedQuote: true };
}

/** Parses one record from `position`, or returns null when its end has not arrived yet. */
function parseRecord(text: string, position: number, delimiter: string, whole: boolean): Parsed | null {
  const cells: string[] = [];
  let at = position;
  for (;;) {
    const cell = text[at] === '"' ? quotedCell(text, at, delimiter, whole) : plainCell(text, at, delimiter, whole);
    if (!cell) return null;
    cells.push(cell.value);
    if (cell.unclosed) return { cells, end: text.length, unclosedQuote: true };
    at = cell.end;
    if (at >= text.length) return whole ? { cells, end: at, unclosedQuote: false } : null;
    if (text[at] !== delimiter) break;
    at++;
    if (at >= text.length && !whole) return null;
  }
  if (text[at] === "\r" && at + 1 >= text.length && !whole) return null; // its \n may be in the next chunk
  return { cells, end: at + (text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1), unclosedQuote: false };
}

type Cell = { readonly value: string; readonly end: number; readonly unclosed?: true };

function plainCell(text: string, from: number, delimiter: string, whole: boolean): Cell | null {
  const mark = delimiter.charCodeAt(0);
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === mark || code === 10 || code === 13) return { value: text.slice(from, at), end: at };
  }
  return whole ? { value: text.slice(from), end: text.length } : null;
}

function quotedCell(text: string, from: number, delimiter: string, whole: boolean): Cell | null {
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return whole ? { value: text.slice(from), end: text.length, unclosed: true } : null;
    if (quote + 1 >= text.length && !whole) return null;
    if (text[quote + 1] === '"') {
      at = quote + 2;
      continue;
    }
    const value = text.slice(from + 1, quote).replaceAll('""', '"');
    const after = text[quote + 1];
    if (after === undefined || after === delimiter || after === "\n" || after === "\r")
      return { value, end: quote + 1 };
    // Over a line break it is no stray quote but an open one that met the next row's.
    if (/[\r\n]/.test(text.slice(from, quote))) return { value: "", end: text.length, unclosed: true };
    return strayCell(text, from, quote + 1, delimiter, whole);
  }
}

/** `"5" disk",…`: text goes on after the closing quote. The cell is what stands between the delimiters, quotes and all. */
function strayCell(text: string, from: number, after: number, delimiter: string, whole: boolean): Cell | null {
  const rest = plainCell(text, after, delimiter, whole);
  return rest && { value: text.slice(from, after) + rest.value, end: rest.end };
}

/** Where the line that holds `from` ends, its line break included. */
function endOfLine(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) return at + 1;
    if (code === 13) return at + (text.charCodeAt(at + 1) === 10 ? 2 : 1);
  }
  return text.length;
}

function lineBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = endOfLine(text, from); ; at = endOfLine(text, at)) {
    const ended = text[at - 1] === "\n" || text[at - 1] === "\r";
    if (at > to || !ended) return count;
    count++;
    if (at === to) return count;
  }
}
