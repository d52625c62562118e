import type { Database } from "../database/database.ts";
import { recordProduction, type RecordedProduction } from "../defects/exposure/record-production.ts";
import type { Recording } from "../defects/exposure/recording.ts";
import { businessDayOf } from "../time/business-day.ts";
import { readUnitRows } from "./read-unit-rows.ts";

/**
 * Records the production of a csv file (or workbook), all or none: a row for each model (with its family), batch and month
 * (2026-04, 2026/4 or its first day), with the units made in it and, if told, the line they were made on. Throws as
 * importSales does, and BAD_INPUT with the line of a row without a batch.
 */
export async function importProduction(db: Database, path: string, by: Recording): Promise<RecordedProduction> {
  const rows = await readUnitRows(path, {
    required: ["model", "batch", "month", "units"],
    part: "productionLine",
    empty: "production_empty",
    today: businessDayOf(by.now, db.timeZone),
  });
  const made = rows.flatMap(({ batch, ...row }) => (batch === null ? [] : [{ ...row, batch }]));
  return recordProduction(db, made, by);
}
