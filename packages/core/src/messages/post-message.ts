import type { Role } from "../access/roles.ts";
import type { Sql } from "../database/database.ts";
import { mailChannel } from "./mail-delivery.ts";
import { type GapsOf, type MessageKind, messageKinds } from "./message-kinds.ts";
import { changeChannel } from "./tell-changed.ts";

/** Persons by their ids, whoever holds one of `roles` in a department now, or whoever holds a role anywhere. */
export type Recipients =
  | readonly number[]
  | { readonly departmentId: number; readonly roles: readonly Role[] }
  | { readonly role: Role };

export type NewMessage<Kind extends MessageKind = MessageKind> = {
  readonly kind: Kind;
  /** What it is about, as people call it, such as an issue's number. */
  readonly subject: string;
  /** The page it leads to, from `/` on. */
  readonly link: string;
  /** What fills the words of its kind. It goes out by mail: nothing of a customer, and no text that people wrote about one. */
  readonly values: GapsOf<Kind>;
  readonly to: Recipients;
  /** Comes whatever was silenced, by mail at once even where a digest was chosen, and past quiet hours where its person allows it. */
  readonly urgent?: boolean;
  /** The caller sends a mail of its own. */
  readonly withoutMail?: boolean;
  readonly now: Date;
};

const longestGap = 200;

/**
 * Posts a message in the caller's transaction: a row for each person, one however often they are named, and the mails that they
 * chose. They hear right after the commit. Disabled persons get none. Answers the ids of those it was posted to, none where nobody holds the role.
 */
export async function postMessage<Kind extends MessageKind>(sql: Sql, message: NewMessage<Kind>): Promise<number[]> {
  const { kind, subject, link, values, to, urgent = false, withoutMail = false, now } = message;
  const { mail, silenceable } = messageKinds[kind];
  const { rows } = await sql.query<{ userId: number }>(posting, [
    kind,
    subject,
    link,
    JSON.stringify(shortened(values)),
    urgent,
    now,
    mail,
    silenceable,
    ...placeholders(to),
    withoutMail,
  ]);
  return rows.map(({ userId }) => userId);
}

function placeholders(to: Recipients): [readonly number[], readonly Role[], number | null] {
  if ("role" in to) return [[], [to.role], null];
  if ("roles" in to) return [[], to.roles, to.departmentId];
  return [to, [], null];
}

function shortened(values: Readonly<Record<string, string | number>>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).map(([gap, value]) => [gap, typeof value === "string" ? value.slice(0, longestGap) : value]),
  );
}

const posting = `WITH person AS (
    SELECT u.id, u.email IS NOT NULL AS reachable,
      NOT $5 AND $8 AND NOT COALESCE(p.in_product, true) AS silenced,
      CASE WHEN COALESCE(p.mail, $7) = 'DIGEST' AND $5 THEN 'AT_ONCE' ELSE COALESCE(p.mail, $7) END AS mail
    FROM app_user u LEFT JOIN message_preference p ON p.user_id = u.id AND p.kind = $1
    WHERE u.disabled_at IS NULL AND (u.id = ANY($9::int[]) OR EXISTS (
      SELECT 1 FROM role_assignment a
      WHERE a.user_id = u.id AND a.role = ANY($10::text[]) AND ($11::int IS NULL OR a.department_id = $11)
        AND a.valid_from <= $6::timestamptz::date AND (a.valid_to IS NULL OR a.valid_to > $6::timestamptz::date)))
  ), posted AS (
    INSERT INTO message (user_id, kind, subject, link, gaps, urgent, silenced, mail, posted_at)
    SELECT id, $1, $2, $3, $4::jsonb, $5, silenced, CASE WHEN reachable AND NOT $12 THEN mail ELSE 'NONE' END, $6 FROM person
    WHERE NOT silenced OR (reachable AND mail <> 'NONE') ORDER BY id
    RETURNING id, user_id, mail
  ), mailed AS (
    INSERT INTO mail_delivery (id, user_id, kind, message_id, urgent, queued_at, next_at)
    SELECT gen_random_uuid(), user_id, $1, id, $5, $6, $6 FROM posted WHERE mail = 'AT_ONCE' RETURNING 1
  )
  SELECT user_id AS "userId", pg_notify('${changeChannel}', 'inbox:' || user_id),
    CASE WHEN mail = 'AT_ONCE' THEN pg_notify('${mailChannel}', '') END
  FROM posted ORDER BY user_id`;
