import type { Sql } from "../database/database.ts";
import type { Dimension } from "./metric-query.ts";

/** The relations that metrics count, one row a unit (views of migration 0002). */
export type UnitRelation =
  | "unit_case"
  | "unit_defect_report"
  | "unit_response"
  | "unit_resolution"
  | "unit_failure_event"
  | "unit_answer"
  | "unit_cost";

/**
 * A stored sum of a unit relation by day, outcome and `keys`. Table `rollup_<key>` holds the sums and
 * `delta_<key>` what is yet to be folded; a figure is always the sum over both, so it is never late.
 */
export type Rollup = {
  readonly key: string;
  readonly unit: UnitRelation;
  readonly answers: readonly Dimension[];
  /** Columns beside day, outcome and the dimensions': bucket, window_days, source_id. */
  readonly also?: readonly ("bucket" | "window_days" | "source_id")[];
};

const columnOf: Partial<Record<Dimension, string>> = {
  channel: "channel_id",
  kind: "kind_id",
  region: "region_id",
  department: "department_id",
  employee: "employee_id",
  productFamily: "family_id",
  productModel: "model_id",
  batch: "batch_id",
  supplierLot: "supplier_lot_id",
  defectFamily: "defect_type_id",
  defectType: "defect_type_id",
  priority: "priority_id",
  source: "source_id",
  status: "status",
};

/** The column of a unit relation or rollup that carries a dimension. */
export function dimensionColumn(dimension: Dimension): string {
  return columnOf[dimension] ?? dimension;
}

/** The columns that make a cell of `rollup`. */
export function cellColumns(rollup: Rollup): readonly string[] {
  return ["day", "outcome", ...(rollup.also ?? []), ...new Set(rollup.answers.map(dimensionColumn))];
}

/** What the cases of relation `touched (case_id)` add to `rollup`, as signed rows of its delta table. */
export async function appendDeltas(sql: Sql, rollups: readonly Rollup[], touched: string, sign: 1 | -1): Promise<void> {
  for (const rollup of rollups) {
    const columns = cellColumns(rollup).join(", ");
    await sql.query(
      `INSERT INTO delta_${rollup.key} (${columns}, n, hits, amount)
       SELECT ${columns}, ${sign} * count(*), ${sign} * sum(hit), ${sign} * sum(amount)
       FROM ${rollup.unit} WHERE case_id IN (SELECT case_id FROM ${touched})
       GROUP BY ${columns}`,
    );
  }
}
