import type { Sql } from "../database/database.ts";
import { type Language, languageOf } from "../locales/text.ts";
import type { MailContent } from "./mail-page.ts";
import { type MailSettings, settingColumns, settingsOf } from "./message-settings.ts";
import type { MailAttachment } from "./queue-mail.ts";

/** A mail that this worker holds until its lease ends; `attempts` counts this one, and tells it from a later worker's. */
export type MailRow = {
  readonly id: string;
  readonly kind: string;
  readonly messageId: number | null;
  readonly content: MailContent | null;
  readonly urgent: boolean;
  readonly attempts: number;
  readonly triedSince: Date;
  /** Null for somebody who is disabled or has none. */
  readonly address: string | null;
  readonly language: Language;
  readonly settings: MailSettings;
  readonly attachments: readonly MailAttachment[];
};

type Found = Omit<MailRow, "language" | "settings" | "attachments"> & {
  readonly language: string;
} & { readonly [Key in keyof MailSettings]: MailSettings[Key] | null };
type FoundFile = { filename: string; contentType: string; path: string | null; bytes: Buffer | null };

const leaseMinutes = 10;

/** Takes the next mail that is due and that nobody holds, and holds it for ten minutes; null where there is none. */
export async function takeMail(sql: Sql, now: Date): Promise<MailRow | null> {
  const { rows } = await sql.query<Found>(
    `WITH taken AS (
       UPDATE mail_delivery SET attempts = attempts + 1, tried_since = COALESCE(tried_since, $1::timestamptz),
         leased_until = $1::timestamptz + make_interval(mins => $2)
       WHERE id = (
         SELECT id FROM mail_delivery
         WHERE state = 'WAITING' AND next_at <= $1 AND (leased_until IS NULL OR leased_until <= $1)
         ORDER BY urgent DESC, next_at LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING *
     )
     SELECT d.id, d.kind, d.message_id AS "messageId", d.content, d.urgent, d.attempts, d.tried_since AS "triedSince",
       CASE WHEN u.disabled_at IS NULL THEN u.email END AS address, u.language, ${settingColumns}
     FROM taken d JOIN app_user u ON u.id = d.user_id LEFT JOIN message_setting s ON s.user_id = u.id`,
    [now, leaseMinutes],
  );
  const [found] = rows;
  if (found === undefined) return null;
  const attachments = await readAttachments(sql, found.id);
  return { ...found, language: languageOf(found.language), settings: settingsOf(found), attachments };
}

async function readAttachments(sql: Sql, id: string): Promise<MailAttachment[]> {
  const { rows } = await sql.query<FoundFile>(
    `SELECT file_name AS filename, content_type AS "contentType", path, bytes FROM mail_attachment
     WHERE delivery_id = $1 ORDER BY place`,
    [id],
  );
  return rows.map(({ path, bytes, ...file }) =>
    path === null ? { ...file, bytes: bytes ?? Buffer.alloc(0) } : { ...file, path },
  );
}
