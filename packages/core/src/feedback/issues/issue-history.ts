import type { Sql } from "../../database/database.ts";
import type { IssueStep } from "./issue-steps.ts";

/** One thing that happened to an issue; nobody: it happened by itself. */
export type IssueHistoryEntry = {
  readonly id: number;
  readonly at: Date;
  readonly by: string | null;
  readonly kind: string;
  readonly step: IssueStep | null;
  readonly before: unknown;
  readonly after: unknown;
};

/** Everything that happened to an issue, the latest first. */
export async function listIssueHistory(sql: Sql, issueId: number): Promise<IssueHistoryEntry[]> {
  const { rows } = await sql.query<IssueHistoryEntry>(
    `SELECT c.id::int AS id, c.at, u.display_name AS by, c.kind, c.step, c.before, c.after
     FROM issue_change c LEFT JOIN app_user u ON u.id = c.by WHERE c.issue_id = $1 ORDER BY c.id DESC`,
    [issueId],
  );
  return rows;
}
