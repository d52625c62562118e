import type { Sql } from "../../database/database.ts";
import { caseEventTypes, type CaseEventType } from "../case-event-types.ts";
import type { CaseLog, LoggedEvent, Moment } from "./case-log.ts";

type CaseRow = {
  id: string;
  department_id: number | null;
  employee_id: number | null;
  contract_id: number | null;
  model_id: number | null;
  family_id: number | null;
  asserted_status: string | null;
  learned_on: string;
};
type EventRow = {
  case_id: string;
  id: string;
  content_hash: string;
  type: string;
  happened_on: string | null;
  at: number | null;
  day_start: number | null;
  department_id: number | null;
  employee_id: number | null;
  result: string | null;
  amount: number | null;
  score: number | null;
  detail: string | null;
  due_on: string | null;
  due_at: number | null;
  due_start: number | null;
  set_aside: string | null;
};

const isEventType = (type: string): type is CaseEventType => caseEventTypes.some((known) => known === type);
const milliseconds = (expression: string) => `(extract(epoch FROM ${expression}) * 1000)::float8`;

/**
 * The logs of the cases in relation `touched (case_id)`: their rows in `cases` and their live events, or those that were
 * live and known at `knownAt`. A day begins where it begins in the session's time zone.
 */
export async function readCaseLogs(
  sql: Sql,
  touched: string,
  { cases = "service_case", knownAt = null }: { readonly cases?: string; readonly knownAt?: Date | null } = {},
): Promise<CaseLog[]> {
  const found = await sql.query<CaseRow>(
    `SELECT id, department_id, employee_id, contract_id, model_id, family_id, asserted_status, learned_on
     FROM ${cases} WHERE id IN (SELECT case_id FROM ${touched})`,
  );
  const live = knownAt
    ? "e.learned_at <= $1 AND (e.superseded_at IS NULL OR e.superseded_at > $1)"
    : "e.superseded_at IS NULL";
  const events = await sql.query<EventRow>(
    `SELECT e.case_id, e.id, e.content_hash, e.type, e.happened_on, ${milliseconds("e.happened_at")} AS at,
       ${milliseconds("e.happened_on::timestamptz")} AS day_start, e.department_id, e.employee_id, e.result,
       e.amount::float8 AS amount, e.score::float8 AS score, e.detail, e.due_on, ${milliseconds("e.due_at")} AS due_at,
       ${milliseconds("e.due_on::timestamptz")} AS due_start, e.set_aside
     FROM case_event e JOIN ${touched} t USING (case_id) WHERE ${live}`,
    knownAt ? [knownAt] : [],
  );
  const byCase = Map.groupBy(events.rows, (row) => row.case_id);
  return found.rows.map((row) => logOf(row, byCase.get(row.id) ?? []));
}

function logOf(row: CaseRow, events: readonly EventRow[]): CaseLog {
  return {
    caseId: row.id,
    departmentId: row.department_id,
    employeeId: row.employee_id,
    contractId: row.contract_id,
    modelId: row.model_id,
    familyId: row.family_id,
    assertedStatus: row.asserted_status,
    learnedOn: row.learned_on,
    events: events.flatMap((event) => (isEventType(event.type) ? [eventOf(event, event.type)] : [])),
  };
}

function eventOf(row: EventRow, type: CaseEventType): LoggedEvent {
  return {
    id: row.id,
    hash: row.content_hash,
    type,
    moment: momentOf(row.happened_on, row.at, row.day_start),
    departmentId: row.department_id,
    employeeId: row.employee_id,
    result: row.result,
    amount: row.amount,
    score: row.score,
    detail: row.detail,
    due: momentOf(row.due_on, row.due_at, row.due_start),
    setAside: row.set_aside,
  };
}

function momentOf(on: string | null, at: number | null, dayStart: number | null): Moment | null {
  return on === null ? null : { on, at, dayStart: dayStart ?? 0 };
}
