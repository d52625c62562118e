import { scopeCondition } from "../access/scope-sql.ts";
import type { SqlParameters } from "../database/sql-parameters.ts";
import { isDefectDimension, type ResolvedFilter } from "./dimension.ts";
import type { Metric } from "./metric.ts";
import type { Asker, Dimension } from "./metric-query.ts";
import { dimensionColumn, sliceColumns, type Rollup } from "./rollup.ts";
import { beginning, spansOf, type Run } from "./spans.ts";
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
  readonly source: string;
  readonly missReason: string | null;
};

/** Compiles to the smallest rollup that can answer, else to the cases. */
export function compileUnits(
  question: UnitQuestion,
  buckets: TimeBuckets,
  rollups: readonly Rollup[],
  parameters: SqlParameters,
): CompiledUnits {
  const needed = neededDimensions(question);
  const ofUnit = rollups.filter((rollup) => rollup.units.some((unit) => unit.id === question.metric.of.id));
  const rollup = question.bypass
    ? undefined
    : ofUnit
        .filter((candidate) => needed.every((one) => one === "source" || candidate.answers.includes(one)))
        .toSorted((a, b) => a.answers.length - b.answers.length)[0];
  if (rollup) {
    const from = rollupRelation(rollup, question, buckets, parameters);
    return { ...conditions(question, from, parameters), source: `rollup_${rollup.key}`, missReason: null };
  }
  return {
    ...conditions(question, caseRelation(question, buckets, parameters), parameters),
    source: "cases",
    missReason: question.bypass ?? missReason(needed, ofUnit),
  };
}

/** Compiles to the units themselves, whatever the rollups hold: one row a unit, with its case. */
export function compileUnitRows(
  question: UnitQuestion,
  buckets: TimeBuckets,
  parameters: SqlParameters,
): CompiledUnits {
  const from = caseRelation(question, buckets, parameters);
  return { ...conditions(question, from, parameters), source: "cases", missReason: null };
}

function neededDimensions({ by, filters, exactly, asker }: UnitQuestion): Dimension[] {
  const forced: Dimension[] = asker.scope.kind === "company" ? [] : ["department", "employee"];
  return [...new Set([...by, ...filters.map((f) => f.dimension), ...exactly.map((f) => f.dimension), ...forced])];
}

function missReason(needed: readonly Dimension[], candidates: readonly Rollup[]): string {
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

const histogramOf = (n: string) => `CASE WHEN bucket IS NOT NULL THEN int2send(bucket) || int4send(${n}::int) END`;

/** The cells of each level that cover the buckets, what waits to be folded, what waits to ripen, and what ripens today. */
function rollupRelation(
  rollup: Rollup,
  question: UnitQuestion,
  buckets: TimeBuckets,
  parameters: SqlParameters,
): string {
  const { metric, today } = question;
  const slices = ["source_id", ...sliceColumns(rollup)].join(", ");
  const n = metric.of.defect && countsFamilies(question) ? "hits" : "n";
  const series = `unit_id = ${metric.of.id}::smallint AND param = ${question.param}::smallint`;
  const sums = `${n} AS n, hits, amount`;
  const since = sinceOf(metric);
  const within = `day >= ${parameters.add(since ?? buckets.starts[0])}::date AND day < ${parameters.add(buckets.to)}::date`;
  const ripens = metric.of.ripens !== undefined;
  const notToday = metric.of.ripeAt ? `AND ripe_on IS DISTINCT FROM ${parameters.add(today)}::date` : "";
  const parts = [...spansOf(buckets, rollup.levels, since)].map(
    ([
      level,
      runs,
    ]) => `SELECT day, outcome, NULL::date AS ripe_on, ${slices}, ${sums}, histogram FROM rollup_${rollup.key}
      WHERE ${series} AND level = '${level}' AND (${runsCondition(runs, parameters)})`,
  );
  parts.push(`SELECT day, outcome, ripe_on, ${slices}, ${sums}, ${histogramOf("n")} FROM delta_${rollup.key}
    WHERE ${series} AND ${within} ${notToday}`);
  if (ripens) {
    parts.push(`SELECT day, outcome, ripe_on, ${slices}, ${sums}, NULL FROM rollup_${rollup.key}
      WHERE ${series} AND level = 'P' AND ${within} ${notToday}`);
  }
  if (metric.of.ripeAt) parts.push(ripeningToday(question, slices, within, parameters));
  return `(${parts.join(" UNION ALL ")}) u`;
}

function runsCondition(runs: readonly Run[], parameters: SqlParameters): string {
  return runs
    .map(({ from, to }) => `(day >= ${parameters.add(from)}::date AND day < ${parameters.add(to)}::date)`)
    .join(" OR ");
}

/** What comes due in the course of today is judged by the minute, from the units themselves. */
function ripeningToday(question: UnitQuestion, slices: string, within: string, parameters: SqlParameters): string {
  const { metric, tables, today, asker, param } = question;
  return `SELECT day, outcome, ${judgedToday(asker, parameters)}, ${slices}, weight, hit, amount, NULL
    FROM (${unitSelect(metric.of, tables)}) t
    WHERE param = ${param} AND ripe_on = ${parameters.add(today)}::date AND ${within}`;
}

/** Nothing where the time has passed; where only the day is known it has until the day is over. */
function judgedToday({ now }: Asker, parameters: SqlParameters): string {
  return `CASE WHEN ripe_at <= ${parameters.add(now)}::timestamptz THEN NULL ELSE 'infinity'::date END`;
}

function caseRelation(question: UnitQuestion, buckets: TimeBuckets, parameters: SqlParameters): string {
  const { metric, tables, today, asker } = question;
  const { of } = metric;
  const once = countsFamilies(question);
  const joined = cutsByDefect(question) && !of.defect;
  const since = sinceOf(metric);
  const ripeOn = of.ripeAt
    ? `CASE WHEN v.ripe_on = ${parameters.add(today)}::date THEN ${judgedToday(asker, parameters)} ELSE v.ripe_on END`
    : "v.ripe_on";
  const columns = ["department_id", "employee_id", ...caseColumns, "ends_on"].map((column) => `v.${column}`);
  const join = joined
    ? `LEFT JOIN ${tables.defects} d ON d.case_id = v.case_id AND d.counts ${once ? "AND d.first_in_family" : ""}`
    : "";
  return `(SELECT v.case_id, v.unit_key, v.day, v.outcome, ${ripeOn} AS ripe_on, ${columns.join(", ")},
      ${joined ? "d" : "v"}.defect_type_id, v.weight AS n, v.hit AS hits, v.amount, v.bucket, v.weight
    FROM (${unitSelect(of, tables)}) v ${join}
    WHERE v.param = ${question.param} AND v.day >= ${parameters.add(since ?? buckets.starts[0])}::date AND v.day < ${parameters.add(buckets.to)}::date
      ${of.defect && once ? "AND v.hit = 1" : ""}) u`;
}

/** A stock is the balance of everything that ever flowed. */
function sinceOf(metric: Metric): string | null {
  return metric.figure === "stock" ? beginning : null;
}

function conditions(question: UnitQuestion, relation: string, parameters: SqlParameters) {
  const { metric, asker } = question;
  const hasDefectColumn = metric.of.defect !== undefined || cutsByDefect(question);
  const where = [
    scopeCondition(asker.scope, { department: "u.department_id", employee: "u.employee_id" }, parameters),
    ...[...question.filters, ...question.exactly].map((filter) =>
      filterCondition(filter, hasDefectColumn, question, parameters),
    ),
  ];
  const judged = judgements(question, parameters);
  if (judged.length === 0) return { from: relation, where, outcome: "u.outcome" };
  const outcome = `CASE WHEN u.outcome <> 'counted' THEN u.outcome ${judged.join(" ")} ELSE 'counted' END`;
  return { from: `${relation} JOIN ${question.tables.sources} s ON s.id = u.source_id`, where, outcome };
}

function cutsByDefect({ by, exactly }: UnitQuestion): boolean {
  return [...by, ...exactly.map((f) => f.dimension)].some(isDefectDimension);
}

/** Why a unit that would count does not count now: its source never tells, or its time has not come. */
function judgements({ metric, today }: UnitQuestion, parameters: SqlParameters): string[] {
  const { recorded, ripens } = metric.of;
  const judged: string[] = [];
  if (recorded) judged.push(`WHEN NOT '${recorded}' = ANY(s.records) THEN 'not_recorded'`);
  if (ripens === "due") judged.push(`WHEN u.ripe_on >= ${parameters.add(today)}::date THEN 'not_due'`);
  if (ripens === "complete") {
    const limit = `LEAST(${parameters.add(today)}::date, COALESCE(s.complete_through + 1, '-infinity'))`;
    judged.push(`WHEN u.ripe_on > ${limit} THEN 'window_open'`);
  }
  return judged;
}

function filterCondition(
  filter: ResolvedFilter,
  hasDefectColumn: boolean,
  { tables }: UnitQuestion,
  parameters: SqlParameters,
): string {
  const { dimension, ids, orNone } = filter;
  if (isDefectDimension(dimension) && !hasDefectColumn) {
    const some = defectCondition(filter, "d", parameters);
    const none = orNone
      ? `OR NOT EXISTS (SELECT 1 FROM ${tables.defects} d WHERE d.case_id = u.case_id AND d.counts)`
      : "";
    return `(EXISTS (SELECT 1 FROM ${tables.defects} d WHERE d.case_id = u.case_id AND d.counts AND ${some}) ${none})`;
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
