import type { Database } from "../database/database.ts";
import { recordSales, type RecordedSales } from "../defects/exposure/record-sales.ts";
import { businessDayOf } from "../time/business-day.ts";
import { readUnitRows } from "./read-unit-rows.ts";

/**
 * Records the sales of a csv text, all or none: a row for each model (with its family, batch and region where they are
 * known; codes as in cases) and month (YYYY-MM or its first day), with the units sold in it. Throws BAD_INPUT with the line
 * and column of what cannot be read, with the line of a month in the future or of a second, other count, NOT_FOUND with the line of an unknown model or region.
 */
export async function importSales(
  db: Database,
  csv: string,
  by: { readonly userId: number | null; readonly now: Date },
): Promise<RecordedSales> {
  return recordSales(
    db,
    await readUnitRows(csv, {
      optional: ["family", "batch", "region", "productionLine"],
      part: "region",
      empty: "sales_empty",
      today: businessDayOf(by.now, db.timeZone),
    }),
    by,
  );
}
