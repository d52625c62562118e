import type { Scope } from "../access/scope.ts";
import type { Database } from "../database/database.ts";
import { SqlParameters } from "../database/sql-parameters.ts";
import { measureColumn } from "../metrics/measures.ts";
import { ofSpan, spanRelation } from "../metrics/span-relation.ts";
import { beginning, spansOf, theEnd } from "../metrics/spans.ts";
import { caseFilterConditions, refuseReversed, type CaseFilter } from "./case-filter.ts";
import { ownCasesElsewhere, partySetsOf, readableShares } from "./case-scope.ts";
import { caseUnits } from "./case-units.ts";

/** How many cases the list has over all its pages. */
export async function countCases(db: Database, filter: CaseFilter, scope: Scope): Promise<number> {
  const parameters = new SqlParameters();
  const counts = isPlain(filter) ? rolledUpCounts(filter, scope, parameters) : listedCounts(filter, scope, parameters);
  const { rows } = await db.pool.query<{ n: number }>(
    `SELECT (${counts.join(" + ") || "0"})::int AS n`,
    parameters.values,
  );
  return rows[0]?.n ?? 0;
}

/** Whether nothing but the days is asked for. */
function isPlain({ filters, search }: CaseFilter): boolean {
  return !search?.trim() && (filters ?? []).length === 0;
}

function listedCounts(filter: CaseFilter, scope: Scope, parameters: SqlParameters): string[] {
  const conditions = caseFilterConditions(filter, parameters);
  return readableShares(scope, parameters).map((share) => countOf([...conditions, share]));
}

function countOf(conditions: readonly string[]): string {
  return `(SELECT count(*) FROM service_case c WHERE ${conditions.join(" AND ")})`;
}

/** A person has few cases: each is looked up, whatever the planner thinks of their number. */
function countOwn(ids: string, conditions: readonly string[]): string {
  return `(SELECT count(*) FROM (${ids}) p
    CROSS JOIN LATERAL (SELECT 1 FROM service_case c WHERE ${["c.id = p.case_id", ...conditions].join(" AND ")} OFFSET 0) c)`;
}

/** Counts that add up to what is reported on the filter's days: by combinations of departments, and what a person has beside them. */
function rolledUpCounts(filter: CaseFilter, scope: Scope, parameters: SqlParameters): string[] {
  const { range } = filter;
  const { from, to } = range ?? { from: beginning, to: theEnd };
  if (range) refuseReversed(range);
  const spans = spansOf([{ names: [null], starts: [from], to }], ["D", "M", "Q", "Y"], false) ?? [];
  const seen = [
    ...(range ? ["u.outcome = 'counted'"] : []), // what has no report day is in no range
    ...(scope.kind === "part" ? [`u.party_set_id = ANY(${partySetsOf(scope.departmentIds, parameters)})`] : []),
  ];
  const sum = (relation: string, among: readonly string[]) =>
    `COALESCE((SELECT sum(u.${measureColumn(caseUnits.case, 0, "n")}) FROM ${relation} WHERE ${[...among, ...seen].join(" AND ") || "true"}), 0)`;
  const own = scope.kind === "part" ? ownCasesElsewhere(scope, parameters) : null;
  const days = [`u.day >= ${parameters.add(from)}::date`, `u.day < ${parameters.add(to)}::date`];
  return [
    sum(`${spanRelation(spans, parameters)} JOIN rollup_parties u ON ${ofSpan}`, []),
    sum("delta_parties u", days),
    ...(own ? [countOwn(own, caseFilterConditions(filter, parameters))] : []),
  ];
}
