import { createHash } from "node:crypto";
import type { Database, Sql } from "../../database/database.ts";
import { DomainError } from "../../errors.ts";
import { changeIssue, keepIssueChange, withIssue } from "./change-issue.ts";
import type { IssueActor } from "./issue.ts";
import type { IssueStep } from "./issue-steps.ts";

export type IssueAttachment = {
  readonly id: string;
  readonly step: IssueStep;
  readonly fileName: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly addedBy: string;
  readonly addedAt: Date;
};

/** Bytes of one file, and files of one issue. */
export const largestAttachment = 10 * 1024 * 1024;
const mostAttachments = 200;

export type NewAttachment = {
  readonly number: string;
  readonly step: IssueStep;
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: Buffer;
};

/**
 * Keeps a file with a step and answers its id; the same content in the same step is the same file. Throws what changeIssue
 * throws, BAD_INPUT `attachment_unfit` for an empty or nameless file, `attachment_large`, `attachments_many`.
 */
export async function addAttachment(
  db: Database,
  { number, step, content, ...file }: NewAttachment,
  by: IssueActor,
): Promise<string> {
  const fileName = plainName(file.fileName);
  if (fileName === "" || content.length === 0) throw new DomainError("BAD_INPUT", "attachment_unfit");
  if (content.length > largestAttachment)
    throw new DomainError("BAD_INPUT", "attachment_large", { most: largestAttachment / 1024 / 1024 });
  const sha256 = createHash("sha256").update(content).digest("hex");
  return changeIssue(db, number, by, async (sql, issue) => {
    if ((await listAttachments(sql, issue.id)).length >= mostAttachments) {
      throw new DomainError("BAD_INPUT", "attachments_many", { most: mostAttachments });
    }
    const { rows } = await sql.query<{ id: string }>(
      `INSERT INTO issue_attachment (issue_id, step, file_name, media_type, size, sha256, content, added_by, added_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (issue_id, step, sha256) DO UPDATE SET content = EXCLUDED.content, file_name = EXCLUDED.file_name RETURNING id`,
      [
        issue.id,
        step,
        fileName,
        mediaTypeOf(file.mediaType),
        content.length,
        sha256,
        content,
        by.viewer.userId,
        by.now,
      ],
    );
    await keepIssueChange(sql, issue, { kind: "FILE_ADDED", step, after: { fileName, sha256 } }, actor(by));
    return rows[0]?.id ?? "";
  });
}

/** Takes a file away; that it was there stays in the history. Throws what changeIssue throws, NOT_FOUND `attachment_unknown`. */
export async function removeAttachment(
  db: Database,
  { number, id }: { readonly number: string; readonly id: string },
  by: IssueActor,
): Promise<void> {
  await changeIssue(db, number, by, async (sql, issue) => {
    const { rows } = await sql.query<{ step: IssueStep; fileName: string }>(
      `UPDATE issue_attachment SET content = NULL WHERE id::text = $1 AND issue_id = $2 AND content IS NOT NULL RETURNING step, file_name AS "fileName"`,
      [id, issue.id],
    );
    const file = rows[0];
    if (!file) throw new DomainError("NOT_FOUND", "attachment_unknown");
    await keepIssueChange(
      sql,
      issue,
      { kind: "FILE_REMOVED", step: file.step, before: { fileName: file.fileName } },
      actor(by),
    );
  });
}

/** A file of an issue that may be read. Throws NOT_FOUND `issue_unknown` or `attachment_unknown`. */
export async function openAttachment(
  db: Database,
  { number, id }: { readonly number: string; readonly id: string },
  by: IssueActor,
): Promise<{ readonly fileName: string; readonly mediaType: string; readonly content: Buffer }> {
  return withIssue(db, number, by, async (sql, issue) => {
    const { rows } = await sql.query<{ fileName: string; mediaType: string; content: Buffer }>(
      `SELECT file_name AS "fileName", media_type AS "mediaType", content FROM issue_attachment
       WHERE id::text = $1 AND issue_id = $2 AND content IS NOT NULL`,
      [id, issue.id],
    );
    if (!rows[0]) throw new DomainError("NOT_FOUND", "attachment_unknown");
    return rows[0];
  });
}

/** The files of an issue, by step and in the order they came. */
export async function listAttachments(sql: Sql, issueId: number): Promise<IssueAttachment[]> {
  const { rows } = await sql.query<IssueAttachment>(
    `SELECT a.id, a.step, a.file_name AS "fileName", a.media_type AS "mediaType", a.size, u.display_name AS "addedBy", a.added_at AS "addedAt"
     FROM issue_attachment a JOIN app_user u ON u.id = a.added_by WHERE a.issue_id = $1 AND a.content IS NOT NULL
     ORDER BY a.step, a.added_at, a.id`,
    [issueId],
  );
  return rows;
}

const actor = ({ viewer, now }: IssueActor) => ({ userId: viewer.userId, now });

// Without a path, and without what no file system or header takes.
function plainName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  return last
    .replaceAll(/[\p{Cc}\p{Cf}"]/gu, "")
    .trim()
    .slice(0, 200);
}

function mediaTypeOf(given: string): string {
  return /^[a-z]+\/[a-z0-9.+-]{1,100}$/i.test(given) ? given.toLowerCase() : "application/octet-stream";
}
