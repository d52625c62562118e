import { derivedId } from "../cases/derived-id.ts";
import type { Database } from "../database/database.ts";
import { notSold, recordUnits, type IncomingUnit, type RecordedUnits } from "../defects/exposure/record-units.ts";
import type { Recording } from "../defects/exposure/recording.ts";
import { DomainError } from "../errors.ts";
import { businessDayOf } from "../time/business-day.ts";
import { writtenDay } from "../time/written-day.ts";
import { readNamedRows, type NamedColumns, type NamedRow } from "./read-named-rows.ts";

const names = {
  serial: ["serial", "序列号"],
  family: ["family", "产品大类"],
  model: ["model", "型号"],
  batch: ["batch", "批次"],
  line: ["line", "产线"],
  region: ["region", "地区"],
  produced: ["produced", "生产日期"],
  sold: ["sold", "销售日期"],
} as const;
type Column = keyof typeof names;

/** What says that a unit is not sold, as nothing would leave an earlier day. */
const unsold: readonly string[] = ["-", "–", "—", "未售", "未销售", "unsold"];
const longestCode = 200;
const earliestDay = "1990-01-01"; // 1900 is a placeholder, not a year

/**
 * Records the single units of a csv file (or workbook), streamed, all or none: a row for each serial with its model (and
 * family, batch, line and region where they are known; codes as in cases) and the days (2026-04-09 or 2026/4/9) on which it
 * was produced and sold. An empty cell leaves what was told before, a dash or 未售 in place of the day of sale takes that
 * back. Throws BAD_INPUT with the line and column of what cannot
 * be read or cannot be (a day in the future), and as recordUnits does; of several such lines RowsRefused.
 */
export async function importUnits(db: Database, path: string, by: Recording): Promise<RecordedUnits> {
  const today = businessDayOf(by.now, db.timeZone);
  const columns: NamedColumns<Column> = { names, required: ["serial", "model"] };
  const { rows, called } = await readNamedRows(path, columns, (row) => unitOf({ ...row, today }));
  return recordUnits(db, { units: anyOf(rows), called }, by);
}

async function* anyOf(units: AsyncIterable<IncomingUnit>): AsyncGenerator<IncomingUnit> {
  let isEmpty = true;
  for await (const unit of units) {
    yield unit;
    isEmpty = false;
  }
  if (isEmpty) throw new DomainError("BAD_INPUT", "units_empty");
}

type UnitCells = NamedRow<Column> & { readonly today: string };

function unitOf(row: UnitCells): IncomingUnit {
  const told = (column: Column) => codeOf(row, column);
  const [serial, family, code, batch] = [told("serial"), told("family"), told("model"), told("batch")];
  if (serial === null) throw unfit(row, "serial");
  if (code === null) throw unfit(row, "model");
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
    soldOn: unsold.includes(row.cell("sold").toLowerCase()) ? notSold : dayOf(row, "sold"),
  };
}

function codeOf(row: UnitCells, column: Column): string | null {
  const text = row.cell(column);
  if (text.length > longestCode) throw unfit(row, column);
  return text === "" ? null : text;
}

function dayOf(row: UnitCells, column: "produced" | "sold"): string | null {
  const text = codeOf(row, column);
  if (text === null) return null;
  const day = writtenDay(text);
  if (day === null || day < earliestDay) throw unfit(row, column, "units_day_unfit");
  if (day > row.today) throw unfit(row, column, "units_day_in_future");
  return day;
}

function unfit({ line, cell, called }: UnitCells, column: Column, reason = "units_row_unfit"): DomainError {
  return new DomainError("BAD_INPUT", reason, { line, column: called(column), value: cell(column).slice(0, 60) });
}
