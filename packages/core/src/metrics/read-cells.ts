import { SqlParameters } from "../database/sql-parameters.ts";
import { cellKey, type Cells, type DimensionId } from "./answer-parts.ts";
import { chooseRollup, isBoth } from "./choose-rollup.ts";
import { compileUnitRows, type UnitQuestion } from "./compile-units.ts";
import { dimensionTable, groupExpression, type TermLabels } from "./dimension.ts";
import { addParts, noParts, type Parts } from "./figure.ts";
import type { Dimension } from "./metric-query.ts";
import type { Rollup } from "./rollup.ts";
import { rollupRelations, type RollupQuestion } from "./rollup-cells.ts";
import type { TimeBuckets } from "./time-buckets.ts";
import type { Sql } from "../database/database.ts";

/** The cells of every metric asked, by its place in the question and its period, and what was found on the way. */
export type ReadCells = {
  readonly cells: readonly (readonly Cells[])[];
  readonly labels: TermLabels;
  readonly sources: ReadonlySet<string>;
  readonly missReasons: ReadonlySet<string>;
};

type Asked = { readonly q: number; readonly question: UnitQuestion; readonly periods: readonly TimeBuckets[] };
type Row = Readonly<Record<string, string | number | null>>;

/**
 * Reads the sums of every metric and period: one statement for all that one rollup answers, and one for each metric
 * that only the cases can answer.
 */
export async function readCells(sql: Sql, rollups: readonly Rollup[], asked: readonly Asked[]): Promise<ReadCells> {
  const read = new Reader(asked);
  const choices = asked.map((one) => ({ one, choice: chooseRollup(one.question, one.periods, rollups) }));
  const withPeople = rollups.filter(({ answers }) => answers.includes("department") && answers.includes("employee"));
  // Metrics of one rollup may have the person's rows in another each.
  const byRollups = Map.groupBy(choices, ({ choice }) =>
    choice.rollup ? `${choice.rollup.key} ${choice.own?.key}` : null,
  );
  for (const group of byRollups.values()) {
    const choice = group[0]?.choice;
    if (!choice?.rollup) continue;
    const questions = group.map(({ one }) => one);
    const refused = await readRollup(sql, choice.rollup, choice.own, questions, withPeople, read);
    if (refused) await readUnits(sql, questions, refused, read);
  }
  for (const { one, choice } of choices) {
    if (!choice.rollup) await readUnits(sql, [one], choice.missReason, read);
  }
  return read.done();
}

/** Answers why the rollup was not enough after all, if it was not; then nothing of it was taken. */
async function readRollup(
  sql: Sql,
  rollup: Rollup,
  own: Rollup | null,
  asked: readonly RollupQuestion[],
  withPeople: readonly Rollup[],
  read: Reader,
): Promise<string | null> {
  const [first] = asked;
  if (!first) return null;
  const { scope } = first.question.asker;
  const parameters = new SqlParameters();
  const isSplit = isBoth(scope);
  const relations = isSplit
    ? [
        ...rollupRelations(rollup, "departments", asked, parameters),
        ...(own ? rollupRelations(own, "elsewhere", asked, parameters) : []),
      ]
    : rollupRelations(rollup, "all", asked, parameters);
  const guard = guardRelation(first.question, isSplit && !own ? withPeople : null, parameters);
  const { rows } = await sql.query<Row>(labelled([...relations, guard], first.question.by), parameters.values);
  const refused = refusal(
    rows.find((row) => row["q"] === -1),
    asked,
  );
  if (refused) return refused;
  read.take(rows, `rollup_${rollup.key}`);
  return null;
}

/**
 * One row beside the sums: the last day through which units stand as ripe, and whether the person of a scope has
 * anything outside its departments that only the cases could tell.
 */
function guardRelation(
  { by, asker }: UnitQuestion,
  withPeople: readonly Rollup[] | null,
  parameters: SqlParameters,
): string {
  const { scope } = asker;
  const tables = withPeople?.flatMap(({ key }) => [`rollup_${key}`, `delta_${key}`]) ?? [];
  const somewhere = tables.map((table) =>
    scope.kind === "part"
      ? `EXISTS (SELECT 1 FROM ${table} WHERE employee_id = ${parameters.add(scope.employeeId)}::int
           AND (department_id = ANY(${parameters.add(scope.departmentIds)}::int[])) IS NOT TRUE)`
      : "false",
  );
  const elsewhere = somewhere.join(" OR ") || "false";
  const keys = by.map((dimension) => (dimension === "status" ? "NULL::text" : "NULL::int"));
  return `SELECT ${["-1", `(${elsewhere})::int`, "0", ...keys].join(", ")},
    COALESCE((SELECT max(ripe_through) FROM source), '-infinity')::text, 0, 0, 0, NULL`;
}

function refusal(guard: Row | undefined, asked: readonly RollupQuestion[]): string | null {
  if (guard?.["p"] === 1) return "somebody's own rows lie outside the departments";
  const through = String(guard?.["outcome"] ?? "");
  const tooEarly = asked.some(
    ({ question: { metric, today } }) => metric.of.ripens && through !== "-infinity" && today <= through,
  );
  return tooEarly ? "asked for a day that the rollups have passed" : null;
}

/** One statement a metric, all its periods in it. */
async function readUnits(sql: Sql, asked: readonly Asked[], missReason: string, read: Reader): Promise<void> {
  for (const { q, question, periods } of asked) {
    const parameters = new SqlParameters();
    const isDuration = question.metric.figure === "duration";
    const relations = periods.map((buckets, p) => {
      const units = compileUnitRows(question, buckets, parameters);
      const keys = question.by.map((dimension, i) => `${groupExpression(dimension)} AS k${i}`);
      const groups = [
        `${q} AS q`,
        `${p} AS p`,
        `width_bucket(u.day, ${parameters.add(buckets.starts)}::date[]) - 1 AS b`,
        ...keys,
        `${units.outcome} AS outcome`,
      ];
      const counted = `SELECT ${groups.join(", ")}, ${isDuration ? "u.bucket" : "NULL::smallint"} AS bucket,
          sum(u.n) AS n, sum(u.hits) AS hits, sum(u.amount) AS amount
        FROM ${units.from} WHERE ${units.where.join(" AND ")} GROUP BY ${groups.map((_, i) => i + 1).join(", ")}, ${groups.length + 1}`;
      const names = ["q", "p", "b", ...question.by.map((_, i) => `k${i}`), "outcome"].join(", ");
      return `SELECT ${names}, sum(n)::float8 AS n, sum(hits)::float8 AS hits, sum(amount)::float8 AS amount,
          string_agg(histogram_entry(bucket, n::bigint), '') AS packed
        FROM (${counted}) g GROUP BY ${names}`;
    });
    const { rows } = await sql.query<Row>(labelled(relations, question.by), parameters.values);
    read.take(rows, "cases");
    read.missReasons.add(missReason);
  }
}

/** The relations as one statement, each row with the codes and names of what it is cut by. */
function labelled(relations: readonly string[], by: readonly Dimension[]): string {
  const terms = by.flatMap((dimension, i) => {
    const table = dimensionTable(dimension);
    return table ? [{ i, join: `LEFT JOIN ${table} t${i} ON t${i}.id = r.k${i}` }] : [];
  });
  const names = terms.map(({ i }) => `, t${i}.code AS code${i}, t${i}.name AS name${i}, t${i}.name_en AS name_en${i}`);
  return `SELECT r.*${names.join("")} FROM (${relations.join("\nUNION ALL\n")}) r ${terms.map(({ join }) => join).join(" ")}`;
}

/** Gathers rows into cells. */
class Reader {
  readonly missReasons = new Set<string>();
  readonly #sources = new Set<string>();
  readonly #labels = new Map<string, { code: string; name: string; nameEn: string | null }>();
  readonly #cells: Cells[][];
  readonly #asked: readonly Asked[];

  constructor(asked: readonly Asked[]) {
    this.#asked = asked;
    this.#cells = asked.map(({ periods }) => periods.map((): Cells => new Map()));
  }

  take(rows: readonly Row[], source: string): void {
    this.#sources.add(source);
    const by = this.#asked[0]?.question.by ?? [];
    for (const row of rows) {
      const cells = this.#cells[numberOf(row["q"])]?.[numberOf(row["p"])];
      if (!cells) continue; // the guard's row
      const ids = by.map((dimension, i) => this.#named(row, dimension, i));
      const bucket = numberOf(row["b"]);
      const key = cellKey(bucket, ids);
      const cell = cells.get(key) ?? { bucket, ids, parts: noParts() };
      cells.set(key, cell);
      const { packed } = row;
      addParts(cell.parts, {
        outcome: String(row["outcome"]),
        packed: typeof packed === "string" ? packed : null,
        n: numberOf(row["n"]),
        hits: numberOf(row["hits"]),
        amount: numberOf(row["amount"]),
      });
    }
  }

  #named(row: Row, dimension: Dimension, i: number): DimensionId {
    const id = row[`k${i}`] ?? null;
    const code = row[`code${i}`];
    if (id !== null && typeof code === "string") {
      const nameEn = row[`name_en${i}`];
      const label = { code, name: String(row[`name${i}`]), nameEn: typeof nameEn === "string" ? nameEn : null };
      this.#labels.set(`${dimension} ${id}`, label);
    }
    return id;
  }

  done(): ReadCells {
    const cells = this.#cells.map((periods, q) =>
      periods.map((flows, p) => {
        const asked = this.#asked[q];
        const isStock = asked?.question.metric.figure === "stock";
        return isStock ? heaped(flows, asked.periods[p]?.starts.length ?? 0) : flows;
      }),
    );
    return { cells, labels: this.#labels, sources: this.#sources, missReasons: this.missReasons };
  }
}

const numberOf = (value: Row[string] | undefined) => (typeof value === "number" ? value : Number(value ?? 0));

/** Flows cumulated: what stood before the first bucket (bucket −1) and what came and went until the end of each. */
function heaped(flows: Cells, buckets: number): Cells {
  const stocks: Cells = new Map();
  for (const cells of Map.groupBy(flows.values(), ({ ids }) => JSON.stringify(ids)).values()) {
    const byBucket = new Map(cells.map((cell) => [cell.bucket, cell]));
    const standing = noParts();
    const ids = cells[0]?.ids ?? [];
    for (let bucket = -1; bucket < buckets; bucket += 1) {
      const flow = byBucket.get(bucket);
      if (flow) addFlow(standing, flow.parts);
      if (bucket >= 0) stocks.set(cellKey(bucket, ids), { bucket, ids, parts: copyOf(standing) });
    }
  }
  return stocks;
}

function addFlow(standing: Parts, flow: Parts): void {
  standing.n += flow.n;
  for (const [reason, n] of flow.excluded) standing.excluded.set(reason, (standing.excluded.get(reason) ?? 0) + n);
}

function copyOf({ n, excluded }: Parts): Parts {
  return { ...noParts(), n, excluded: new Map(excluded) };
}
