import type { Sql } from "../../database/database.ts";
import { differencesOf, type IssueDifference, peopleIn } from "./issue-differences.ts";
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
  /** The same, told: only what is different, as texts. */
  readonly differences: readonly IssueDifference[];
};

/** Everything that happened to an issue, the latest first. */
export async function listIssueHistory(sql: Sql, issueId: number): Promise<IssueHistoryEntry[]> {
  const { rows } = await sql.query<Omit<IssueHistoryEntry, "differences">>(
    `SELECT c.id::int AS id, c.at, u.display_name AS by, c.kind, c.step, c.before, c.after
     FROM issue_change c LEFT JOIN app_user u ON u.id = c.by WHERE c.issue_id = $1 ORDER BY c.id DESC`,
    [issueId],
  );
  const names = await namesOf(sql, peopleIn(rows));
  return rows.map((row) => ({ ...row, differences: differencesOf(row, names) }));
}

async function namesOf(sql: Sql, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const { rows } = await sql.query<{ id: number; name: string }>(
    "SELECT id, display_name AS name FROM app_user WHERE id = ANY($1::int[])",
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
