import type { Sql } from "../database/database.ts";
import { SqlParameters } from "../database/sql-parameters.ts";
import { DomainError } from "../errors.ts";
import type { Registry } from "./answer-parts.ts";
import type { Standpoint } from "./answer-query.ts";
import { checkQuery } from "./check-query.ts";
import type { Metric } from "./metric.ts";
import type { ChangeReason, MetricChange, MetricChanges, MetricChangesRequest, UnitState } from "./metric-query.ts";
import { afterCondition, amountOf, rowCursor, unitsOfFigure } from "./metric-rows.ts";

const mostRows = 500;

type State<Prefix extends string> = {
  readonly [Column in `${Prefix}_day` | `${Prefix}_outcome`]: string | null;
} & { readonly [Column in `${Prefix}_hit` | `${Prefix}_amount`]: number | null };
type Changed = State<"then"> &
  State<"now"> & {
    readonly case_id: string;
    readonly unit_key: string;
    readonly day: string;
    readonly defect_type_id: number | null;
  };

/** Says of each case why it may have changed since, and when that was learned. Given by whoever knows cases. */
export type ReasonsOf = (
  sql: Sql,
  caseIds: readonly string[],
) => Promise<ReadonlyMap<string, { readonly reasons: readonly ChangeReason[]; readonly learnedAt: Date | null }>>;

/**
 * The units that make a figure another than it was: `at` is the same asker at both times, on one snapshot.
 * A unit is listed when it came, went, or counts differently; latest first.
 */
export async function listChanges(
  at: { readonly before: Standpoint; readonly after: Standpoint },
  registry: Registry,
  request: MetricChangesRequest,
  reasonsOf: ReasonsOf,
): Promise<MetricChanges> {
  checkQuery(registry.metrics, request.query);
  if (request.first < 0 || request.first > mostRows) {
    throw new DomainError("BAD_INPUT", "first_out_of_range", { first: request.first, most: mostRows });
  }
  const parameters = new SqlParameters();
  const before = unitsOfFigure(at.before, registry, request, parameters);
  const after = unitsOfFigure(at.after, registry, request, parameters);
  const changed = `SELECT * FROM (
      SELECT COALESCE(n.case_id, t.case_id) AS case_id, COALESCE(n.unit_key, t.unit_key) AS unit_key,
        COALESCE(n.day, t.day) AS day, COALESCE(n.defect_type_id, t.defect_type_id) AS defect_type_id,
        ${state("t", "then")}, ${state("n", "now")}
      FROM (${before.select}) t FULL JOIN (${after.select}) n
        ON n.case_id = t.case_id AND n.unit_key = t.unit_key AND n.defect_type_id IS NOT DISTINCT FROM t.defect_type_id
      WHERE (n.day, n.outcome, n.hit, n.amount) IS DISTINCT FROM (t.day, t.outcome, t.hit, t.amount)
    ) changed`;
  const counted = await at.after.sql.query<{ count: number }>(`SELECT count(*) FROM (${changed}) c`, parameters.values);
  const page = await at.after.sql.query<Changed>(
    `SELECT case_id, unit_key, day::text, defect_type_id, then_day::text, then_outcome, then_hit, then_amount,
       now_day::text, now_outcome, now_hit, now_amount
     FROM (${changed}) c WHERE true ${afterCondition(request.after, parameters)}
     ORDER BY day DESC, case_id, unit_key, defect_type_id NULLS FIRST LIMIT ${parameters.add(request.first + 1)}`,
    parameters.values,
  );
  const rows = page.rows.slice(0, request.first);
  const told = await reasonsOf(at.after.sql, [...new Set(rows.map((row) => row.case_id))]);
  return {
    totalCount: counted.rows[0]?.count ?? 0,
    rows: rows.map((row) => presentChange(row, after.question.metric, told.get(row.case_id))),
    hasNextPage: page.rows.length > request.first,
  };
}

function state(alias: string, prefix: string): string {
  return ["day", "outcome", "hit", "amount"].map((column) => `${alias}.${column} AS ${prefix}_${column}`).join(", ");
}

type Told = { readonly reasons: readonly ChangeReason[]; readonly learnedAt: Date | null };

function presentChange(row: Changed, metric: Metric, told: Told | undefined): MetricChange {
  return {
    cursor: rowCursor(row),
    unitKey: row.unit_key,
    caseId: row.case_id,
    // Nothing was learned of the case, and no rule was edited: its time has come.
    reasons: told && told.reasons.length > 0 ? told.reasons : ["matured"],
    learnedAt: told?.learnedAt ?? null,
    before: stateOf(metric, row.then_day, row.then_outcome, row.then_hit, row.then_amount),
    after: stateOf(metric, row.now_day, row.now_outcome, row.now_hit, row.now_amount),
  };
}

function stateOf(
  metric: Metric,
  day: string | null,
  outcome: string | null,
  hit: number | null,
  amount: number | null,
): UnitState {
  if (day === null || outcome === null) return null;
  return {
    day,
    outcome,
    hit: metric.figure === "ratio" ? (hit ?? 0) > 0 : null,
    amount: amountOf(metric, amount ?? 0),
  };
}
