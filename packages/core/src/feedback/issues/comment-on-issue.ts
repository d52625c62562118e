import type { Database, Sql } from "../../database/database.ts";
import { DomainError } from "../../errors.ts";
import { keepIssueChange, withIssue } from "./change-issue.ts";
import { fitText } from "./issue-draft.ts";
import type { IssueActor, Person } from "./issue.ts";
import type { IssueStep } from "./issue-steps.ts";

export type NewComment = {
  readonly number: string;
  readonly step: IssueStep | null;
  readonly text: string;
  /** Whose attention is asked for. */
  readonly mentions: readonly number[];
};

export type IssueComment = {
  readonly id: number;
  readonly step: IssueStep | null;
  readonly text: string;
  readonly mentions: readonly Person[];
  readonly saidBy: Person;
  readonly saidAt: Date;
};

const longest = 4000;
const mostMentions = 50;

/**
 * Says something about an issue, closed ones too; who reads it may say it. Throws NOT_FOUND `issue_unknown` or
 * `person_unknown`, BAD_INPUT `comment_missing`, `issue_text_long` or `comment_mentions_many`.
 */
export async function commentOnIssue(
  db: Database,
  { number, step, ...said }: NewComment,
  by: IssueActor,
): Promise<number> {
  const text = fitText(said.text, longest);
  if (text === "") throw new DomainError("BAD_INPUT", "comment_missing");
  const mentions = [...new Set(said.mentions)];
  if (mentions.length > mostMentions)
    throw new DomainError("BAD_INPUT", "comment_mentions_many", { most: mostMentions });
  return withIssue(db, number, by, async (sql, issue) => {
    const { rowCount } = await sql.query("SELECT 1 FROM app_user WHERE id = ANY($1::int[]) AND disabled_at IS NULL", [
      mentions,
    ]);
    if (rowCount !== mentions.length) throw new DomainError("NOT_FOUND", "person_unknown");
    const { rows } = await sql.query<{ id: number }>(
      "INSERT INTO issue_comment (issue_id, step, text, mentions, said_by, said_at) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id::int AS id",
      [issue.id, step, text, mentions, by.viewer.userId, by.now],
    );
    await keepIssueChange(
      sql,
      issue,
      { kind: "COMMENTED", step, after: { mentions } },
      { userId: by.viewer.userId, now: by.now },
    );
    return rows[0]?.id ?? 0;
  });
}

/** What was said about an issue, in its order. */
export async function listIssueComments(sql: Sql, issueId: number): Promise<IssueComment[]> {
  const { rows } = await sql.query<IssueComment>(
    `SELECT c.id::int AS id, c.step, c.text, c.said_at AS "saidAt",
       (SELECT jsonb_build_object('id', u.id, 'name', u.display_name) FROM app_user u WHERE u.id = c.said_by) AS "saidBy",
       (SELECT COALESCE(jsonb_agg(jsonb_build_object('id', u.id, 'name', u.display_name) ORDER BY u.display_name), '[]')
        FROM app_user u WHERE u.id = ANY(c.mentions)) AS mentions
     FROM issue_comment c WHERE c.issue_id = $1 ORDER BY c.id`,
    [issueId],
  );
  return rows;
}
