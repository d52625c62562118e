import type { Scope } from "../../access/scope.ts";
import { readableCase } from "../../cases/case-scope.ts";
import type { Database } from "../../database/database.ts";
import { SqlParameters } from "../../database/sql-parameters.ts";
import { earliest } from "./list-repeats.ts";

/** The event that a case counts as one of, as its reader sees it. */
export type EventOfCase = {
  readonly eventId: number;
  /** The earliest reported; its reports count. Null where the reader may not read it. */
  readonly leadingId: string | null;
  readonly leadingNumber: string | null;
  /** All that are counted as the event. */
  readonly cases: number;
  readonly reason: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date;
};

/** The events of those of `caseIds` that are in one, by case, as somebody of `scope` sees them. */
export async function readEventsOfCases(
  db: Database,
  caseIds: readonly string[],
  scope: Scope,
): Promise<Map<string, EventOfCase>> {
  const parameters = new SqlParameters();
  const { rows } = await db.pool.query<EventOfCase & { caseId: string }>(
    `SELECT m.case_id AS "caseId", m.event_id::int AS "eventId", l.cases, e.reason, u.display_name AS "decidedBy",
       e.decided_at AS "decidedAt", CASE WHEN l.readable THEN l.id END AS "leadingId", CASE WHEN l.readable THEN l.number END AS "leadingNumber"
     FROM one_event_case m JOIN repeat_decision e ON e.id = m.event_id LEFT JOIN app_user u ON u.id = e.decided_by
     CROSS JOIN LATERAL (
       SELECT c.id, c.number, count(*) OVER ()::int AS cases, ${readableCase(scope, parameters)} AS readable
       FROM one_event_case o JOIN service_case c ON c.id = o.case_id
       WHERE o.event_id = m.event_id AND o.superseded_at IS NULL ORDER BY ${earliest} LIMIT 1
     ) l
     WHERE m.case_id = ANY(${parameters.add(caseIds)}::uuid[]) AND m.superseded_at IS NULL`,
    parameters.values,
  );
  return new Map(rows.map(({ caseId, ...event }) => [caseId, event]));
}
