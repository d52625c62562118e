import { branchesOf } from "../access/scope.ts";
import { shareCondition, type Share } from "../access/scope-sql.ts";
import type { SqlParameters } from "../database/sql-parameters.ts";
import { cutsByDefect, countsFamilies, filterCondition, type UnitQuestion } from "./compile-units.ts";
import { groupExpression } from "./dimension.ts";
import { measureColumn, measureColumns, typeOf, waitingNumber } from "./measures.ts";
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
 * The relations whose rows add up to every sum of `asked` in `rollup`: the cells of the spans that cover the periods; what
 * waits to be folded or to ripen; and what of today's has ripened by this minute. Each has columns p, b, waits, lacks,
 * outcome, the keys of `by`, and those of `layout`.
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
  const ripening = layout.wanted.filter(({ unit }) => unit.ripens);
  const today = ripening.length > 0 ? `${parameters.add(first.today)}::date` : "";
  const ripens = (how: Unit["ripens"]) => ripening.some(({ unit }) => unit.ripens === how);
  const waits = [
    ...(ripens("due") ? [`CASE WHEN u.ripe_on >= ${today} THEN 1 ELSE 0 END`] : []),
    ...(ripens("complete")
      ? [`CASE WHEN u.ripe_on > LEAST(${today}, COALESCE(s.complete_through + 1, '-infinity')) THEN 2 ELSE 0 END`]
      : []),
  ].join(" + ");
  const byTheMinute = [...new Set(layout.wanted.flatMap(({ unit }) => (unit.ripens && unit.ripeAt ? [unit] : [])))];
  const periods = wholePeriods(asked, parameters);
  const spans = spansOf(asked.periods, rollup.levels, hasStock(asked)) ?? [];
  const column = ({ unit, param, part }: Wanted) => measureColumn(unit, param, part);
  return [
    // Span by span: a plan that reads all cells and then asks to which span each belongs would be chosen now and then.
    relation({
      from: (among) =>
        `${spanRelation(spans, parameters)} CROSS JOIN LATERAL (
          SELECT u.* FROM rollup_${rollup.key} u WHERE ${[ofSpan, ...hasWanted(rollup, layout), ...among].join(" AND ")} OFFSET 0) u`,
      bucket: "c.b",
      waits: "0",
      value: (wanted) => `u.${column(wanted)}`,
    }),
    relation({
      from: (among) =>
        `${periods} JOIN ${openCells(rollup, ripening, asked, parameters)} u ON ${[ofPeriod, ...among].join(" AND ")}`,
      bucket: inPeriod,
      waits: waits || "0",
      value: (wanted) => `u.${column(wanted)}`,
    }),
    ...byTheMinute.map((minutely) =>
      relation({
        from: (among) =>
          `${periods} JOIN (${dueByNow(minutely, first, parameters)}) u ON ${[ofPeriod, ...among].join(" AND ")}
           CROSS JOIN (VALUES (1, 0), (-1, 1)) f (sign, waits)`,
        bucket: inPeriod,
        readsCases: true,
        waits: "f.waits",
        value: ({ unit, param, part }) =>
          unit === minutely && part !== "histogram" ? `f.sign * CASE WHEN u.param = ${param} THEN u.${part} END` : null,
      }),
    ),
  ];
}

const ofPeriod = "u.day >= c.lo AND u.day < c.hi";
const inPeriod = "width_bucket(u.day, c.starts) - 1";

/** What is not in the cells of spans: deltas and, of the `ripening` sums, what is not ripe yet and lies on their days. */
function openCells(
  rollup: Rollup,
  ripening: readonly Wanted[],
  { periods }: RollupQuestion,
  parameters: SqlParameters,
): string {
  if (ripening.length === 0) return `delta_${rollup.key}`;
  const columns = [...dayColumns(rollup), ...measureColumns(rollup)].join(", ");
  const waits = [...new Set(ripening.map(({ unit, param }) => waitingNumber(unit, param)))];
  const from = periods.map(({ starts, to }) => starts[0] ?? to).toSorted()[0];
  const waiting = `level = 'P' AND waits_for = ANY('{${waits.join(",")}}') AND day >= ${parameters.add(from)}::date`;
  return `(SELECT ${columns} FROM delta_${rollup.key} UNION ALL SELECT ${columns} FROM rollup_${rollup.key} WHERE ${waiting})`;
}

type Reading = {
  /** The relation, reduced to rows `u` on which conditions hold. */
  readonly from: (among: readonly string[]) => string;
  readonly bucket: string;
  readonly waits: string;
  /** Whether the rows are units, with their department, not cells. */
  readonly readsCases?: boolean;
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
  const { scope } = question.asker;
  const owner = { department: "u.department_id", employee: "u.employee_id" };
  const inScope = (readsCases: boolean) =>
    rollup.byBranch && !readsCases
      ? `u.branch_id = ANY(${parameters.add(branchesOf(scope))}::int[])`
      : shareCondition(scope, share, owner, parameters);
  const filtered = [...question.filters, ...question.exactly].map((filter) =>
    filterCondition(filter, hasDefect, question, parameters),
  );
  // A pair counts once a family: its hits are the families.
  const countsHits = hasDefect && countsFamilies(question);
  return ({ from, bucket, waits, value, readsCases = false }: Reading): string => {
    const where = [inScope(readsCases), ...filtered].filter((condition) => condition !== "(true)");
    const lacks = layout.lacks === "0" ? "0" : "s.lacks";
    const values = layout.wanted.map((wanted) => {
      const { part } = wanted;
      const column = value(part === "n" && countsHits ? { ...wanted, part: "hits" } : wanted);
      if (!column) return `NULL::${typeOf[part]}`;
      // Of the periods before only the mean is told.
      return part === "histogram" ? `CASE WHEN c.p = 0 AND ${bucket} >= 0 THEN ${column} END` : column;
    });
    const needsSource = layout.lacks !== "0" || waits.includes("s.");
    const source = needsSource
      ? `JOIN (SELECT id, complete_through, ${layout.lacks} AS lacks FROM ${question.tables.sources}) s ON s.id = u.source_id`
      : "";
    return `SELECT ${["c.p", bucket, waits, lacks, "u.outcome", ...keys, ...values].join(", ")} FROM ${from(where)} ${source}`;
  };
}

/** That a cell has any of what is asked for: where there are several units, most cells of an outcome are another's. */
function hasWanted({ units }: Rollup, { wanted }: SumLayout): string[] {
  if (units.length === 1) return [];
  const columns = wanted.flatMap(({ unit, param, part }) =>
    part === "histogram" ? [] : [`u.${measureColumn(unit, param, part)}`],
  );
  return [`num_nonnulls(${columns.join(", ")}) > 0`];
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

/** What has come due today by this minute, in the columns of a delta: among the cells it still waits for the day to end. */
function dueByNow(unit: Unit, { asker, tables, today }: UnitQuestion, parameters: SqlParameters): string {
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
  return `SELECT ${columns.join(", ")}, weight AS n, hit AS hits FROM (${unitSelect(unit, tables)}) t
    WHERE t.ripe_on = ${parameters.add(today)}::date AND t.ripe_at <= ${parameters.add(asker.now)}::timestamptz`;
}
