import type { PoolClient } from "pg";

import type { Sql } from "../database/database.ts";
import { SqlParameters } from "../database/sql-parameters.ts";
import { caseWords } from "../locales/words.ts";
import type { DayRange } from "../metrics/metric-query.ts";
import { metricDefinitions } from "../registry.ts";
import { caseFactReader } from "./case-facts.ts";
import type { ExportRequestOf } from "./export-request.ts";
import type { Cell, Column, ExportTable } from "./export-table.ts";
import { exportWords } from "./export-words.ts";
import { openCursor } from "./open-cursor.ts";
import { type AskedMetric, askedMetrics, type ExportAsker, groupsOfUnits } from "./unit-questions.ts";

const pageSize = 5000;

/** What the units of one group add up to in one case; `leftOut` is the first reason why some did not count. */
type Sums = {
  readonly case_id: string;
  readonly n: number;
  readonly hits: number;
  readonly amount: number;
  readonly left_out: string | null;
};

/**
 * One row a case that has at least one unit in the range, newest report first: its facts, and for each metric what it
 * counts of the case in the range. The sum of a column over all rows is that part of the figure.
 */
export async function caseMetricsTable(
  client: PoolClient,
  { query }: ExportRequestOf<"CASE_METRICS">,
  asker: ExportAsker,
): Promise<ExportTable> {
  const asked = await askedMetrics(client, query, asker);
  const groups = groupsOfUnits(asked);
  const statement = casesStatement(groups, query.range);
  const { total, pages } = await openCursor<{ id: string; total: number }>(client, statement, pageSize);
  const reader = caseFactReader(client, asker.language, { withPersons: false });
  const counted = new Map(asked.map(({ request }) => [request.key, 0]));
  const outcomes = caseWords(asker.language);
  const cellsOf = (one: AskedMetric, sums: Sums | undefined): Cell[] => {
    counted.set(one.request.key, (counted.get(one.request.key) ?? 0) + (sums?.n ?? 0));
    return metricCells(one, sums, (reason) => outcomes(`outcome.${reason}`));
  };
  async function* rows() {
    for await (const page of pages) {
      const ids = page.map(({ id }) => id);
      const facts = await reader.read(ids);
      const sums: Map<string, Sums>[] = [];
      for (const group of groups) sums.push(await sumsOf(client, group, ids, query.range));
      yield facts.map((row, at) => [
        ...row,
        ...groups.flatMap((group, i) => group.flatMap((one) => cellsOf(one, sums[i]?.get(ids[at] ?? "")))),
      ]);
    }
  }
  return {
    name: exportWords(asker.language)("kind.CASE_METRICS"),
    columns: [...reader.columns, ...groups.flat().flatMap((one) => metricColumns(one, asker))],
    total,
    pages: rows(),
    counted,
  };
}

/** The ids of the cases that have units in the range, once each. */
export function casesStatement(groups: readonly (readonly AskedMetric[])[], range: DayRange) {
  const parameters = new SqlParameters();
  const units = groups.map((group) => {
    const { source, outcome } = unitsIn(group, range, parameters);
    // The outcome is named so that each of its parameters is used; PostgreSQL does not compute it.
    return `SELECT case_id FROM (SELECT u.case_id, ${outcome} AS outcome ${source}) listed`;
  });
  const text = `
    SELECT c.id, (count(*) OVER ())::int AS total
    FROM service_case c WHERE c.id IN (${units.join(" UNION ALL ")})
    ORDER BY c.reported_on DESC, c.id`;
  return { text, values: parameters.values };
}

/** The group's units of the range as FROM … WHERE …, and the expression that says whether one counts. */
function unitsIn([one]: readonly AskedMetric[], range: DayRange, parameters: SqlParameters) {
  if (!one) throw new Error("a group of units has at least one metric");
  const { from, where, outcome } = one.compile(parameters);
  const days = `u.day >= ${parameters.add(range.from)}::date AND u.day < ${parameters.add(range.to)}::date`;
  return { source: `FROM ${from} WHERE ${days} AND ${where.join(" AND ")}`, outcome };
}

async function sumsOf(
  sql: Sql,
  group: readonly AskedMetric[],
  ids: readonly string[],
  range: DayRange,
): Promise<Map<string, Sums>> {
  const parameters = new SqlParameters();
  const { source, outcome } = unitsIn(group, range, parameters);
  const { rows } = await sql.query<Sums>(
    `SELECT case_id, COALESCE(sum(n) FILTER (WHERE outcome = 'counted'), 0)::float8 AS n,
       COALESCE(sum(hits) FILTER (WHERE outcome = 'counted'), 0)::float8 AS hits,
       COALESCE(sum(amount) FILTER (WHERE outcome = 'counted'), 0)::float8 AS amount,
       min(outcome) FILTER (WHERE outcome <> 'counted') AS left_out
     FROM (
       SELECT u.case_id, ${outcome} AS outcome, u.n, u.hits, u.amount ${source}
         AND u.case_id = ANY(${parameters.add(ids)}::uuid[])
     ) listed GROUP BY case_id`,
    parameters.values,
  );
  return new Map(rows.map((row) => [row.case_id, row]));
}

const hasHits = ({ metric }: AskedMetric) => metric.figure === "ratio";
const hasAmount = ({ metric }: AskedMetric) =>
  metric.figure === "duration" || metric.figure === "average" || metric.hasMean;
const hasExclusions = ({ metric }: AskedMetric) => metric.exclusions.length > 0;

function metricColumns(one: AskedMetric, { language }: ExportAsker): Column[] {
  const words = exportWords(language);
  const { name } = metricDefinitions(language).find(({ key }) => key === one.request.key) ?? { name: one.request.key };
  const metric = one.windowDays === null ? name : words("metricOfWindow", { name, days: one.windowDays });
  const column = (part: string, type: Column["type"] = "number"): Column => ({
    header: words("partOfMetric", { metric, part }),
    type,
  });
  return [
    column(words("column.n")),
    ...(hasHits(one) ? [column(words("column.hits"))] : []),
    ...(hasAmount(one) ? [column(one.metric.hasMean ? words("column.score") : words(`unit.${one.metric.unit}`))] : []),
    ...(hasExclusions(one) ? [column(words("column.leftOut"), "text")] : []),
  ];
}

/** Empty where the case has no counted unit: a zero would be one. */
function metricCells(one: AskedMetric, sums: Sums | undefined, reasonOf: (reason: string) => string): Cell[] {
  const counts = sums !== undefined && sums.n > 0;
  return [
    sums?.n ?? 0,
    ...(hasHits(one) ? [counts ? sums.hits : null] : []),
    ...(hasAmount(one) ? [counts ? sums.amount : null] : []),
    ...(hasExclusions(one) ? [sums?.left_out ? reasonOf(sums.left_out) : null] : []),
  ];
}
