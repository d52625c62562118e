import { scopeCondition } from "../access/scope-sql.ts";
import type { SqlParameters } from "../database/sql-parameters.ts";
import { isDefectDimension, type ResolvedFilter } from "./dimension.ts";
import type { Metric } from "./metric.ts";
import type { Asker, Dimension } from "./metric-query.ts";
import { cellColumns, dimensionColumn, type Rollup } from "./rollup.ts";

/** A question about one metric's units, its codes looked up: the common ground of figures and of their rows. */
export type UnitQuestion = {
  readonly metric: Metric;
  readonly windowDays: number | null;
  readonly by: readonly Dimension[];
  readonly filters: readonly ResolvedFilter[];
  /** Dimension keys of one figure, matched exactly; listed beside `by`, so that they cut pairs as the figure did. */
  readonly exactly: readonly ResolvedFilter[];
  readonly asker: Asker;
  readonly today: string;
};

/** Units of one question as a FROM clause with alias `u` and its conditions, and where they are read from. */
export type CompiledUnits = {
  readonly from: string;
  readonly where: readonly string[];
  readonly outcome: string;
  readonly source: string;
  readonly missReason: string | null;
};

/** Compiles to the smallest rollup that can answer, else to the cases. */
export function compileUnits(
  question: UnitQuestion,
  rollups: readonly Rollup[],
  parameters: SqlParameters,
): CompiledUnits {
  const needed = neededDimensions(question);
  const rollup = rollups
    .filter(
      (candidate) => candidate.unit === question.metric.of && needed.every((one) => candidate.answers.includes(one)),
    )
    .toSorted((a, b) => a.answers.length - b.answers.length)[0];
  const relation = rollup ? rollupRelation(rollup, question) : caseRelation(question);
  return {
    ...conditions(question, relation, parameters),
    source: rollup ? `rollup_${rollup.key}` : "cases",
    missReason: rollup ? null : missReason(question.metric, needed, rollups),
  };
}

/** Compiles to the units themselves, whatever the rollups hold: one row a unit, with its case. */
export function compileUnitRows(question: UnitQuestion, parameters: SqlParameters): CompiledUnits {
  return { ...conditions(question, caseRelation(question), parameters), source: "cases", missReason: null };
}

function neededDimensions({ by, filters, exactly, asker }: UnitQuestion): Dimension[] {
  const forced: Dimension[] = asker.scope.kind === "company" ? [] : ["department", "employee"];
  return [...new Set([...by, ...filters.map((f) => f.dimension), ...exactly.map((f) => f.dimension), ...forced])];
}

function missReason(metric: Metric, needed: readonly Dimension[], rollups: readonly Rollup[]): string {
  const candidates = rollups.filter((rollup) => rollup.unit === metric.of);
  const missing = needed.filter((dimension) => !candidates.some((rollup) => rollup.answers.includes(dimension)));
  return missing.length > 0 ? `no rollup has ${missing.join(", ")}` : `no rollup has ${needed.join(", ")} together`;
}

/**
 * A question cut by the family but not by the type counts a pair once per family; a filter by family alone does not
 * change what a unit is. A filter by type may leave out a case's first pair of a family, so then pairs count.
 */
function countsFamilies({ by, exactly, filters }: UnitQuestion): boolean {
  const cut = [...by, ...exactly.map(({ dimension }) => dimension)];
  const asksType = cut.includes("defectType") || filters.some(({ dimension }) => dimension === "defectType");
  return cut.includes("defectFamily") && !asksType;
}

function rollupRelation(rollup: Rollup, question: UnitQuestion): string {
  const columns = cellColumns(rollup).join(", ");
  const n = rollup.unit === "unit_defect_report" && countsFamilies(question) ? "hits AS n" : "n";
  const select = (table: string) => `SELECT ${columns}, ${n}, hits, amount FROM ${table}`;
  return `(${select(`rollup_${rollup.key}`)} UNION ALL ${select(`delta_${rollup.key}`)}) u`;
}

function caseRelation(question: UnitQuestion): string {
  const { of } = question.metric;
  if (of === "unit_defect_report") {
    const once = countsFamilies(question) ? "WHERE v.hit = 1" : "";
    return `(SELECT v.*, 1 AS n, v.hit AS hits FROM ${of} v ${once}) u`;
  }
  const cutsByDefect = [...question.by, ...question.exactly.map((f) => f.dimension)].some(isDefectDimension);
  if (!cutsByDefect) return `(SELECT v.*, 1 AS n, v.hit AS hits FROM ${of} v) u`;
  const once = countsFamilies(question) ? "WHERE d.case_id IS NULL OR d.first_in_family" : "";
  return `(SELECT v.*, d.defect_type_id, 1 AS n, v.hit AS hits
           FROM ${of} v LEFT JOIN case_defect d ON d.case_id = v.case_id AND d.counts ${once}) u`;
}

function conditions(question: UnitQuestion, from: string, parameters: SqlParameters) {
  const { metric, asker, windowDays, today } = question;
  const hasDefectColumn = from.includes("defect_type_id") || metric.of === "unit_defect_report";
  const where = [
    scopeCondition(asker.scope, { department: "u.department_id", employee: "u.employee_id" }, parameters),
    ...[...question.filters, ...question.exactly].map((filter) => filterCondition(filter, hasDefectColumn, parameters)),
  ];
  if (metric.of !== "unit_failure_event") return { from, where, outcome: "u.outcome" };
  where.push(`u.window_days = ${parameters.add(windowDays)}::smallint`);
  // An event counts once its window has closed, by today and by the day to which its source is complete.
  const outcome = `CASE WHEN u.outcome = 'counted'
    AND u.day + u.window_days > LEAST(${parameters.add(today)}::date - 1, COALESCE(s.complete_through, '-infinity'))
    THEN 'window_open' ELSE u.outcome END`;
  return { from: `${from} JOIN source s ON s.id = u.source_id`, where, outcome };
}

function filterCondition(filter: ResolvedFilter, hasDefectColumn: boolean, parameters: SqlParameters): string {
  const { dimension, ids, orNone } = filter;
  if (isDefectDimension(dimension) && !hasDefectColumn) {
    const some = defectCondition(filter, "d", parameters);
    const none = orNone ? "OR NOT EXISTS (SELECT 1 FROM case_defect d WHERE d.case_id = u.case_id AND d.counts)" : "";
    return `(EXISTS (SELECT 1 FROM case_defect d WHERE d.case_id = u.case_id AND d.counts AND ${some}) ${none})`;
  }
  if (isDefectDimension(dimension)) return defectCondition(filter, "u", parameters);
  const column = `u.${dimensionColumn(dimension)}`;
  const type = dimension === "status" ? "text" : "int";
  const listed = `${column} = ANY(${parameters.add(ids)}::${type}[])`;
  return orNone ? `(${listed} OR ${column} IS NULL)` : listed;
}

function defectCondition({ dimension, ids, orNone }: ResolvedFilter, alias: string, parameters: SqlParameters): string {
  const column = `${alias}.defect_type_id`;
  if (dimension === "defectType") {
    const listed = `${column} = ANY(${parameters.add(ids)}::int[])`;
    return orNone ? `(${listed} OR ${column} IS NULL)` : listed;
  }
  const listed = `${column} IN (SELECT id FROM defect_type WHERE family_id = ANY(${parameters.add(ids)}::int[]))`;
  const none = `(${column} IS NULL OR ${column} IN (SELECT id FROM defect_type WHERE family_id IS NULL))`;
  return orNone ? `(${listed} OR ${none})` : listed;
}
