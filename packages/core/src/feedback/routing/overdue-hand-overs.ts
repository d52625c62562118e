import type { Sql } from "../../database/database.ts";

/** A hand-over that was not accepted or answered in time. */
export type OverdueHandOver = {
  /** The number of the case or issue. */
  readonly subject: string;
  /** The department that sent it; null: nobody of the company's departments. */
  readonly from: string | null;
  /** ISO 8601. */
  readonly dueAt: string;
  /** The page it leads to. */
  readonly url: string;
};

/**
 * What departments had not accepted or answered in time at an instant, the longest overdue first; without what is about
 * people, which not everybody of a department may see.
 */
export async function overdueHandOvers(
  sql: Sql,
  { departmentIds, at }: { readonly departmentIds: readonly number[]; readonly at: Date },
): Promise<OverdueHandOver[]> {
  const { rows } = await sql.query<Omit<OverdueHandOver, "dueAt"> & { readonly dueAt: Date }>(
    `SELECT COALESCE(h.issue, (SELECT c.number FROM service_case c WHERE c.id = h.case_id), '') AS subject,
       (SELECT d.name FROM department d WHERE d.id = h.from_department_id) AS "from", due.at AS "dueAt",
       CASE WHEN h.issue IS NULL THEN '/hand-overs' ELSE '/issues/' || h.issue END AS url
     FROM hand_over h
     LEFT JOIN LATERAL (SELECT min(s.at) FILTER (WHERE s.state = 'ACCEPTED') AS accepted_at, min(s.at) FILTER (WHERE s.state <> 'ACCEPTED') AS ended_at
       FROM hand_over_state s WHERE s.hand_over_id = h.id AND s.at <= $2) told ON true
     CROSS JOIN LATERAL (SELECT CASE WHEN told.accepted_at IS NULL THEN h.accept_due_at ELSE h.answer_due_at END AS at) due
     WHERE h.to_department_id = ANY($1::int[]) AND h.sent_at <= $2 AND told.ended_at IS NULL AND due.at < $2 AND NOT 'BYPASS' = ANY(h.marks)
     ORDER BY due.at, h.id LIMIT 1000`,
    [departmentIds, at],
  );
  return rows.map((row) => ({ ...row, dueAt: row.dueAt.toISOString() }));
}
