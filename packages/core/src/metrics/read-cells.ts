import type { QueryArrayConfig } from "pg";
import type { Share } from "../access/scope-sql.ts";
import type { Sql } from "../database/database.ts";
import { SqlParameters } from "../database/sql-parameters.ts";
import { CellReader, type ReadCells, type Row, type Value } from "./cell-reader.ts";
import { chooseRollup, isBoth, type Choice } from "./choose-rollup.ts";
import { compileUnitRows, type UnitQuestion } from "./compile-units.ts";
import { dimensionTable, groupExpression } from "./dimension.ts";
import type { Dimension } from "./metric-query.ts";
import { prepared } from "./prepared.ts";
import type { Rollup } from "./rollup.ts";
import { rollupRelations, type RollupQuestion } from "./rollup-cells.ts";
import { layoutOf, type SumLayout } from "./sum-layout.ts";
import type { TimeBuckets } from "./time-buckets.ts";

/**
 * Reads the sums of every metric and period: one statement for all that one rollup answers, and one for each metric
 * that only the cases can answer.
 */
export async function readCells(
  sql: Sql,
  rollups: readonly Rollup[],
  questions: readonly UnitQuestion[],
  periods: readonly TimeBuckets[],
): Promise<ReadCells> {
  const reader = new CellReader(questions, periods);
  const choices = questions.map((question, q) => ({ q, choice: chooseRollup(question, periods, rollups) }));
  const withPeople = rollups.filter(({ answers }) => answers.includes("department") && answers.includes("employee"));
  // Metrics of one rollup may have the person's rows in another each.
  const groups = Map.groupBy(choices, ({ choice }) => `${choice.rollup?.key} ${choice.rollup ? choice.own?.key : ""}`);
  // One after the other: what was restored for an earlier time is read by one session.
  for (const group of groups.values()) {
    const choice = group[0]?.choice;
    if (!choice) continue;
    const asked = group.map(({ q }) => q);
    const left = choice.rollup
      ? await readRollup(sql, choice, asked, withPeople, reader)
      : ({ share: "all", why: choice.missReason } as const);
    if (!left) continue;
    for (const q of asked) await readUnits(sql, q, left.share, reader);
    reader.missed(left.why);
  }
  return reader.done();
}

type Chosen = Extract<Choice, { readonly rollup: Rollup }>;

/** What a rollup left to the cases, and why. */
type Left = { readonly share: Share; readonly why: string };

/** Reads what `rollup` has, and answers what it left: what a person has elsewhere, or everything where it was no good. */
async function readRollup(
  sql: Sql,
  { rollup, own }: Chosen,
  asked: readonly number[],
  withPeople: readonly Rollup[],
  reader: CellReader,
): Promise<Left | null> {
  const questions = asked.flatMap((q) => reader.questions[q] ?? []);
  const [first] = questions;
  if (!first) return null;
  const parameters = new SqlParameters();
  const layout = layoutOf(questions);
  const question: RollupQuestion = { questions, periods: reader.periods };
  const isSplit = isBoth(first.asker.scope);
  const relations = isSplit
    ? [
        ...rollupRelations(rollup, "departments", question, layout, parameters),
        ...(own ? rollupRelations(own, "elsewhere", question, layout, parameters) : []),
      ]
    : rollupRelations(rollup, "all", question, layout, parameters);
  const guard = guardRelation(questions, layout, { rollup, withPeople: isSplit && !own ? withPeople : [] }, parameters);
  const keys = ["p", "b", "waits", "lacks", "outcome", ...first.by.map((_, i) => `k${i}`)];
  const same = sameInAll(question, layout);
  const told = keys.map((key) => (same.includes(key) ? `0 AS ${key}` : key));
  const groups = keys.filter((key) => !same.includes(key));
  const columns = [...keys, ...layout.wanted.map((_, i) => `v${i}`)];
  const sums = layout.wanted.map(({ part }, i) => (part === "histogram" ? `string_agg(v${i}, '')` : `sum(v${i})`));
  // All rows are added up at once: the planner knows best of the cells how many sums there will be.
  const summed = `SELECT ${[...told, ...sums].join(", ")}
    FROM (${relations.join("\nUNION ALL\n")}) AS u (${columns.join(", ")}) GROUP BY ${groups.join(", ")}`;
  const { rows } = await sql.query<Value[]>(
    prepared(labelled([summed, ...guard], columns, first.by), parameters.values),
  );
  const left = leftBy(
    rows.find(([p]) => p === -1),
    questions,
  );
  if (left?.share !== "all") reader.takeSums(rows, asked, layout, `rollup_${rollup.key}`);
  return left;
}

/** The keys that are 0 in every row: what they tell apart, nobody asks. */
function sameInAll({ questions, periods }: RollupQuestion, { wanted, lacks }: SumLayout): string[] {
  const isOneBucket = periods.length === 1 && periods[0]?.starts.length === 1;
  const hasStock = questions.some(({ metric }) => metric.figure === "stock");
  return [
    ...(isOneBucket && !hasStock ? ["p", "b"] : []),
    ...(wanted.some(({ unit }) => unit.ripens) ? [] : ["waits"]),
    ...(lacks === "0" ? ["lacks"] : []),
  ];
}

/**
 * One row beside the sums, where there is a doubt: the last day through which units stand as ripe, whether the person
 * of a scope has anything outside its departments that only the cases could tell, and whether departments were moved.
 */
function guardRelation(
  questions: readonly UnitQuestion[],
  { wanted }: SumLayout,
  { rollup, withPeople }: Pick<Chosen, "rollup"> & { readonly withPeople: readonly Rollup[] },
  parameters: SqlParameters,
): string[] {
  const [first] = questions;
  const ripens = questions.some(({ metric }) => metric.of.ripens);
  if (!first || (withPeople.length === 0 && !ripens && !rollup.byBranch)) return [];
  const {
    by,
    asker: { scope },
  } = first;
  const elsewhere = withPeople
    .flatMap(({ key }) => [`rollup_${key}`, `delta_${key}`])
    .map((table) =>
      scope.kind === "part"
        ? `EXISTS (SELECT 1 FROM ${table} WHERE employee_id = ${parameters.add(scope.employeeId)}::int
             AND (department_id = ANY(${parameters.add(scope.departmentIds)}::int[])) IS NOT TRUE)`
        : "false",
    )
    .join(" OR ");
  const keys = by.map((dimension) => (dimension === "status" ? "NULL::text" : "NULL::int"));
  const nothing = { n: "NULL::bigint", hits: "NULL::bigint", amount: "NULL::float8", histogram: "NULL::text" };
  const values = wanted.map(({ part }) => nothing[part]);
  const through = "COALESCE((SELECT max(ripe_through) FROM source), '-infinity')::text";
  const moved = rollup.byBranch ? "(SELECT moved FROM department_tree)::int" : "0";
  return [`SELECT ${["-1", `(${elsewhere || "false"})::int`, moved, "0", through, ...keys, ...values].join(", ")}`];
}

function leftBy(guard: Row | undefined, questions: readonly UnitQuestion[]): Left | null {
  if (!guard) return null;
  const through = String(guard[4]);
  const tooEarly = questions.some(
    ({ metric, today }) => metric.of.ripens && through !== "-infinity" && today <= through,
  );
  if (tooEarly) return { share: "all", why: "asked for a day that the rollups have passed" };
  if (guard[2] === 1) return { share: "all", why: "departments were moved since the rollups were filled" };
  return guard[1] === 1 ? { share: "elsewhere", why: "somebody's own rows lie outside the departments" } : null;
}

/** Reads one metric from its units, all its periods in one statement. */
async function readUnits(sql: Sql, q: number, share: Share, reader: CellReader): Promise<void> {
  const question = reader.questions[q];
  if (!question) return;
  const parameters = new SqlParameters();
  const isDuration = question.metric.figure === "duration";
  const relations = reader.periods.map((buckets, p) => {
    const units = compileUnitRows(question, buckets, parameters, share);
    const bucket = `width_bucket(u.day, ${parameters.add(buckets.starts)}::date[]) - 1 AS b`;
    const keys = question.by.map((dimension, i) => `${groupExpression(dimension)} AS k${i}`);
    const groups = [`${p} AS p`, bucket, `${units.outcome} AS outcome`, ...keys];
    const counted = `SELECT ${groups.join(", ")}, ${isDuration ? "u.bucket" : "NULL::smallint"} AS bucket,
        sum(u.n) AS n, sum(u.hits) AS hits, sum(u.amount) AS amount
      FROM ${units.from} WHERE ${units.where.join(" AND ")} GROUP BY ${groups.map((_, i) => i + 1).join(", ")}, ${groups.length + 1}`;
    const names = ["p", "b", "outcome", ...question.by.map((_, i) => `k${i}`)].join(", ");
    return `SELECT ${names}, sum(n)::float8 AS n, sum(hits)::float8 AS hits, sum(amount)::float8 AS amount,
        string_agg(histogram_entry(bucket, n::bigint), '') AS packed
      FROM (${counted}) g GROUP BY ${names}`;
  });
  const columns = ["p", "b", "outcome", ...question.by.map((_, i) => `k${i}`), "n", "hits", "amount", "packed"];
  const { rows } = await sql.query<Value[]>({
    text: labelled(relations, columns, question.by),
    values: parameters.values,
    rowMode: "array",
  } satisfies QueryArrayConfig);
  reader.takeUnits(rows, q);
}

/**
 * The relations as one statement, and beside their rows what the ids of each dimension stand for, each once: p is −2, b the
 * place of the dimension, its key the id, the outcome its code; the names stand after all `columns`.
 */
function labelled(relations: readonly string[], columns: readonly string[], by: readonly Dimension[]): string {
  const all = relations.join("\nUNION ALL\n");
  const labels = by.flatMap((dimension, i) => {
    const table = dimensionTable(dimension);
    if (!table) return [];
    const given: Readonly<Record<string, string>> = { p: "-2", b: String(i), outcome: "t.code", [`k${i}`]: "t.id" };
    const values = columns.map((column) => given[column] ?? "NULL");
    return [`SELECT ${values.join(", ")}, t.name, t.name_en FROM ${table} t WHERE t.id IN (SELECT k${i} FROM r)`];
  });
  if (labels.length === 0) return all;
  return `WITH r (${columns.join(", ")}) AS MATERIALIZED (${all}) SELECT r.*, NULL, NULL FROM r UNION ALL ${labels.join(" UNION ALL ")}`;
}
