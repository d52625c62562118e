import type { PoolClient } from "pg";

import type { Sql } from "../database/database.ts";
import { SqlParameters } from "../database/sql-parameters.ts";
import { caseWords } from "../locales/words.ts";
import type { UnitTables } from "../metrics/unit.ts";
import { caseFactReader } from "./case-facts.ts";
import type { ExportRequestOf } from "./export-request.ts";
import type { Cell, Column, ExportTable } from "./export-table.ts";
import { exportWords, type Words } from "./export-words.ts";
import { readAhead } from "./read-ahead.ts";
import { openCursor } from "./open-cursor.ts";
import { amountWords, hasHits, nameOfAsked, scaledAmount } from "./unit-parts.ts";
import { type AskedMetric, askedMetrics, type ExportAsker, groupsOfUnits } from "./unit-questions.ts";

const pageSize = 2000;
const pagesOfIds = 20;
// Of so many the ids are held in memory; beyond a few, and where they are many of all, all are looked through.
const mostListed = 50_000;
const fewEnough = 10_000;

type UnitGroups = readonly (readonly AskedMetric[])[];

/** What the units of one group add up to in each of the cases that have any: `places` says where a case stands in each list. */
type Sums = { readonly places: ReadonlyMap<string, number> } & SumLists;
/** n, hits, amount, and the first reason why some units do not count. */
type SumLists = {
  readonly n: readonly number[];
  readonly hits: readonly number[];
  readonly amount: readonly number[];
  readonly left_out: readonly (string | null)[];
};

/**
 * One row a case that has at least one unit in the range: its facts, and for each metric what it counts of the case in
 * the range. The sum of a column over all rows is that part of the figure. A few come newest report first; many are
 * taken as they are stored, and their number is an upper bound until all were looked at.
 */
export async function caseMetricsTable(
  client: PoolClient,
  { query }: ExportRequestOf<"CASE_METRICS">,
  asker: ExportAsker,
): Promise<ExportTable> {
  const { tables } = asker;
  const asked = askedMetrics(query, asker);
  const groups = groupsOfUnits(asked);
  const cases = (await fewCases(client, groups, tables)) ?? (await allCases(client, tables));
  const reader = caseFactReader(client, asker.language, { tables, ofList: false });
  const counted = new Map(asked.map(({ request }) => [request.key, 0]));
  const outcomes = caseWords(asker.language);
  const words = exportWords(asker.language);
  const reasonOf = (reason: string) => outcomes(`outcome.${reason}`);
  const writers = groups.map((group) => group.map((one) => metricCells(one, { words, reasonOf })));
  async function* read() {
    for await (const page of cases.pages) {
      const sums = await sumsOf(client, groups, page, tables);
      const ids = page.ids.filter((id) => sums.some(({ places }) => places.has(id)));
      yield { sums, ids, facts: await reader.read(ids) };
    }
  }
  async function* rows() {
    // The next page is read while the cells of this one are made.
    for await (const { sums, ids, facts } of readAhead(read())) {
      for (const [i, group] of writers.entries()) {
        const own = sums[i];
        if (own) for (const [at, row] of facts.entries()) addCells(row, group, own, own.places.get(ids[at] ?? ""));
      }
      for (const [i, group] of groups.entries()) addCounted(counted, group, sums[i]?.n ?? []);
      yield facts;
    }
  }
  return {
    name: exportWords(asker.language)("kind.CASE_METRICS"),
    columns: [...reader.columns, ...groups.flat().flatMap((one) => metricColumns(one, asker))],
    total: cases.total,
    pages: rows(),
    counted,
  };
}

function addCells(row: Cell[], group: readonly CellWriter[], sums: Sums, place: number | undefined): void {
  for (const write of group) write(row, sums, place);
}

function addCounted(counted: Map<string, number>, group: readonly AskedMetric[], own: readonly number[]): void {
  const n = own.reduce((sum, one) => sum + one, 0);
  for (const { request } of group) counted.set(request.key, (counted.get(request.key) ?? 0) + n);
}

type CasePage = { readonly ids: readonly string[]; readonly condition: (parameters: SqlParameters) => string };
type Cases = { readonly total: number; readonly pages: AsyncIterable<CasePage> | Iterable<CasePage> };

/** The cases that have units in the range, newest report first; null where they are too many, or many of all. */
async function fewCases(sql: Sql, groups: UnitGroups, tables: UnitTables): Promise<Cases | null> {
  if ((await countUnits(sql, groups, mostListed * groups.length)) === null) return null;
  const parameters = new SqlParameters();
  const units = unitsOf(groups, parameters);
  const { rows } = await sql.query<{ id: string }>(
    `SELECT c.id FROM (SELECT DISTINCT case_id FROM (${units}) u) found JOIN ${tables.cases} c ON c.id = found.case_id
     ORDER BY c.reported_on DESC, c.id`,
    parameters.values,
  );
  if (rows.length > fewEnough && rows.length * 20 > (await countAll(sql, tables))) return null;
  function* pages(): Iterable<CasePage> {
    for (let at = 0; at < rows.length; at += pageSize) {
      const ids = rows.slice(at, at + pageSize).map(({ id }) => id);
      yield { ids, condition: (own) => `id = ANY(${own.add(ids)}::uuid[])` };
    }
  }
  return { total: rows.length, pages: pages() };
}

async function countAll(sql: Sql, { cases }: UnitTables): Promise<number> {
  const { rows } = await sql.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${cases} c`);
  return rows[0]?.n ?? 0;
}

/** Every case, a range of ids after the other: many times faster than to look each one up for each metric. */
async function allCases(client: PoolClient, tables: UnitTables): Promise<Cases> {
  const text = `SELECT id, (count(*) OVER ())::int AS total FROM ${tables.cases} c
    WHERE merged_into IS NULL AND revision > 0 ORDER BY id`;
  const { total, pages } = await openCursor<{ id: string; total: number }>(
    client,
    { text, values: [] },
    pageSize * pagesOfIds,
  );
  async function* ranges(): AsyncIterable<CasePage> {
    for await (const ids of inPages(pages)) {
      const condition = (own: SqlParameters) => `id >= ${own.add(ids[0])}::uuid AND id <= ${own.add(ids.at(-1))}::uuid`;
      yield { ids, condition };
    }
  }
  return { total, pages: ranges() };
}

async function* inPages(fetched: AsyncIterable<readonly { readonly id: string }[]>): AsyncGenerator<string[]> {
  for await (const rows of fetched) {
    for (let at = 0; at < rows.length; at += pageSize) yield rows.slice(at, at + pageSize).map(({ id }) => id);
  }
}

/** How many cases have units in the range; null where it is more than `most`. */
export async function countCasesWithUnits(sql: Sql, groups: UnitGroups, most: number): Promise<number | null> {
  if ((await countUnits(sql, groups, most * groups.length)) === null) return null;
  const parameters = new SqlParameters();
  const units = unitsOf(groups, parameters);
  const { rows } = await sql.query<{ n: number }>(
    `SELECT count(DISTINCT case_id)::int AS n FROM (${units}) u`,
    parameters.values,
  );
  return rows[0]?.n ?? 0;
}

/** No more of them are looked at than it takes to know that they are too many. */
async function countUnits(sql: Sql, groups: UnitGroups, most: number): Promise<number | null> {
  const parameters = new SqlParameters();
  const units = unitsOf(groups, parameters);
  const { rows } = await sql.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM (SELECT 1 FROM (${units}) u LIMIT ${most + 1}) bounded`,
    parameters.values,
  );
  const n = rows[0]?.n ?? 0;
  return n > most ? null : n;
}

/** The units of all groups as one relation of case ids. */
function unitsOf(groups: UnitGroups, parameters: SqlParameters): string {
  const units = groups.map((group) => {
    const { source, outcome } = unitsIn(group, parameters);
    // The outcome is named so that each of its parameters is used; PostgreSQL does not compute it.
    return `SELECT case_id FROM (SELECT u.case_id, ${outcome} AS outcome ${source}) listed`;
  });
  return units.join(" UNION ALL ");
}

/** The group's units as FROM … WHERE …, and the expression that says whether one counts. */
function unitsIn([one]: readonly AskedMetric[], parameters: SqlParameters, cases?: string) {
  if (!one) throw new Error("a group of units has at least one metric");
  const { from, where, outcome } = one.compile(parameters, cases);
  return { source: `FROM ${from} WHERE ${where.join(" AND ")}`, outcome };
}

type ListedSums = { readonly place: number; readonly cases: readonly string[] | null } & SumLists;

/** The sums of each group by case, in one statement that finds the cases of the page once. */
async function sumsOf(sql: Sql, groups: UnitGroups, page: CasePage, tables: UnitTables): Promise<readonly Sums[]> {
  const parameters = new SqlParameters();
  const cases = `SELECT * FROM ${tables.cases} c WHERE ${page.condition(parameters)}`;
  const parts = groups.map((group, place) => {
    const { source, outcome } = unitsIn(group, parameters, "export_case");
    // A list of a column is written and read many times faster than an object a row.
    return `SELECT ${place} AS place, ${["case_id AS cases", "n", "hits", "amount", "left_out"].map(listed).join(", ")} FROM (
      SELECT case_id, COALESCE(sum(n) FILTER (WHERE outcome = 'counted'), 0) AS n,
        COALESCE(sum(hits) FILTER (WHERE outcome = 'counted'), 0) AS hits,
        COALESCE(sum(amount) FILTER (WHERE outcome = 'counted'), 0) AS amount,
        min(outcome) FILTER (WHERE outcome <> 'counted') AS left_out
      FROM (SELECT u.case_id, ${outcome} AS outcome, u.n, u.hits, u.amount ${source}) listed GROUP BY case_id) added`;
  });
  const { rows } = await sql.query<ListedSums>(
    `WITH export_case AS MATERIALIZED (${cases}) ${parts.join(" UNION ALL ")}`,
    parameters.values,
  );
  const sums = groups.map(() => nothing);
  for (const { place, cases: ids, ...lists } of rows) {
    if (ids) sums[place] = { places: new Map(ids.map((id, i) => [id, i])), ...lists };
  }
  return sums;
}

function listed(column: string): string {
  const [name = "", as = name] = column.split(" AS ");
  return `array_to_json(array_agg(${name})) AS ${as}`;
}

const nothing: Sums = { places: new Map(), n: [], hits: [], amount: [], left_out: [] };

const hasExclusions = ({ metric }: AskedMetric) => metric.exclusions.length > 0;

function metricColumns(one: AskedMetric, asker: ExportAsker): Column[] {
  const words = exportWords(asker.language);
  const metric = nameOfAsked(one, asker);
  const amount = amountWords(one.metric, words);
  const column = (part: string, type: Column["type"] = "number"): Column => ({
    header: words("partOfMetric", { metric, part }),
    type,
  });
  return [
    column(words("column.n")),
    ...(hasHits(one.metric) ? [column(words("column.hits"))] : []),
    ...(amount === null ? [] : [column(amount)]),
    ...(hasExclusions(one) ? [column(words("column.leftOut"), "text")] : []),
  ];
}

/** Adds the cells of one metric to a row, from the sums at a place: of nothing, where there is none. */
type CellWriter = (row: Cell[], sums: Sums, place: number | undefined) => void;

/** Parts are empty where nothing counts: a zero would be one. */
function metricCells(
  { metric, ...one }: AskedMetric,
  { words, reasonOf }: { readonly words: Words; readonly reasonOf: (reason: string) => string },
): CellWriter {
  const [withHits, withAmount] = [hasHits(metric), amountWords(metric, words) !== null];
  const withExclusions = hasExclusions({ metric, ...one });
  return (row, sums, place = -1) => {
    const n = sums.n[place] ?? 0;
    const leftOut = sums.left_out[place] ?? null;
    row.push(n);
    if (withHits) row.push(n > 0 ? (sums.hits[place] ?? 0) : null);
    if (withAmount) row.push(n > 0 ? scaledAmount(metric, sums.amount[place] ?? 0) : null);
    if (withExclusions) row.push(leftOut === null ? null : reasonOf(leftOut));
  };
}
