import type { Scope } from "../access/scope.ts";
import type { SqlParameters } from "../database/sql-parameters.ts";
import { cutsByDefect, countsFamilies, filterCondition, judgedToday, type UnitQuestion } from "./compile-units.ts";
import { groupExpression } from "./dimension.ts";
import type { Rollup } from "./rollup.ts";
import { beginning, spansOf } from "./spans.ts";
import type { TimeBuckets } from "./time-buckets.ts";
import { caseColumns, unitSelect, type Unit } from "./unit.ts";

/** One metric of a question as it is put to a rollup: its place `q` in the question, and its periods in their order. */
export type RollupQuestion = {
  readonly q: number;
  readonly question: UnitQuestion;
  readonly periods: readonly TimeBuckets[];
};

/** Which part of a scope a relation answers: its departments, or what its person has in others. */
export type Share = "all" | "departments" | "elsewhere";

/**
 * The relations that together hold every sum of `asked` in `rollup`: the cells of the spans that cover the periods, what
 * waits to be folded, what waits to ripen, and what ripens in the course of today, which is judged by the minute.
 * Each has columns q, p, b, k0…, outcome, n, hits, amount, packed.
 */
export function rollupRelations(
  rollup: Rollup,
  share: Share,
  asked: readonly RollupQuestion[],
  parameters: SqlParameters,
): string[] {
  const [first] = asked;
  if (!first) return [];
  const relation = relationOf(rollup, share, first.question, parameters);
  const wholes = wholePeriods(asked, parameters);
  const ripening = asked.filter(({ question }) => question.metric.of.ripens);
  return [
    relation(`${spanRows(rollup, asked, parameters)} JOIN rollup_${rollup.key} u ON ${ofSpan}`, {
      bucket: "c.b",
      packed: "u.histogram",
      judged: recordedOnly,
    }),
    relation(
      `${wholes} JOIN delta_${rollup.key} u ON ${ofPeriod} AND ${notToday(asked, first.question.today, parameters)}`,
      {
        bucket: inPeriod,
        packed: "CASE WHEN u.bucket IS NOT NULL THEN histogram_entry(u.bucket, u.n) END",
        judged: judgedBy(first, parameters),
      },
    ),
    ...(ripening.length > 0
      ? [
          relation(
            `${wholePeriods(ripening, parameters)} JOIN rollup_${rollup.key} u ON ${ofPeriod} AND u.level = 'P' AND ${notToday(asked, first.question.today, parameters)}`,
            { bucket: inPeriod, packed: "NULL", judged: judgedBy(first, parameters) },
          ),
        ]
      : []),
    ...unitsOf(ripening.filter(({ question }) => question.metric.of.ripeAt)).map((unit) =>
      relation(
        `${wholePeriods(ripening, parameters)} JOIN (${ripeningToday(unit, first.question, parameters)}) u ON ${ofPeriod}`,
        { bucket: inPeriod, packed: "NULL", judged: judgedBy(first, parameters) },
      ),
    ),
  ];
}

const ofSpan =
  'u.unit_id = c.unit_id AND u.param = c.param AND u.level = c.level::"char" AND u.day >= c.lo AND u.day < c.hi';
const ofPeriod = "u.unit_id = c.unit_id AND u.param = c.param AND u.day >= c.lo AND u.day < c.hi";
const inPeriod = "width_bucket(u.day, c.starts) - 1";
const recordedOnly = "WHEN NOT c.recorded = ANY(s.records) THEN 'not_recorded'";

type Reading = { readonly bucket: string; readonly packed: string; readonly judged: string };

function relationOf(rollup: Rollup, share: Share, question: UnitQuestion, parameters: SqlParameters) {
  const keys = question.by.map((dimension, i) => `${groupExpression(dimension)} AS k${i}`);
  const hasDefect = rollup.answers.includes("defectType") || cutsByDefect(question);
  const where = [
    scopeShare(question.asker.scope, share, parameters),
    ...[...question.filters, ...question.exactly].map((filter) =>
      filterCondition(filter, hasDefect, question, parameters),
    ),
  ];
  const n = hasDefect && countsFamilies(question) ? "u.hits" : "u.n";
  return (from: string, { bucket, packed, judged }: Reading): string => {
    const outcome = `CASE WHEN u.outcome <> 'counted' THEN u.outcome ${judged} ELSE 'counted' END`;
    const groups = ["c.q", "c.p", `${bucket} AS b`, ...keys, `${outcome} AS outcome`];
    return `SELECT ${groups.join(", ")}, sum(${n})::float8 AS n, sum(u.hits)::float8 AS hits, sum(u.amount)::float8 AS amount,
        string_agg(${packed}, '') AS packed
      FROM ${from} JOIN ${question.tables.sources} s ON s.id = u.source_id
      WHERE ${where.join(" AND ")} GROUP BY ${groups.map((_, i) => i + 1).join(", ")}`;
  };
}

function scopeShare(scope: Scope, share: Share, parameters: SqlParameters): string {
  if (scope.kind === "company") return "true";
  const { departmentIds, employeeId } = scope;
  const departments = () => `u.department_id = ANY(${parameters.add(departmentIds)}::int[])`;
  const own = () => `u.employee_id = ${parameters.add(employeeId)}::int`;
  if (share === "elsewhere") return `${own()} AND (${departments()}) IS NOT TRUE`;
  if (share === "departments" || employeeId === null) return departments();
  return departmentIds.length > 0 ? `(${departments()} OR ${own()})` : own();
}

/** One row a span of a bucket: which cells of which level are its sum. */
function spanRows(rollup: Rollup, asked: readonly RollupQuestion[], parameters: SqlParameters): string {
  const rows = asked.flatMap(({ q, question: { metric, param }, periods }) =>
    periods.flatMap((buckets, p) =>
      (spansOf(buckets, rollup.levels, metric.figure === "stock") ?? []).map((span) => ({
        q,
        p,
        ...span,
        unit_id: metric.of.id,
        param,
        recorded: metric.of.recorded,
      })),
    ),
  );
  return `jsonb_to_recordset(${parameters.add(JSON.stringify(rows))}::jsonb) AS c (q int, p int, b int, level text, lo date, hi date,
    unit_id smallint, param smallint, recorded text)`;
}

/** One row a period: what is kept by day alone finds its bucket in `starts`. */
function wholePeriods(asked: readonly RollupQuestion[], parameters: SqlParameters): string {
  const rows = asked.flatMap(({ q, question: { metric, param }, periods }) =>
    periods.map((buckets, p) => ({
      q,
      p,
      starts: buckets.starts,
      lo: metric.figure === "stock" ? beginning : buckets.starts[0],
      hi: buckets.to,
      unit_id: metric.of.id,
      param,
      recorded: metric.of.recorded,
      ripens: metric.of.ripens,
    })),
  );
  return `jsonb_to_recordset(${parameters.add(JSON.stringify(rows))}::jsonb) AS c (q int, p int, starts date[], lo date, hi date,
    unit_id smallint, param smallint, recorded text, ripens text)`;
}

/** Why a unit that would count does not count now: its source never tells, or its time has not come. */
function judgedBy({ question: { today } }: RollupQuestion, parameters: SqlParameters): string {
  const day = `${parameters.add(today)}::date`;
  return `${recordedOnly} WHEN c.ripens = 'due' AND u.ripe_on >= ${day} THEN 'not_due'
    WHEN c.ripens = 'complete' AND u.ripe_on > LEAST(${day}, COALESCE(s.complete_through + 1, '-infinity')) THEN 'window_open'`;
}

/** What is judged by the minute is read from the units themselves on the day on which it ripens. */
function notToday(asked: readonly RollupQuestion[], today: string, parameters: SqlParameters): string {
  const byTheMinute = unitsOf(asked).flatMap((unit) => (unit.ripeAt ? [unit.id] : []));
  if (byTheMinute.length === 0) return "true";
  return `(u.unit_id <> ALL(${parameters.add(byTheMinute)}::smallint[]) OR u.ripe_on IS DISTINCT FROM ${parameters.add(today)}::date)`;
}

/** The units that ripen today, in the columns of a delta. */
function ripeningToday(unit: Unit, { asker, tables, today }: UnitQuestion, parameters: SqlParameters): string {
  const columns = [
    "param",
    "day",
    "outcome",
    "amount",
    "department_id",
    "employee_id",
    ...caseColumns,
    "defect_type_id",
  ];
  return `SELECT ${unit.id}::smallint AS unit_id, ${columns.join(", ")}, ${judgedToday(asker, parameters)} AS ripe_on,
      weight AS n, hit AS hits
    FROM (${unitSelect(unit, tables)}) t WHERE t.ripe_on = ${parameters.add(today)}::date`;
}

function unitsOf(asked: readonly RollupQuestion[]): Unit[] {
  return [...new Map(asked.map(({ question: { metric } }) => [metric.of.id, metric.of])).values()];
}
