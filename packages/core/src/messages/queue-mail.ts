import { randomUUID } from "node:crypto";

import type { Sql } from "../database/database.ts";
import { mailChannel } from "./mail-delivery.ts";
import type { MailContent } from "./mail-page.ts";

/** A file of a mail: one that lies on disk until the mail is sent, or its bytes, which are kept with the mail. */
export type MailAttachment = { readonly filename: string; readonly contentType: string } & (
  | { readonly path: string }
  | { readonly bytes: Buffer }
);

export type NewMail = {
  readonly userId: number;
  /** What it is called on the list of deliveries: `messages.<kind>.name`. */
  readonly kind: string;
  /** As `mailPage` makes it. */
  readonly content: MailContent;
  readonly attachments?: readonly MailAttachment[];
  readonly urgent?: boolean;
  /** A uuid: whoever may run twice gives the same one twice, and one mail is sent. */
  readonly id?: string;
  readonly now: Date;
};

/**
 * Queues a mail in the caller's transaction and answers its delivery id; it is sent after the commit, in the person's quiet
 * hours not before their end. Null for somebody who is disabled or has no address.
 */
export async function queueMail(sql: Sql, mail: NewMail): Promise<string | null> {
  const { userId, kind, content, attachments = [], urgent = false, id = randomUUID(), now } = mail;
  const { rowCount } = await sql.query(
    `INSERT INTO mail_delivery (id, user_id, kind, content, urgent, queued_at, next_at)
     SELECT $1, u.id, $3, $4::jsonb, $5, $6, $6 FROM app_user u
     WHERE u.id = $2 AND u.email IS NOT NULL AND u.disabled_at IS NULL
     ON CONFLICT (id) DO NOTHING`,
    [id, userId, kind, JSON.stringify(content), urgent, now],
  );
  if (!rowCount) return alreadyQueued(sql, id);
  for (const [place, file] of attachments.entries()) {
    const [path, bytes] = "path" in file ? [file.path, null] : [null, file.bytes];
    await sql.query(
      "INSERT INTO mail_attachment (delivery_id, place, file_name, content_type, path, bytes) VALUES ($1, $2, $3, $4, $5, $6)",
      [id, place, file.filename, file.contentType, path, bytes],
    );
  }
  await sql.query("SELECT pg_notify($1, '')", [mailChannel]);
  return id;
}

async function alreadyQueued(sql: Sql, id: string): Promise<string | null> {
  const { rowCount } = await sql.query("SELECT 1 FROM mail_delivery WHERE id = $1", [id]);
  return rowCount ? id : null;
}
