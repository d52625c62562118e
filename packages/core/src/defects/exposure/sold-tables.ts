import type { Sql } from "../../database/database.ts";
import type { SqlParameters } from "../../database/sql-parameters.ts";
import type { UnitQuestion } from "../../metrics/compile-units.ts";
import type { Dimension } from "../../metrics/metric-query.ts";

/** What sales are told apart by: columns of sales `s` and their models `m`. */
export const soldColumns: Partial<Record<Dimension, string>> = {
  productFamily: "m.family_id",
  productModel: "s.model_id",
  batch: "s.batch_id",
  region: "s.region_id",
};
/** Of these it is not known which machines in service are theirs. */
const untold: readonly Dimension[] = ["department", "employee", "supplierLot"];

/** Whether it is known what was sold of everything that a question tells apart, and who asks sees all that was reported of it. */
export function tellsSales({ by, filters, asker }: Pick<UnitQuestion, "by" | "filters" | "asker">): boolean {
  const asked = [...by, ...filters.map(({ dimension }) => dimension)];
  return asker.scope.kind === "company" && !asked.some((dimension) => untold.includes(dimension));
}

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

/** The sales that a question knows of, in rows that tell apart all columns that `needed` names. */
export function soldIn(
  { asker, bypass }: Pick<UnitQuestion, "asker" | "bypass">,
  needed: string,
  parameters: SqlParameters,
): string {
  return bypass ? `(SELECT * FROM units_sold WHERE ${knownAt(parameters.add(asker.now))})` : soldRelation(needed);
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
