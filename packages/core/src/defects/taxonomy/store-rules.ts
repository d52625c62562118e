import type { Sql } from "../../database/database.ts";
import type { StoredRule } from "./reclassification-rules.ts";

/** Writes the rules of reclassification `id` in their order. */
export async function storeRules(
  sql: Sql,
  id: string,
  rules: readonly StoredRule[],
  table = "reclassification_rule",
): Promise<void> {
  for (const [ordinal, rule] of rules.entries()) {
    await sql.query(
      `INSERT INTO ${table} (reclassification_id, ordinal, from_type_id, to_type_id, model_ids, batch_ids, supplier_lot_ids, words, reported_from, reported_to)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        id,
        ordinal,
        rule.fromTypeId,
        rule.toTypeId,
        rule.modelIds,
        rule.batchIds,
        rule.supplierLotIds,
        rule.words,
        rule.reportedFrom,
        rule.reportedTo,
      ],
    );
  }
}

/** The cases that report one of `types` now, as a relation `(case_id)`. */
export function reporting(types: readonly number[]): string {
  return `(SELECT DISTINCT d.case_id FROM case_defect d WHERE d.counts AND d.defect_type_id = ANY('{${types.join(",")}}'::int[])) reporting`;
}
