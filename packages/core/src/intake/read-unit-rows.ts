import { DomainError } from "../errors.ts";
import { isBusinessDay, type BusinessDay } from "../time/business-day.ts";
import { csvRecords } from "./csv-records.ts";

const columns = {
  family: ["family", "产品大类"],
  model: ["model", "型号"],
  batch: ["batch", "批次"],
  region: ["region", "地区"],
  month: ["month", "月份"],
  units: ["units", "台数"],
  productionLine: ["line", "产线"],
} as const;
type Column = keyof typeof columns;
/** What a file may leave out, by what its counts are told apart below the batch, and how it is refused when it has no row. */
type Shape = {
  readonly optional: readonly Column[];
  readonly part: "region" | "productionLine";
  readonly empty: "sales_empty" | "production_empty";
  readonly today: BusinessDay;
};

/** Units of one row; codes as in cases. */
export type UnitRow = {
  /** Of the file, from 1. */
  readonly line: number;
  readonly model: string;
  readonly batch: string | null;
  readonly region: string | null;
  /** The first day of the month. */
  readonly month: string;
  readonly units: number;
  readonly productionLine: string | null;
};

const mostRows = 500_000;
const mostUnits = 100_000_000;

/**
 * Rows of units by model, batch, region and month of a csv text with a header in Chinese or English. Throws BAD_INPUT with
 * the line and column of what cannot be read, and with the line of a month in the future or of a second, other count.
 */
export async function readUnitRows(csv: string, { optional, part, empty, today }: Shape): Promise<UnitRow[]> {
  const records = csvRecords(only(csv.replace(/^\uFEFF/, "")), { delimiter: ",", width: () => null });
  let places: ReadonlyMap<Column, number> | null = null;
  const rows: UnitRow[] = [];
  for await (const { line, cells } of records) {
    if (cells.every((cell) => cell.trim() === "")) continue;
    if (places === null) places = placesOf(cells, optional);
    else rows.push(rowOf(line, cells, places));
    if (rows.length > mostRows) throw new DomainError("BAD_INPUT", "sales_too_many", { most: mostRows });
  }
  if (rows.length === 0) throw new DomainError("BAD_INPUT", empty);
  refuseFuture(rows, today);
  refuseContradictions(rows, part);
  return rows;
}

function refuseFuture(rows: readonly UnitRow[], today: BusinessDay): void {
  const future = rows.find(({ month }) => month > today);
  if (future) {
    const { line, month } = future;
    throw new DomainError("BAD_INPUT", "sales_month_in_future", { line, month: month.slice(0, 7) });
  }
}

/** Two counts of the same units in one file: nobody can tell which is meant, or whether both should be added up. */
function refuseContradictions(rows: readonly UnitRow[], part: Shape["part"]): void {
  const told = new Map<string, UnitRow>();
  for (const row of rows) {
    const key = JSON.stringify([row.model, row.batch, row[part], row.month]);
    const earlier = told.get(key);
    if (earlier && earlier.units !== row.units) {
      const { line, units } = row;
      throw new DomainError("BAD_INPUT", "sales_row_contradicts", {
        line,
        units,
        earlier: earlier.line,
        other: earlier.units,
      });
    }
    told.set(key, row);
  }
}

function placesOf(header: readonly string[], optional: readonly Column[]): ReadonlyMap<Column, number> {
  const places = new Map<Column, number>();
  for (const column of ["family", "model", "batch", "region", "month", "units", "productionLine"] as const) {
    const found = header.findIndex((cell) => columns[column].some((name) => name === cell.trim()));
    if (found >= 0) places.set(column, found);
    else if (!optional.includes(column)) {
      throw new DomainError("BAD_INPUT", "column_missing", { column: columns[column].join(" / ") });
    }
  }
  return places;
}

function rowOf(line: number, cells: readonly string[], places: ReadonlyMap<Column, number>): UnitRow {
  const cell = (column: Column) => cells[places.get(column) ?? -1]?.trim() ?? "";
  const [family, code, batch, region] = [cell("family"), cell("model"), cell("batch"), cell("region")];
  if (code === "" || code.length > 200) throw unfit(line, "model", code);
  const month = /^\d{4}-\d{2}$/.test(cell("month")) ? `${cell("month")}-01` : cell("month");
  if (!isBusinessDay(month) || !month.endsWith("-01")) throw unfit(line, "month", cell("month"));
  const units = Number(cell("units"));
  if (!/^\d+$/.test(cell("units")) || units > mostUnits) throw unfit(line, "units", cell("units"));
  const productionLine = cell("productionLine");
  if (productionLine.length > 200) throw unfit(line, "productionLine", productionLine);
  const model = family === "" ? code : `${family}/${code}`;
  return {
    line,
    model,
    batch: batch === "" ? null : `${model}/${batch}`,
    region: region === "" ? null : region,
    month,
    units,
    productionLine: productionLine === "" ? null : productionLine,
  };
}

function unfit(line: number, column: Column, value: string): DomainError {
  return new DomainError("BAD_INPUT", "sales_row_unfit", {
    line,
    column: columns[column][0],
    value: value.slice(0, 60),
  });
}

async function* only(text: string): AsyncGenerator<string> {
  yield text;
}
