import type { Sql } from "../../database/database.ts";
import { SqlParameters } from "../../database/sql-parameters.ts";
import type { UnitQuestion } from "../../metrics/compile-units.ts";
import type { Dimension } from "../../metrics/metric-query.ts";
import { heldNow, knownAt, soldUnits, toldRelation } from "./told-units.ts";

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

/** The sales that a question knows of, in rows that tell apart all columns that `needed` names. */
export async function soldIn(
  sql: Sql,
  { asker, bypass }: Pick<UnitQuestion, "asker" | "bypass">,
  { needed, parameters }: { readonly needed: readonly string[]; readonly parameters: SqlParameters },
): Promise<string> {
  if (!bypass) return soldRelation(needed.join(" "));
  return toldRelation(sql, soldUnits, { holding: knownAt(asker.now), parameters });
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
