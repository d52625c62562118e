import type { Sql } from "../database/database.ts";
import { SqlParameters } from "../database/sql-parameters.ts";
import { DomainError } from "../errors.ts";
import type { Registry } from "./answer-parts.ts";
import type { Standpoint } from "./answer-query.ts";
import { checkQuery } from "./check-query.ts";
import type { Metric } from "./metric.ts";
import {
  changeReasons,
  type ChangeReason,
  type MetricChange,
  type MetricChanges,
  type MetricChangesRequest,
  type ReasonSummary,
  type UnitState,
} from "./metric-query.ts";
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
    readonly reasons: readonly string[];
    readonly learned_at: Date | null;
  };

/**
 * Makes relation `name (case_id, reasons, learned_at)`: why each case of relation `changed (case_id)` may have changed
 * since, and when that was learned. Given by whoever knows cases.
 */
export type TellReasons = (sql: Sql, name: string, changed: string) => Promise<void>;

/**
 * The units that make a figure another than it was: `at` is the same asker at both times, in one transaction whose
 * temporary tables nobody else reads. A unit is listed when it came, went, or counts differently; latest first. The
 * summary counts all of them, under each of their reasons, the most frequent reason first.
 */
export async function listChanges(
  at: { readonly before: Standpoint; readonly after: Standpoint },
  registry: Registry,
  request: MetricChangesRequest,
  tellReasons: TellReasons,
): Promise<MetricChanges> {
  checkQuery(registry.metrics, request.query);
  if (request.first < 0 || request.first > mostRows) {
    throw new DomainError("BAD_INPUT", "first_out_of_range", { first: request.first, most: mostRows });
  }
  const { sql } = at.after;
  const metric = await stageChanges(at, registry, request);
  await tellReasons(sql, "pg_temp.changed_case", "pg_temp.changed_unit");
  const summary = await readSummary(sql);
  const page = await readPage(sql, request);
  return {
    totalCount: summary.total,
    summary: summary.reasons,
    rows: page.slice(0, request.first).map((row) => presentChange(row, metric)),
    hasNextPage: page.length > request.first,
  };
}

/** Makes relation `changed_unit`: the figure's units that differ, as they were and as they are. */
async function stageChanges(
  at: { readonly before: Standpoint; readonly after: Standpoint },
  registry: Registry,
  request: MetricChangesRequest,
): Promise<Metric> {
  const parameters = new SqlParameters();
  const before = unitsOfFigure(at.before, registry, request, parameters);
  const after = unitsOfFigure(at.after, registry, request, parameters);
  await at.after.sql.query(
    `CREATE TEMP TABLE changed_unit ON COMMIT DROP AS SELECT * FROM (
       SELECT COALESCE(n.case_id, t.case_id) AS case_id, COALESCE(n.unit_key, t.unit_key) AS unit_key,
         COALESCE(n.day, t.day) AS day, COALESCE(n.defect_type_id, t.defect_type_id) AS defect_type_id,
         ${state("t", "then")}, ${state("n", "now")}
       FROM (${before.select}) t FULL JOIN (${after.select}) n
         ON n.case_id = t.case_id AND n.unit_key = t.unit_key AND n.defect_type_id IS NOT DISTINCT FROM t.defect_type_id
       WHERE (n.day, n.outcome, n.hit, n.amount) IS DISTINCT FROM (t.day, t.outcome, t.hit, t.amount)
     ) changed`,
    parameters.values,
  );
  await at.after.sql.query("ANALYZE pg_temp.changed_unit (case_id)");
  return after.question.metric;
}

// Nothing was learned of the case, and no rule was edited: its time has come.
const toldUnits = `SELECT u.*, COALESCE(r.reasons, '{matured}') AS reasons, r.learned_at
  FROM pg_temp.changed_unit u LEFT JOIN pg_temp.changed_case r USING (case_id)`;

type Summary = { readonly total: number; readonly reasons: readonly ReasonSummary[] };

async function readSummary(sql: Sql): Promise<Summary> {
  const counted = (when: string) => `COALESCE(${when}_outcome = 'counted', false)`;
  const { rows } = await sql.query<{ reason: string | null } & Omit<ReasonSummary, "reason"> & { total: number }>(
    `SELECT reason, count(*) AS total, count(*) FILTER (WHERE ${counted("now")} AND NOT ${counted("then")}) AS added,
       count(*) FILTER (WHERE ${counted("then")} AND NOT ${counted("now")}) AS removed,
       count(*) FILTER (WHERE ${counted("then")} = ${counted("now")}) AS otherwise
     FROM (${toldUnits}) u, unnest('{null}' || u.reasons) AS reason
     GROUP BY reason ORDER BY total DESC, reason`,
  );
  const reasons = rows.flatMap(({ reason, added, removed, otherwise }) =>
    isReason(reason) ? [{ reason, added, removed, otherwise }] : [],
  );
  return { total: rows.find(({ reason }) => reason === null)?.total ?? 0, reasons };
}

const isReason = (text: string | null): text is ChangeReason => changeReasons.some((reason) => reason === text);

async function readPage(sql: Sql, { first, after }: MetricChangesRequest): Promise<Changed[]> {
  const parameters = new SqlParameters();
  const { rows } = await sql.query<Changed>(
    `SELECT case_id, unit_key, day::text, defect_type_id, then_day::text, then_outcome, then_hit, then_amount,
       now_day::text, now_outcome, now_hit, now_amount, reasons, learned_at
     FROM (${toldUnits}) c WHERE true ${afterCondition(after, parameters)}
     ORDER BY day DESC, case_id, unit_key, defect_type_id NULLS FIRST LIMIT ${parameters.add(first + 1)}`,
    parameters.values,
  );
  return rows;
}

function state(alias: string, prefix: string): string {
  return ["day", "outcome", "hit", "amount"].map((column) => `${alias}.${column} AS ${prefix}_${column}`).join(", ");
}

function presentChange(row: Changed, metric: Metric): MetricChange {
  return {
    cursor: rowCursor(row),
    unitKey: row.unit_key,
    caseId: row.case_id,
    reasons: row.reasons.filter(isReason),
    learnedAt: row.learned_at,
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
