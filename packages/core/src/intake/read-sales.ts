import type { Database } from "../database/database.ts";
import { recordSales, type RecordedSales } from "../defects/exposure/record-sales.ts";
import type { Recording } from "../defects/exposure/recording.ts";
import { businessDayOf } from "../time/business-day.ts";
import { readUnitRows } from "./read-unit-rows.ts";

/**
 * Records the sales of a csv file (or workbook), all or none: a row for each model (with its family, batch and region where
 * they are known; codes as in cases) and month (2026-04, 2026/4 or its first day), with the units sold in it. Throws
 * BAD_INPUT with the line and column of what cannot be read, with the line of a month in the future or of a second, other
 * count, NOT_FOUND with the line of an unknown model or region; of several such lines RowsRefused.
 */
export async function importSales(db: Database, path: string, by: Recording): Promise<RecordedSales> {
  const today = businessDayOf(by.now, db.timeZone);
  const required = ["model", "month", "units"] as const;
  return recordSales(db, await readUnitRows(path, { required, part: "region", empty: "sales_empty", today }), by);
}
