import { derivedId } from "../cases/derived-id.ts";
import type { Database } from "../database/database.ts";
import { recordUnits, type IncomingUnit, type RecordedUnits } from "../defects/exposure/record-units.ts";
import { DomainError } from "../errors.ts";
import { businessDayOf } from "../time/business-day.ts";
import { writtenDay } from "../time/written-day.ts";
import { inspectFile } from "./inspect-file.ts";
import { readTable, type RowFault, type Table } from "./read-table.ts";

const columns = {
  serial: ["serial", "序列号"],
  family: ["family", "产品大类"],
  model: ["model", "型号"],
  batch: ["batch", "批次"],
  line: ["line", "产线"],
  region: ["region", "地区"],
  produced: ["produced", "生产日期"],
  sold: ["sold", "销售日期"],
} as const;
type Column = keyof typeof columns;
const columnNames: readonly Column[] = ["serial", "family", "model", "batch", "line", "region", "produced", "sold"];
const required: readonly Column[] = ["serial", "model"];

const longestCode = 200;
const earliestDay = "1990-01-01"; // 1900 is a placeholder, not a year

/**
 * Records the single units of a csv file (or workbook), streamed, all or none: a row for each serial with its model (and
 * family, batch, line and region where they are known; codes as in cases) and the days (2026-04-09 or 2026/4/9) on which it
 * was produced and sold. An empty cell leaves what was told before. Throws BAD_INPUT with the line and column of what cannot be read or
 * cannot be (a day in the future), and as recordUnits does.
 */
export async function importUnits(
  db: Database,
  path: string,
  by: { readonly userId: number | null; readonly now: Date },
): Promise<RecordedUnits> {
  const file = await inspectFile(path);
  const options = { encoding: "auto", delimiter: "auto", headerLine: 1, sheet: 1, raggedRows: "mend" } as const;
  const table = await readTable(file, options);
  return recordUnits(db, unitsOf(table, businessDayOf(by.now, db.timeZone)), by);
}

type Places = ReadonlyMap<Column, number>;

async function* unitsOf({ header, rows }: Table, today: string): AsyncGenerator<IncomingUnit> {
  const places = placesOf(header);
  let isEmpty = true;
  for await (const { line, cells, fault } of rows) {
    if (fault) throw broken(line, fault);
    yield unitOf({ line, cells, places, today });
    isEmpty = false;
  }
  if (isEmpty) throw new DomainError("BAD_INPUT", "units_empty");
}

function placesOf(header: readonly string[]): Places {
  const places = new Map<Column, number>();
  for (const column of columnNames) {
    const found = header.findIndex((cell) => columns[column].some((name) => name === cell));
    if (found >= 0) places.set(column, found);
    else if (required.includes(column)) {
      throw new DomainError("BAD_INPUT", "column_missing", { column: columns[column].join(" / ") });
    }
  }
  return places;
}

type UnitCells = {
  readonly line: number;
  readonly cells: readonly string[];
  readonly places: Places;
  readonly today: string;
};

function unitOf(row: UnitCells): IncomingUnit {
  const told = (column: Column) => codeOf(row, column);
  const [serial, family, code, batch] = [told("serial"), told("family"), told("model"), told("batch")];
  if (serial === null) throw unfit(row.line, "serial", "");
  if (code === null) throw unfit(row.line, "model", "");
  const model = family === null ? code : `${family}/${code}`;
  return {
    line: row.line,
    unitId: derivedId("unit", serial),
    serial,
    model,
    batch: batch === null ? null : `${model}/${batch}`,
    productionLine: told("line"),
    region: told("region"),
    producedOn: dayOf(row, "produced"),
    soldOn: dayOf(row, "sold"),
  };
}

function codeOf({ line, cells, places }: UnitCells, column: Column): string | null {
  const text = cells[places.get(column) ?? -1]?.trim() ?? "";
  if (text.length > longestCode) throw unfit(line, column, text);
  return text === "" ? null : text;
}

function dayOf(row: UnitCells, column: "produced" | "sold"): string | null {
  const text = codeOf(row, column);
  if (text === null) return null;
  const { line, today } = row;
  const day = writtenDay(text);
  if (day === null || day < earliestDay) {
    throw new DomainError("BAD_INPUT", "units_day_unfit", { line, column, value: text.slice(0, 60) });
  }
  if (day > today) throw new DomainError("BAD_INPUT", "units_day_in_future", { line, column, value: day });
  return day;
}

function unfit(line: number, column: Column, value: string): DomainError {
  return new DomainError("BAD_INPUT", "units_row_unfit", { line, column, value: value.slice(0, 60) });
}

function broken(line: number, { reason, value }: RowFault): DomainError {
  const isRagged = reason === "ragged_row" || reason === "quote_not_closed";
  return new DomainError("BAD_INPUT", isRagged ? "units_row_ragged" : "units_row_damaged", {
    line,
    value: value.slice(0, 60),
  });
}
