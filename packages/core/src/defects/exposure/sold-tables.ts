import type { Sql } from "../../database/database.ts";
import { SqlParameters } from "../../database/sql-parameters.ts";
import { heldNow, soldUnits, toldRelation } from "./told-units.ts";

/**
 * What is known now of sales, of counts and serials together: by everything they tell apart (C), and summed by what they
 * are usually cut by, which is small enough to be read with every question.
 */
const sums = { M: [], R: ["region_id"], B: ["batch_id"] } as const;

/** The smallest relation whose rows tell apart all columns that the SQL text `needed` names. */
export function soldRelation(needed: string): string {
  const [byRegion, byBatch] = [needed.includes("region_id"), needed.includes("batch_id")];
  const cut = byRegion && byBatch ? "C" : byRegion ? "R" : byBatch ? "B" : "M";
  return `(SELECT * FROM sold_month WHERE cut = '${cut}')`;
}

/** Adds up again what is known of the sales of the models in `modelIds`; in the transaction that changed them. */
export async function refillSoldMonths(sql: Sql, modelIds: readonly number[]): Promise<void> {
  await sql.query("DELETE FROM sold_month WHERE model_id = ANY($1::int[])", [modelIds]);
  const parameters = new SqlParameters();
  const told = await toldRelation(sql, soldUnits, { holding: heldNow(soldUnits, modelIds), parameters });
  await sql.query(
    `INSERT INTO sold_month (cut, model_id, batch_id, region_id, month, units) SELECT 'C', * FROM ${told} told`,
    parameters.values,
  );
  for (const [cut, columns] of Object.entries(sums)) {
    const kept = ["model_id", ...columns, "month"].join(", ");
    await sql.query(
      `INSERT INTO sold_month (cut, ${kept}, units) SELECT '${cut}', ${kept}, sum(units) FROM sold_month
       WHERE cut = 'C' AND model_id = ANY($1::int[]) GROUP BY ${kept}`,
      [modelIds],
    );
  }
}
