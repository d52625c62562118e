import { shareCondition, type Share } from "../access/scope-sql.ts";
import type { SqlParameters } from "../database/sql-parameters.ts";
import { cutsByDefect, countsFamilies, filterCondition, judgedToday, type UnitQuestion } from "./compile-units.ts";
import { groupExpression } from "./dimension.ts";
import { measureColumn, measureColumns } from "./measures.ts";
import { dayColumns, type Rollup } from "./rollup.ts";
import { ofSpan, spanRelation } from "./span-relation.ts";
import { beginning, spansOf } from "./spans.ts";
import type { SumLayout, Wanted } from "./sum-layout.ts";
import type { TimeBuckets } from "./time-buckets.ts";
import { caseColumns, unitSelect, type Unit } from "./unit.ts";

/** Metrics of one question that one rollup answers: they share all but the metric, and are read from the same cells. */
export type RollupQuestion = {
  readonly questions: readonly UnitQuestion[];
  readonly periods: readonly TimeBuckets[];
};

/**
 * The relations that together hold every sum of `asked` in `rollup`: the cells of the spans that cover the periods; what
 * waits to be folded or to ripen; and what ripens in the course of today, which is judged by the minute.
 * Each has the columns of `layout`.
 */
export function rollupRelations(
  rollup: Rollup,
  share: Share,
  asked: RollupQuestion,
  layout: SumLayout,
  parameters: SqlParameters,
): string[] {
  const [first] = asked.questions;
  if (!first) return [];
  const relation = relationOf(rollup, share, first, layout, parameters);
  const ripening = layout.wanted.some(({ unit }) => unit.ripens);
  const today = ripening ? `${parameters.add(first.today)}::date` : "";
  const ripens = (how: Unit["ripens"]) => layout.wanted.some(({ unit }) => unit.ripens === how);
  const waits = [
    ...(ripens("due") ? [`CASE WHEN u.ripe_on >= ${today} THEN 1 ELSE 0 END`] : []),
    ...(ripens("complete")
      ? [
          `CASE WHEN u.ripe_on > LEAST(${today}, COALESCE(s.complete_through + 1, '-infinity')) THEN 2 ELSE 0 END`,
        ]
      : []),
  ].join(" + ");
  const byTheMinute = [...new Set(layout.wanted.flatMap(({ unit }) => (unit.ripens && unit.ripeAt ? [unit] : [])))];
  const periods = wholePeriods(asked, parameters);
  const spans = spansOf(asked.periods, rollup.levels, hasStock(asked)) ?? [];
  return [
    relation({
      from: `${spanRelation(spans, parameters)} JOIN rollup_${rollup.key} u ON ${ofSpan}`,
      bucket: "c.b",
      waits: "0",
      value: ({ unit, param, part }) => `u.${measureColumn(unit, param, part)}`,
    }),
    relation({
      from: `${periods} JOIN ${openCells(rollup, waits !== "")} u ON ${ofPeriod}`,
      bucket: inPeriod,
      waits: waits || "0",
      value: ({ unit, param, part }) => {
        const column = `u.${measureColumn(unit, param, part)}`;
        return byTheMinute.includes(unit) ? `CASE WHEN u.ripe_on IS DISTINCT FROM ${today} THEN ${column} END` : column;
      },
    }),
    ...byTheMinute.map((minutely) =>
      relation({
        from: `${periods} JOIN (${ripeningToday(minutely, first, parameters)}) u ON ${ofPeriod}`,
        bucket: inPeriod,
        waits: waits || "0",
        value: ({ unit, param, part }) =>
          unit === minutely && part !== "histogram" ? `CASE WHEN u.param = ${param} THEN u.${part} END` : null,
      }),
    ),
  ];
}

const ofPeriod = "u.day >= c.lo AND u.day < c.hi";
const inPeriod = "width_bucket(u.day, c.starts) - 1";

/** What is not in the cells of spans: deltas and, where units ripen, those that are not ripe yet. */
function openCells(rollup: Rollup, ripens: boolean): string {
  if (!ripens) return `delta_${rollup.key}`;
  const columns = [...dayColumns(rollup), ...measureColumns(rollup)].join(", ");
  return `(SELECT ${columns} FROM delta_${rollup.key} UNION ALL SELECT ${columns} FROM rollup_${rollup.key} WHERE level = 'P')`;
}

type Reading = {
  readonly from: string;
  readonly bucket: string;
  readonly waits: string;
  /** The column that a sum adds up, or null where the relation has none of it. */
  readonly value: (wanted: Wanted) => string | null;
};

function relationOf(
  rollup: Rollup,
  share: Share,
  question: UnitQuestion,
  layout: SumLayout,
  parameters: SqlParameters,
) {
  const keys = question.by.map((dimension) => groupExpression(dimension));
  const hasDefect = rollup.answers.includes("defectType") || cutsByDefect(question);
  const where = [
    shareCondition(question.asker.scope, share, { department: "u.department_id", employee: "u.employee_id" }, parameters),
    ...[...question.filters, ...question.exactly].map((filter) =>
      filterCondition(filter, hasDefect, question, parameters),
    ),
  ].filter((condition) => condition !== "(true)");
  // A pair counts once a family: its hits are the families.
  const countsHits = hasDefect && countsFamilies(question);
  return ({ from, bucket, waits, value }: Reading): string => {
    const groups = ["c.p", bucket, waits, layout.lacks === "0" ? "0" : "s.lacks", "u.outcome", ...keys];
    const sums = layout.wanted.map((wanted) => {
      const { part } = wanted;
      const column = value(part === "n" && countsHits ? { ...wanted, part: "hits" } : wanted);
      if (part !== "histogram") return column ? `sum(${column})` : `NULL::${part === "amount" ? "float8" : "bigint"}`;
      // Of the periods before only the mean is told.
      return column ? `string_agg(${column}, '') FILTER (WHERE c.p = 0 AND ${bucket} >= 0)` : "NULL::text";
    });
    const needsSource = layout.lacks !== "0" || waits.includes("s.");
    const source = needsSource
      ? `JOIN (SELECT id, complete_through, ${layout.lacks} AS lacks FROM ${question.tables.sources}) s ON s.id = u.source_id`
      : "";
    return `SELECT ${[...groups, ...sums].join(", ")} FROM ${from} ${source}
      ${where.length > 0 ? `WHERE ${where.join(" AND ")}` : ""} GROUP BY ${groups.map((_, i) => i + 1).join(", ")}`;
  };
}

const hasStock = ({ questions }: RollupQuestion) => questions.some(({ metric }) => metric.figure === "stock");

/** One row a period: what is kept by day alone finds its bucket in `starts`. */
function wholePeriods(asked: RollupQuestion, parameters: SqlParameters): string {
  const rows = asked.periods.map((buckets, p) => {
    const lo = hasStock(asked) ? beginning : (buckets.starts[0] ?? buckets.to);
    const [starts, first, last] = [`{${buckets.starts.join(",")}}`, lo, buckets.to].map((one) => parameters.add(one));
    return `(${p}, ${starts}::date[], ${first}::date, ${last}::date)`;
  });
  return `(VALUES ${rows.join(", ")}) AS c (p, starts, lo, hi)`;
}

/** The units that ripen today, in the columns of a delta. */
function ripeningToday(unit: Unit, { asker, tables, today }: UnitQuestion, parameters: SqlParameters): string {
  const columns = ["param", "day", "outcome", "amount", "department_id", "employee_id", ...caseColumns, "defect_type_id"];
  return `SELECT ${columns.join(", ")}, ${judgedToday(asker, parameters)} AS ripe_on, weight AS n, hit AS hits
    FROM (${unitSelect(unit, tables)}) t WHERE t.ripe_on = ${parameters.add(today)}::date`;
}
