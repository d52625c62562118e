import type { Sql } from "../../database/database.ts";

/** Sums of `units_sold` as it is known now, by what sales are usually cut: small enough to be read with every question. */
const cuts = { M: [], R: ["region_id"], B: ["batch_id"] } as const;
type Cut = keyof typeof cuts;

/** The smallest relation whose rows tell apart all columns that the SQL text `needed` names. */
export function soldRelation(needed: string): string {
  const [byRegion, byBatch] = [needed.includes("region_id"), needed.includes("batch_id")];
  if (byRegion && byBatch) return "(SELECT * FROM units_sold WHERE superseded_at IS NULL)";
  const cut: Cut = byRegion ? "R" : byBatch ? "B" : "M";
  return `(SELECT * FROM sold_month WHERE cut = '${cut}')`;
}

/** That a row of sales was known at the instant `at` and not yet replaced. */
export function knownAt(at: string): string {
  return `learned_at <= ${at}::timestamptz AND (superseded_at IS NULL OR superseded_at > ${at}::timestamptz)`;
}

/** Adds up again what is known of the sales of the models in `modelIds`; in the transaction that changed them. */
export async function refillSoldMonths(sql: Sql, modelIds: readonly number[]): Promise<void> {
  await sql.query("DELETE FROM sold_month WHERE model_id = ANY($1::int[])", [modelIds]);
  for (const [cut, columns] of Object.entries(cuts)) {
    const kept = ["model_id", ...columns, "month"].join(", ");
    await sql.query(
      `INSERT INTO sold_month (cut, ${kept}, units) SELECT '${cut}', ${kept}, sum(units) FROM units_sold
       WHERE superseded_at IS NULL AND model_id = ANY($1::int[]) GROUP BY ${kept}`,
      [modelIds],
    );
  }
}
