import { inTransaction, type Database } from "../../database/database.ts";
import { listLooks } from "../verification/list-looks.ts";
import { lookAtAction, type LookResult } from "../verification/look-at-action.ts";
import { standingVerdict, type Verdict } from "../verification/verdict-of.ts";
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
  if (!issue) return found;
  for (const action of issue.actions.filter(isAlive).filter(isCorrective)) {
    const looked = await lookAt(db, issue, { action, now });
    if (looked?.look) found.looks += 1;
    if (looked && looked.standing !== looked.before)
      found.reopened ||= await keepVerdict(db, issue, { ...looked, action, now });
  }
  return found;
}

type Looked = LookResult & { readonly before: Verdict };

async function lookAt(
  db: Database,
  issue: QualityIssueRecord,
  { action, now }: { readonly action: IssueAction; readonly now: Date },
): Promise<Looked | null> {
  const test = await actionUnderTest(db.pool, issue, action);
  if (!test) return null;
  const before = standingVerdict(await listLooks(db.pool, action.id));
  return { ...(await lookAtAction(db, test, { now })), before };
}

type Verdicts = Looked & { readonly action: IssueAction; readonly now: Date };

/** Answers whether that opened the issue again. */
async function keepVerdict(
  db: Database,
  issue: QualityIssueRecord,
  { action, before, standing, now }: Verdicts,
): Promise<boolean> {
  return inTransaction(db.pool, async (sql) => {
    const { rows } = await sql.query<{ closed: boolean }>(
      "SELECT closing IS NOT NULL AS closed FROM quality_issue WHERE id = $1 FOR UPDATE",
      [issue.id],
    );
    const told = { action: action.description, verdict: standing };
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
