/** How a cell is written: numbers as numbers, days and instants (of the business zone) as dates, text as text. */
export type CellType = "text" | "number" | "day" | "instant" | "boolean";
export type Column = { readonly header: string; readonly type: CellType };

/** Days are YYYY-MM-DD, instants YYYY-MM-DD HH:MM:SS of the business zone. */
export type Cell = string | number | boolean | null;
export type TableRow = readonly Cell[];

/** One table of an export: it is read page by page, and only once. */
export type ExportTable = {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly total: number;
  readonly pages: AsyncIterable<readonly TableRow[]>;
  /** How many units each metric counts in the table, by the metric's key, once all pages were read. */
  readonly counted: ReadonlyMap<string, number>;
};
