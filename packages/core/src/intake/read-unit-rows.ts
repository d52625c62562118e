import { DomainError, refuseRows } from "../errors.ts";
import type { BusinessDay } from "../time/business-day.ts";
import { writtenMonth } from "../time/written-day.ts";
import { readNamedRows, type NamedColumns, type NamedRow } from "./read-named-rows.ts";

const names = {
  family: ["family", "产品大类"],
  model: ["model", "型号"],
  batch: ["batch", "批次"],
  region: ["region", "地区"],
  month: ["month", "月份"],
  units: ["units", "台数"],
  productionLine: ["line", "产线"],
} as const;
type Column = keyof typeof names;
/** Which columns a file must have, by what its counts are told apart below the batch, and how it is refused when it has no row. */
type Shape = {
  readonly required: readonly Column[];
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
 * Rows of units by model, batch, region and month of a file as readNamedRows reads it. Throws as that does, with the line and
 * column of what cannot be read, the line of a month in the future and of a second, other count.
 */
export async function readUnitRows(path: string, { required, part, empty, today }: Shape): Promise<UnitRow[]> {
  const columns: NamedColumns<Column> = { names, required };
  const { rows: read } = await readNamedRows(path, columns, (row) => rowOf(row, required, today));
  const rows: UnitRow[] = [];
  for await (const row of read) {
    rows.push(row);
    if (rows.length > mostRows) throw new DomainError("BAD_INPUT", "sales_too_many", { most: mostRows });
  }
  if (rows.length === 0) throw new DomainError("BAD_INPUT", empty);
  refuseContradictions(rows, part);
  return rows;
}

/** Two counts of the same units in one file: nobody can tell which is meant, or whether both should be added up. */
function refuseContradictions(rows: readonly UnitRow[], part: Shape["part"]): void {
  const told = new Map<string, UnitRow>();
  const contradictory: DomainError[] = [];
  for (const row of rows) {
    const key = JSON.stringify([row.model, row.batch, row[part], row.month]);
    const earlier = told.get(key);
    if (earlier && earlier.units !== row.units) {
      const { line, units } = row;
      const values = { line, units, earlier: earlier.line, other: earlier.units };
      contradictory.push(new DomainError("BAD_INPUT", "sales_row_contradicts", values));
    }
    told.set(key, row);
  }
  refuseRows(contradictory);
}

function rowOf(row: NamedRow<Column>, required: readonly Column[], today: BusinessDay): UnitRow {
  const { line, cell } = row;
  const [family, code, batch, region] = [cell("family"), cell("model"), cell("batch"), cell("region")];
  const productionLine = cell("productionLine");
  if (code === "" || code.length > 200) throw unfit(row, "model");
  if (batch === "" && required.includes("batch")) throw unfit(row, "batch");
  if (productionLine.length > 200) throw unfit(row, "productionLine");
  const month = writtenMonth(cell("month"));
  if (month === null) throw unfit(row, "month");
  if (month > today) throw new DomainError("BAD_INPUT", "sales_month_in_future", { line, month: month.slice(0, 7) });
  const units = Number(cell("units"));
  if (!/^\d+$/.test(cell("units")) || units > mostUnits) throw unfit(row, "units");
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

function unfit({ line, cell, called }: NamedRow<Column>, column: Column): DomainError {
  const value = cell(column).slice(0, 60);
  return new DomainError("BAD_INPUT", "sales_row_unfit", { line, column: called(column), value });
}
