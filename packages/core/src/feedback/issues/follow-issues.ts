import type { Database } from "../../database/database.ts";
import { keepIssueFigures } from "./issue-evidence.ts";
import type { EvidencePart } from "./issue.ts";
import { reopenReturned } from "./reopen-returned.ts";
import { verifyIssues } from "./verify-issues.ts";

export type IssuesFollowed = { readonly issues: number; readonly looks: number; readonly reopened: readonly string[] };

/**
 * Follows issues: takes the looks that are due at their measures, opens closed ones again whose measures turn out not to
 * work or whose alarm returns, and keeps what is known now of the reports of those that are open. Run twice it changes nothing; killed in the middle it goes on with the next.
 */
export async function followIssues(db: Database, now: Date): Promise<IssuesFollowed> {
  const { looks, reopened } = await verifyIssues(db, now);
  const returned = await reopenReturned(db, now);
  const { rows } = await db.pool.query<{ issueId: number; parts: readonly EvidencePart[] }>(
    `SELECT id::int AS "issueId", evidence AS parts FROM quality_issue WHERE closing IS NULL ORDER BY id`,
  );
  for (const issue of rows) await keepIssueFigures(db.pool, issue, now);
  return { issues: rows.length, looks, reopened: [...reopened, ...returned] };
}
