import type { PoolClient } from "pg";
import type { Scope } from "../../access/scope.ts";
import { readableCase } from "../../cases/case-scope.ts";
import { changeEvents } from "../../cases/change-events.ts";
import { judgeAlone } from "../../cases/recompute-failure-events.ts";
import { inTransaction, type Database, type Sql } from "../../database/database.ts";
import { SqlParameters } from "../../database/sql-parameters.ts";
import { DomainError } from "../../errors.ts";
import type { Rollups } from "../../metrics/rollup.ts";
import type { By } from "../taxonomy/taxonomy-change.ts";
import { optionalText } from "../taxonomy/taxonomy-words.ts";
import { keepRepeatDecision, standingDecision } from "./repeat-decisions.ts";

export type OneEventDecision = {
  readonly caseIds: readonly string[];
  /** Shown beside them and not chosen: they are not proposed again. */
  readonly leftOut?: readonly string[] | null | undefined;
  /** The event that they are of; without it they are one by themselves. */
  readonly event?: number | null | undefined;
  readonly reason?: string | null | undefined;
};
export type Dismissal = Pick<OneEventDecision, "caseIds" | "reason">;

type Decider = By & { readonly scope: Scope };

export const mostRepeatCases = 2000;
const longestReason = 2000;

/**
 * Says that cases are one event, told several times: as defect reports they count once, everywhere and at once; as cases
 * nothing changes. Answers the event's id. Throws NOT_FOUND `service_case_unknown`, `repeat_decision_unknown`, BAD_INPUT
 * `repeat_cases_few` or `repeat_cases_many`, CONFLICT `repeat_in_event` for a case that is in an event, CONFLICT
 * `repeat_taken_back` for an event that no longer holds.
 */
export function countAsOneEvent(
  db: Database,
  rollups: Rollups,
  { caseIds, leftOut, event, reason }: OneEventDecision,
  { scope, ...by }: Decider,
): Promise<number> {
  const cases = chosen(caseIds, event ? 1 : 2);
  const beside = [...new Set(leftOut ?? [])].filter((id) => !cases.includes(id)).slice(0, mostRepeatCases);
  const kept = optionalText(reason, longestReason);
  return inTransaction(db.pool, async (sql) => {
    await judgeAlone(sql);
    if (event) await standingDecision(sql, event, ["ONE_EVENT"]);
    await refuseUnknown(sql, [...cases, ...beside], scope);
    await refuseInEvent(sql, cases);
    await nameTouched(sql, event ?? null, cases);
    let id = event ?? 0;
    await changeEvents(sql, "touched_event", rollups, async () => {
      const decision = { action: event ? "JOINED" : "ONE_EVENT", of: event ?? null, cases, leftOut: beside } as const;
      const made = await keepRepeatDecision(sql, { ...decision, reason: kept }, by);
      if (!event) id = made;
      await sql.query(
        "INSERT INTO one_event_case (event_id, case_id, learned_at) SELECT $1, case_id, $3 FROM unnest($2::uuid[]) AS case_id",
        [id, cases, by.now],
      );
    });
    return id;
  });
}

/**
 * Says that cases are no one event: they are not proposed again unless many more come. Answers the decision's id. Throws
 * NOT_FOUND `service_case_unknown`, BAD_INPUT `repeat_cases_few` or `repeat_cases_many`.
 */
export function dismissRepeats(db: Database, { caseIds, reason }: Dismissal, { scope, ...by }: Decider) {
  const cases = chosen(caseIds, 1);
  const kept = optionalText(reason, longestReason);
  return inTransaction(db.pool, async (sql) => {
    await refuseUnknown(sql, cases, scope);
    return keepRepeatDecision(sql, { action: "DISMISSED", of: null, cases, leftOut: [], reason: kept }, by);
  });
}

/**
 * Takes back that cases are one event (each counts for itself again) or that they are none (they are proposed again).
 * Throws NOT_FOUND `repeat_decision_unknown`, CONFLICT `repeat_taken_back`.
 */
export function takeBackRepeats(
  db: Database,
  rollups: Rollups,
  { id, reason }: { readonly id: number; readonly reason?: string | null | undefined },
  by: By,
): Promise<void> {
  const kept = optionalText(reason, longestReason);
  return inTransaction(db.pool, async (sql) => {
    await judgeAlone(sql);
    const cases = await standingDecision(sql, id, ["ONE_EVENT", "DISMISSED"]);
    await nameTouched(sql, id, []);
    await changeEvents(sql, "touched_event", rollups, async () => {
      await keepRepeatDecision(sql, { action: "TAKEN_BACK", of: id, cases, leftOut: [], reason: kept }, by);
      const end = "UPDATE one_event_case SET superseded_at = $2 WHERE event_id = $1 AND superseded_at IS NULL";
      await sql.query(end, [id, by.now]);
    });
  });
}

function chosen(caseIds: readonly string[], fewest: number): readonly string[] {
  const cases = [...new Set(caseIds)];
  if (cases.length < fewest) throw new DomainError("BAD_INPUT", "repeat_cases_few", { fewest });
  if (cases.length > mostRepeatCases)
    throw new DomainError("BAD_INPUT", "repeat_cases_many", { most: mostRepeatCases });
  return cases;
}

async function refuseUnknown(sql: Sql, ids: readonly string[], scope: Scope): Promise<void> {
  const parameters = new SqlParameters();
  const { rows } = await sql.query<{ found: number }>(
    `SELECT count(*)::int AS found FROM service_case c WHERE c.id = ANY(${parameters.add(ids)}::uuid[])
       AND c.merged_into IS NULL AND c.revision > 0 AND ${readableCase(scope, parameters)}`,
    parameters.values,
  );
  if (rows[0]?.found !== ids.length) throw new DomainError("NOT_FOUND", "service_case_unknown");
}

async function refuseInEvent(sql: Sql, cases: readonly string[]): Promise<void> {
  const { rows } = await sql.query<{ number: string }>(
    `SELECT c.number FROM one_event_case m JOIN service_case c ON c.id = m.case_id
     WHERE m.case_id = ANY($1::uuid[]) AND m.superseded_at IS NULL ORDER BY c.number LIMIT 1`,
    [cases],
  );
  const number = rows[0]?.number;
  if (number !== undefined) throw new DomainError("CONFLICT", "repeat_in_event", { number });
}

/** Relation `touched_event`: these cases, and those of the event. */
async function nameTouched(sql: PoolClient, event: number | null, cases: readonly string[]): Promise<void> {
  await sql.query("CREATE TEMP TABLE touched_event (case_id uuid PRIMARY KEY) ON COMMIT DROP");
  await sql.query(
    `INSERT INTO touched_event SELECT case_id FROM unnest($2::uuid[]) AS case_id
     UNION SELECT case_id FROM one_event_case WHERE event_id = $1 AND superseded_at IS NULL`,
    [event, cases],
  );
}
