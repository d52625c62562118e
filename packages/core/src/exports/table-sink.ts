import type { Column, TableRow } from "./export-table.ts";

/** Where a table goes. `write` resolves when the file took the rows, so that no more of them than a page wait in memory. */
export type TableSink = {
  begin(name: string, columns: readonly Column[]): Promise<void>;
  write(rows: readonly TableRow[]): Promise<void>;
  /** Ends the file; `about` is the sheet that says what the table is, for formats that have sheets. */
  end(about: { readonly name: string; readonly rows: readonly TableRow[] }): Promise<void>;
  /** Lets go of the file without ending it. */
  abandon(): Promise<void>;
};
