import { inTransaction, type Database, type Sql } from "../../database/database.ts";
import { postMessage } from "../../messages/post-message.ts";

/** A step that waits, and until when. */
type Waiting = {
  readonly issueId: number;
  readonly number: string;
  readonly title: string;
  readonly step: number;
  readonly dueAt: Date;
  readonly dueOn: string;
  readonly isOverdue: boolean;
  /** The step's owner, else the issue's leader, else who raised it. */
  readonly owner: number;
  readonly departmentId: number | null;
};

/** So long before its term somebody is reminded. */
const daysAhead = 2;

/**
 * Reminds of the current step of each open issue before it is due, and once it is overdue, when the heads above hear of it
 * too: each once for each term. Answers how many reminders were sent. Run twice it sends nothing.
 */
export async function remindOfSteps({ pool }: Database, now: Date): Promise<number> {
  return inTransaction(pool, async (sql) => {
    const { rows } = await sql.query<Waiting>(
      `WITH waiting AS (
         SELECT q.id AS issue_id, q.number, q.title, q.department_id, s.step, s.due_at, s.due_at < $1 AS is_overdue,
           COALESCE(s.owner_id, q.leader_id, q.raised_by) AS owner
         FROM quality_issue q JOIN LATERAL (
           SELECT * FROM issue_step WHERE issue_id = q.id AND state <> 'APPROVED' ORDER BY step LIMIT 1) s ON true
         WHERE q.closing IS NULL AND s.due_at < $1::timestamptz + make_interval(days => $2)
       ), fresh AS (
         INSERT INTO issue_reminder (issue_id, step, due_at, is_overdue, at)
         SELECT issue_id, step, due_at, is_overdue, $1 FROM waiting ON CONFLICT DO NOTHING RETURNING issue_id, is_overdue)
       SELECT w.issue_id::int AS "issueId", w.number, w.title, w.step, w.due_at AS "dueAt", w.due_at::date::text AS "dueOn",
         w.is_overdue AS "isOverdue", w.owner, w.department_id AS "departmentId"
       FROM waiting w JOIN fresh f USING (issue_id, is_overdue) ORDER BY w.issue_id`,
      [now, daysAhead],
    );
    for (const one of rows) await remind(sql, one, now);
    return rows.length;
  });
}

async function remind(sql: Sql, waiting: Waiting, now: Date): Promise<void> {
  const { number, title, dueOn: due, isOverdue, owner, departmentId } = waiting;
  const step = `D${waiting.step}`;
  const post = { subject: number, link: `/issues/${number}#d${waiting.step}`, now };
  const kind = isOverdue ? "issue.overdue" : "issue.due";
  await postMessage(sql, { ...post, kind, values: { title, step, due }, to: [owner] });
  if (!isOverdue) return;
  const heads = await headsOf(sql, { departmentId, butNot: owner }, now);
  await postMessage(sql, {
    ...post,
    kind: "issue.escalated",
    values: { title, step },
    to: heads,
  });
}

/** The heads of a department but for one of them, else those of the nearest above it; without any the company's leaders. */
async function headsOf(
  sql: Sql,
  { departmentId, butNot }: { readonly departmentId: number | null; readonly butNot: number },
  now: Date,
): Promise<number[]> {
  const { rows } = await sql.query<{ id: number; height: number }>(
    `WITH RECURSIVE line AS (
       SELECT id, parent_id, 0 AS height FROM department WHERE id = $1::int
       UNION SELECT d.id, d.parent_id, l.height + 1 FROM department d JOIN line l ON d.id = l.parent_id WHERE l.height < 20)
     SELECT u.id, COALESCE(l.height, 99) AS height FROM role_assignment a JOIN app_user u ON u.id = a.user_id LEFT JOIN line l ON l.id = a.department_id
     WHERE u.id <> $3 AND u.disabled_at IS NULL AND a.valid_from <= $2::timestamptz::date AND (a.valid_to IS NULL OR a.valid_to > $2::timestamptz::date)
       AND ((a.role = 'DEPARTMENT_HEAD' AND l.id IS NOT NULL) OR (a.role = 'EXECUTIVE' AND u.password_hash <> 'none')) ORDER BY 2, 1`,
    [departmentId, now, butNot],
  );
  return rows.filter(({ height }) => height === rows[0]?.height).map(({ id }) => id);
}
