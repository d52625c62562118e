import type { Dimension } from "./metric-query.ts";
import type { Unit } from "./unit.ts";

/** Lengths of the spans that a rollup adds up: a day, an ISO week, a third of a month (旬: from its 1st, 11th and 21st), a month, a quarter, a year. */
export const levels = ["D", "W", "T", "M", "Q", "Y"] as const;
export type Level = (typeof levels)[number];

/**
 * Stored sums of `units` by span of time, outcome, source and `answers`. Table `rollup_<key>` holds the sums, one row a
 * cell and one column a measure, and `delta_<key>` what is yet to be folded; a figure is always the sum over both, so it
 * is never late. Units that are not ripe yet stand in it by day and by the day on which they ripen (level P), until they are.
 */
export type Rollup = {
  readonly key: string;
  readonly units: readonly Unit[];
  readonly answers: readonly Dimension[];
  /** Also cut by who takes part in a case, to count what somebody may see. */
  readonly byParties?: true;
  /** Also cut by branch: what is of a department counts in each branch above it (a department with all below it). */
  readonly byBranch?: true;
  readonly levels: readonly Level[];
};

/** Every unit and every rollup: what a change of a case must tell. */
export type Rollups = { readonly units: readonly Unit[]; readonly rollups: readonly Rollup[] };

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

type Slices = Pick<Rollup, "answers" | "byParties" | "byBranch">;

/** The columns by which `rollup` is cut, beside source_id, by which every rollup is. */
export function sliceColumns({ answers, byParties, byBranch }: Slices): readonly string[] {
  const columns = [...new Set(answers.map(dimensionColumn))].filter((column) => column !== "source_id");
  return [...(byBranch ? ["branch_id"] : []), ...columns, ...(byParties ? ["party_set_id"] : [])];
}

/** The same as columns of a table. */
export function sliceDefinitions(rollup: Slices): readonly string[] {
  return sliceColumns(rollup).map((column) => `${column} ${column === "status" ? "text" : "int"}`);
}

/** The columns that make a cell of a day: those of a delta. */
export function dayColumns(rollup: Slices): readonly string[] {
  return ["day", "outcome", "ripe_on", "source_id", ...sliceColumns(rollup)];
}

/**
 * The columns that make a cell of `rollup`. What is not ripe (level P) has a row for each variant that `waits_for` names,
 * so that who asks for one does not read all; it is 0 in all other cells.
 */
export function cellColumns(rollup: Slices): readonly string[] {
  return ["level", "waits_for", "day", "outcome", "ripe_on", "source_id", ...sliceColumns(rollup)];
}

/** The shortest spans that a rollup has: its other levels are their sums. */
export function finestLevel({ levels: [finest = "D"] }: Pick<Rollup, "levels">): Level {
  return finest;
}

/** The first day of the span of `level` in which the SQL date `day` falls. */
export function spanStart(level: Level, day: string): string {
  if (level === "D") return day;
  // The first day of its month, and none, ten or twenty days on.
  if (level === "T")
    return `(${day} - (EXTRACT(day FROM ${day})::int - 1) + LEAST((EXTRACT(day FROM ${day})::int - 1) / 10, 2) * 10)`;
  const unit = { W: "week", M: "month", Q: "quarter", Y: "year" }[level];
  return `date_trunc('${unit}', ${day}::timestamp)::date`;
}

/** The relation `rows` with the branches `b` of each row, where `rollup` is cut by them. */
export function withBranches({ byBranch }: Rollup, rows: string, alias: string): string {
  return byBranch ? `${rows} JOIN department_branch b ON b.department_id = ${alias}.department_id` : rows;
}

/** The day on which a row of alias `row` ripens, NULL if it is ripe; its source is `s`. */
export function ripeOn(row: string): string {
  return `CASE WHEN ${row}.ripe_on > s.ripe_through THEN ${row}.ripe_on END`;
}
