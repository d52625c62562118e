import { shareCondition, type Share } from "../access/scope-sql.ts";
import type { SqlParameters } from "../database/sql-parameters.ts";
import { idsOf, isDefectDimension, type ResolvedFilter } from "./dimension.ts";
import type { Metric } from "./metric.ts";
import type { Asker, Dimension } from "./metric-query.ts";
import { dimensionColumn } from "./rollup.ts";
import { beginning } from "./spans.ts";
import type { TimeBuckets } from "./time-buckets.ts";
import { caseColumns, unitSelect, type UnitTables } from "./unit.ts";

/** A question about one metric's units, its codes looked up: the common ground of figures and of their rows. */
export type UnitQuestion = {
  readonly metric: Metric;
  /** The variant of the metric's units. */
  readonly param: number;
  readonly by: readonly Dimension[];
  readonly filters: readonly ResolvedFilter[];
  /** Dimension keys of one figure, matched exactly; listed beside `by`, so that they cut pairs as the figure did. */
  readonly exactly: readonly ResolvedFilter[];
  readonly asker: Asker;
  readonly today: string;
  /** The tables to read units from: the stored ones, or what they were once. */
  readonly tables: UnitTables;
  /** Why no rollup may answer, whatever it holds. */
  readonly bypass: string | null;
};

/** Units of one question as a FROM clause with alias `u` and its conditions, and where they are read from. */
export type CompiledUnits = {
  readonly from: string;
  readonly where: readonly string[];
  /** 'counted', or why a unit is not counted now. */
  readonly outcome: string;
};

/** Compiles to the units themselves, whatever the rollups hold: one row a unit, with its case; only `share` of the scope. */
export function compileUnitRows(
  question: UnitQuestion,
  buckets: TimeBuckets,
  parameters: SqlParameters,
  share: Share = "all",
): CompiledUnits {
  const { scope } = question.asker;
  // What a person has is looked for in the cases in which that person takes part.
  const among =
    share === "elsewhere" && scope.kind === "part"
      ? `AND v.case_id IN (SELECT case_id FROM case_person WHERE employee_id = ${parameters.add(scope.employeeId)}::int)`
      : "";
  const from = caseRelation(question, buckets, among, parameters);
  return conditions(question, share, from, parameters);
}

/**
 * A question cut by the family but not by the type counts a pair once per family; a filter by family alone does not
 * change what a unit is. A filter by type may leave out a case's first pair of a family, so then pairs count.
 */
export function countsFamilies({ by, exactly, filters }: Pick<UnitQuestion, "by" | "exactly" | "filters">): boolean {
  const cut = [...by, ...exactly.map(({ dimension }) => dimension)];
  const asksType = cut.includes("defectType") || filters.some(({ dimension }) => dimension === "defectType");
  return cut.includes("defectFamily") && !asksType;
}

/** The day from which a unit that ripens today counts: nothing where its time has passed; where only the day is known it has until the day is over. */
function judgedToday({ now }: Pick<Asker, "now">, parameters: SqlParameters): string {
  return `CASE WHEN ripe_at <= ${parameters.add(now)}::timestamptz THEN NULL ELSE 'infinity'::date END`;
}

function caseRelation(question: UnitQuestion, buckets: TimeBuckets, among: string, parameters: SqlParameters): string {
  const { metric, tables, today, asker } = question;
  const { of } = metric;
  const once = countsFamilies(question);
  const joined = cutsByDefect(question) && !of.defect;
  const since = beginningOf(metric);
  const ripeOn = of.ripeAt
    ? `CASE WHEN v.ripe_on = ${parameters.add(today)}::date THEN ${judgedToday(asker, parameters)} ELSE v.ripe_on END`
    : "v.ripe_on";
  const columns = ["department_id", "employee_id", ...caseColumns, "ends_on"].map((column) => `v.${column}`);
  const join = joined
    ? `LEFT JOIN ${tables.defects} d ON d.case_id = v.case_id AND d.counts ${once ? "AND d.first_in_family" : ""}`
    : "";
  return `(SELECT v.case_id, v.unit_key, v.day, v.outcome, ${ripeOn} AS ripe_on, ${columns.join(", ")},
      ${joined ? "d" : "v"}.defect_type_id, v.weight AS n, v.hit AS hits, v.amount, v.bucket, v.weight, ${of.age === undefined ? "NULL::int" : "v.age"} AS age
    FROM (${unitSelect(of, tables)}) v ${join}
    WHERE v.param = ${question.param} AND v.day >= ${parameters.add(since ?? buckets.starts[0])}::date AND v.day < ${parameters.add(buckets.to)}::date
      ${of.defect && once ? "AND v.hit = 1" : ""} ${among}) u`;
}

/** A stock is the balance of everything that ever flowed. */
function beginningOf(metric: Metric): string | null {
  return metric.figure === "stock" ? beginning : null;
}

function conditions(question: UnitQuestion, share: Share, relation: string, parameters: SqlParameters) {
  const { metric, asker } = question;
  const hasDefectColumn = metric.of.defect !== undefined || cutsByDefect(question);
  const where = [
    shareCondition(asker.scope, share, { department: "u.department_id", employee: "u.employee_id" }, parameters),
    ...[...question.filters, ...question.exactly].map((filter) =>
      filterCondition(filter, hasDefectColumn, question, parameters),
    ),
  ];
  const judged = judgements(question, parameters);
  if (judged.length === 0) return { from: relation, where, outcome: "u.outcome" };
  const outcome = `CASE WHEN u.outcome <> 'counted' THEN u.outcome ${judged.join(" ")} ELSE 'counted' END`;
  return { from: `${relation} JOIN ${question.tables.sources} s ON s.id = u.source_id`, where, outcome };
}

/** Whether an answer tells defects apart. */
export function cutsByDefect({ by, exactly }: Pick<UnitQuestion, "by" | "exactly">): boolean {
  return [...by, ...exactly.map((f) => f.dimension)].some(isDefectDimension);
}

/** Why a unit that would count does not count now: its source never tells, or its time has not come. */
function judgements({ metric, today, tables }: UnitQuestion, parameters: SqlParameters): string[] {
  const { recorded, ripens } = metric.of;
  const judged: string[] = [];
  if (recorded) judged.push(`WHEN NOT '${recorded}' = ANY(s.records) THEN 'not_recorded'`);
  if (ripens === "due") judged.push(`WHEN u.ripe_on >= ${parameters.add(today)}::date THEN 'not_due'`);
  if (ripens === "complete") {
    const limit = `LEAST(${parameters.add(today)}::date, COALESCE(s.complete_through + 1, '-infinity'))`;
    judged.push(`WHEN u.ripe_on > ${limit} THEN 'window_open'`);
  }
  if (ripens === "month") {
    const limit = `LEAST(${parameters.add(today)}::date, (SELECT max(complete_through) + 1 FROM ${tables.sources} every_source))`;
    judged.push(`WHEN u.ripe_on > date_trunc('month', ${limit}::timestamp)::date THEN 'month_open'`);
  }
  return judged;
}

export function filterCondition(
  filter: ResolvedFilter,
  hasDefectColumn: boolean,
  { tables }: Pick<UnitQuestion, "tables">,
  parameters: SqlParameters,
): string {
  const { dimension, orNone } = filter;
  if (isDefectDimension(dimension) && !hasDefectColumn) {
    const some = defectCondition(filter, "d", parameters);
    const none = orNone
      ? `OR NOT EXISTS (SELECT 1 FROM ${tables.defects} d WHERE d.case_id = u.case_id AND d.counts)`
      : "";
    return `(EXISTS (SELECT 1 FROM ${tables.defects} d WHERE d.case_id = u.case_id AND d.counts AND ${some}) ${none})`;
  }
  if (isDefectDimension(dimension)) return defectCondition(filter, "u", parameters);
  const column = `u.${dimensionColumn(dimension)}`;
  const listed = `${column} = ANY(${idsOf(filter, parameters)})`;
  return orNone ? `(${listed} OR ${column} IS NULL)` : listed;
}

function defectCondition(filter: ResolvedFilter, alias: string, parameters: SqlParameters): string {
  const { dimension, orNone } = filter;
  const column = `${alias}.defect_type_id`;
  const ids = idsOf(filter, parameters);
  if (dimension === "defectType") {
    const listed = `${column} = ANY(${ids})`;
    return orNone ? `(${listed} OR ${column} IS NULL)` : listed;
  }
  const listed = `${column} IN (SELECT id FROM defect_type WHERE family_id = ANY(${ids}))`;
  const none = `(${column} IS NULL OR ${column} IN (SELECT id FROM defect_type WHERE family_id IS NULL))`;
  return orNone ? `(${listed} OR ${none})` : listed;
}
