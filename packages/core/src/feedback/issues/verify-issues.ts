import { inTransaction, type Database } from "../../database/database.ts";
import { lookAtAction, type LookResult } from "../verification/look-at-action.ts";
import type { Verdict } from "../verification/verdict-of.ts";
import { actionUnderTest } from "./actions-under-test.ts";
import { keepIssueChange } from "./change-issue.ts";
import { openAgain } from "./close-issue.ts";
import { isAlive, isCorrective } from "./gates.ts";
import type { IssueAction, QualityIssueRecord } from "./issue.ts";
import { readWholeIssue } from "./read-issues.ts";

export type IssuesVerified = {
  readonly looks: number;
  /** The numbers of closed issues whose measures turned out not to work. */
  readonly reopened: readonly string[];
};

/** Verdicts that open a closed issue again. */
const failures: readonly Verdict[] = ["NOT_EFFECTIVE", "WORSE"];

/**
 * Takes the planned looks that are due at the measures of all issues, closed ones too, and keeps verdicts that changed in
 * their history; a closed issue whose measure turns out not to work is opened again. Run twice it changes nothing.
 */
export async function verifyIssues(db: Database, now: Date): Promise<IssuesVerified> {
  const { rows } = await db.pool.query<{ number: string }>(
    `SELECT number FROM quality_issue q WHERE closing IS DISTINCT FROM 'DUPLICATE' AND EXISTS (
       SELECT 1 FROM issue_action a WHERE a.issue_id = q.id AND a.implemented_on IS NOT NULL AND a.cut_in IS NOT NULL) ORDER BY id`,
  );
  const reopened: string[] = [];
  let looks = 0;
  for (const { number } of rows) {
    const found = await verifyIssue(db, number, now);
    looks += found.looks;
    if (found.reopened) reopened.push(number);
  }
  return { looks, reopened };
}

/** The same of one issue. */
export async function verifyIssue(
  db: Database,
  number: string,
  now: Date,
): Promise<{ readonly looks: number; readonly reopened: boolean }> {
  const issue = await readWholeIssue(db.pool, number);
  const found = { looks: 0, reopened: false };
  if (!issue || issue.closing === "DUPLICATE") return found;
  for (const action of issue.actions.filter(isAlive).filter(isCorrective)) {
    const looked = await lookAt(db, issue, { action, now });
    if (looked?.look) found.looks += 1;
    if (looked) found.reopened ||= await keepVerdict(db, issue, { ...looked, action, now });
  }
  return found;
}

async function lookAt(
  db: Database,
  issue: QualityIssueRecord,
  { action, now }: { readonly action: IssueAction; readonly now: Date },
): Promise<LookResult | null> {
  const test = await actionUnderTest(db.pool, issue, action);
  return test && lookAtAction(db, test, { now });
}

type Verdicts = LookResult & { readonly action: IssueAction; readonly now: Date };

/**
 * Keeps and tells what stands of a measure where that is not what was told last, whoever took the look and whatever became
 * of them; answers whether it opened the issue again.
 */
async function keepVerdict(
  db: Database,
  issue: QualityIssueRecord,
  { action, standing, now }: Verdicts,
): Promise<boolean> {
  return inTransaction(db.pool, async (sql) => {
    const { rows } = await sql.query<{ closed: boolean; before: string | null }>(
      `SELECT COALESCE(closing IN ('VERDICT', 'EXCEPTION'), false) AS closed,
         (SELECT c.after->>'verdict' FROM issue_change c
          WHERE c.issue_id = q.id AND c.kind = 'VERDICT' AND c.after->>'actionId' = $2::text ORDER BY c.id DESC LIMIT 1) AS before
       FROM quality_issue q WHERE id = $1 FOR UPDATE`,
      [issue.id, String(action.id)],
    );
    const before = rows[0]?.before ?? "NOT_SHOWN_YET";
    if (before === standing) return false;
    const told = { actionId: String(action.id), action: action.description, verdict: standing };
    await keepIssueChange(
      sql,
      issue,
      { kind: "VERDICT", before: { ...told, verdict: before }, after: told },
      { userId: null, now },
    );
    const isReopened = rows[0]?.closed === true && failures.includes(standing);
    if (isReopened) await openAgain(sql, issue, { why: told, userId: null, now });
    return isReopened;
  });
}
