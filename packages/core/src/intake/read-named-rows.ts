import { DomainError, mostRowsRefused, refuseRows } from "../errors.ts";
import { inspectFile } from "./inspect-file.ts";
import { readTable, type RowFault, type Table } from "./read-table.ts";

/** The names, in English and Chinese, by which a header may call its columns, and which it must have. */
export type NamedColumns<Column extends string> = {
  readonly names: Readonly<Record<Column, readonly [string, string]>>;
  readonly required: readonly Column[];
};

/** A row by the names of its columns; a cell of a column that the file leaves out is empty. */
export type NamedRow<Column extends string> = {
  readonly line: number;
  readonly cell: (column: Column) => string;
  /** What the file's own header calls the column. */
  readonly called: (column: Column) => string;
};

/** The rows as they were read, and what the file's own header calls a column. */
export type NamedRows<Read> = { readonly rows: AsyncIterable<Read>; readonly called: (column: string) => string };

/**
 * What `read` makes of the rows of a csv file (UTF-8, GB18030 or marked UTF-16; commas, semicolons or tabs) or of the first
 * sheet of a workbook, streamed. Throws BAD_INPUT for a file that cannot be read or lacks a column, and RowsRefused at its
 * end with the rows that are damaged or that `read` refused.
 */
export async function readNamedRows<Column extends string, Read>(
  path: string,
  { names, required }: NamedColumns<Column>,
  read: (row: NamedRow<Column>) => Read,
): Promise<NamedRows<Read>> {
  const options = { encoding: "auto", delimiter: "auto", headerLine: 1, sheet: 1, raggedRows: "mend" } as const;
  const table = await readTable(await inspectFile(path), options);
  const places = new Map<string, number>();
  for (const [column, known] of Object.entries<readonly string[]>(names)) {
    const found = table.header.findIndex((name) => known.includes(name));
    if (found >= 0) places.set(column, found);
    else if (required.some((name) => name === column))
      throw new DomainError("BAD_INPUT", "column_missing", { column: known.join(" / ") });
  }
  const called = (column: string) => table.header[places.get(column) ?? -1] ?? column;
  const named = (line: number, cells: readonly string[]) =>
    read({ line, cell: (column) => cells[places.get(column) ?? -1]?.trim() ?? "", called });
  return { rows: fitRows(table, named), called };
}

/** The rows up to the first that is refused; from there on only what else is refused is looked for. */
async function* fitRows<Read>(
  { rows }: Table,
  read: (line: number, cells: readonly string[]) => Read,
): AsyncGenerator<Read> {
  const refused: DomainError[] = [];
  for await (const { line, cells, fault } of rows) {
    const row = fault ? broken(line, fault) : attempt(() => read(line, cells));
    if (row instanceof DomainError) refused.push(row);
    else if (refused.length === 0) yield row;
    if (refused.length === mostRowsRefused) break;
  }
  refuseRows(refused);
}

function attempt<Read>(read: () => Read): Read | DomainError {
  try {
    return read();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

function broken(line: number, { reason, value }: RowFault): DomainError {
  const isRagged = reason === "ragged_row" || reason === "quote_not_closed";
  return new DomainError("BAD_INPUT", isRagged ? "units_row_ragged" : "units_row_damaged", {
    line,
    value: value.slice(0, 60),
  });
}
