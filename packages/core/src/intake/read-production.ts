import type { Database } from "../database/database.ts";
import { recordProduction, type RecordedProduction } from "../defects/exposure/record-production.ts";
import { DomainError } from "../errors.ts";
import { businessDayOf } from "../time/business-day.ts";
import { readUnitRows } from "./read-unit-rows.ts";

/**
 * Records the production of a csv text, all or none: a row for each model (with its family), batch and month (YYYY-MM or its
 * first day), with the units made in it and, if
 * told, the line they were made on. Throws as importSales does, and BAD_INPUT with the line of a row without a batch.
 */
export async function importProduction(
  db: Database,
  csv: string,
  by: { readonly userId: number | null; readonly now: Date },
): Promise<RecordedProduction> {
  const rows = await readUnitRows(csv, {
    optional: ["family", "region", "productionLine"],
    part: "productionLine",
    empty: "production_empty",
    today: businessDayOf(by.now, db.timeZone),
  });
  const made = rows.map(({ line, model, batch, month, units, productionLine }) => {
    if (batch === null) throw new DomainError("BAD_INPUT", "sales_row_unfit", { line, column: "batch", value: "" });
    return { line, model, batch, month, units, productionLine };
  });
  return recordProduction(db, made, by);
}
