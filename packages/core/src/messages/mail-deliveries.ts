import { type Database, inTransaction } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import { maskEmail } from "./email-address.ts";
import { mailChannel, type MailFailure, type MailState } from "./mail-delivery.ts";

export type MailDelivery = {
  readonly id: string;
  readonly kind: string;
  readonly person: string;
  /** Masked; null where the person has none any more. */
  readonly address: string | null;
  readonly state: MailState;
  readonly urgent: boolean;
  readonly attempts: number;
  readonly queuedAt: Date;
  /** When it is tried next; null once it is not. */
  readonly nextAt: Date | null;
  readonly finishedAt: Date | null;
  readonly failure: MailFailure | null;
};

export type MailDeliveries = {
  readonly rows: readonly (MailDelivery & { readonly cursor: string })[];
  readonly hasNextPage: boolean;
  readonly counts: Readonly<Record<MailState, number>>;
};

export type MailDeliveriesRequest = {
  /** None: every state. */
  readonly states: readonly MailState[];
  readonly first: number;
  readonly after: string | null | undefined;
};

/** A page of the mails, newest first, and how many there are of each state. Throws BAD_INPUT `cursor_unreadable`. */
export async function listMailDeliveries({ pool }: Database, request: MailDeliveriesRequest): Promise<MailDeliveries> {
  const { states, first, after } = request;
  const [queuedAt, id] = after === null || after === undefined ? [null, null] : readCursor(after);
  const { rows } = await pool.query<MailDelivery & { at: string }>(
    `SELECT d.id, d.kind, u.display_name AS person, u.email AS address, d.state, d.urgent, d.attempts,
       d.queued_at AS "queuedAt", CASE WHEN d.state = 'WAITING' THEN d.next_at END AS "nextAt",
       d.finished_at AS "finishedAt", d.failure, extract(epoch FROM d.queued_at)::text AS at
     FROM mail_delivery d JOIN app_user u ON u.id = d.user_id
     WHERE ($1::text[] = '{}' OR d.state = ANY($1))
       AND ($2::numeric IS NULL OR (d.queued_at, d.id) < (to_timestamp($2::numeric), $3::uuid))
     ORDER BY d.queued_at DESC, d.id DESC LIMIT $4`,
    [states, queuedAt, id, first + 1],
  );
  const counted = await pool.query<{ state: MailState; count: number }>(
    "SELECT state, count(*)::int AS count FROM mail_delivery GROUP BY state",
  );
  const counts = { WAITING: 0, SENT: 0, FAILED: 0, GIVEN_UP: 0 };
  for (const { state, count } of counted.rows) counts[state] = count;
  return {
    rows: rows.slice(0, first).map(({ at, ...row }) => ({
      ...row,
      address: row.address === null ? null : maskEmail(row.address),
      cursor: `${at}_${row.id}`,
    })),
    hasNextPage: rows.length > first,
    counts,
  };
}

/**
 * Sends a mail that had failed or was given up once more, under its delivery id. Throws NOT_FOUND `mail_unknown`, CONFLICT
 * `mail_not_resendable` for one that waits or was sent.
 */
export async function resendMail(
  db: Database,
  id: string,
  by: { readonly userId: number; readonly now: Date },
): Promise<void> {
  await inTransaction(db.pool, async (sql) => {
    const { rows } = await sql.query<{ state: MailState }>("SELECT state FROM mail_delivery WHERE id = $1 FOR UPDATE", [
      id,
    ]);
    const state = rows[0]?.state;
    if (state === undefined) throw new DomainError("NOT_FOUND", "mail_unknown");
    if (state !== "FAILED" && state !== "GIVEN_UP") throw new DomainError("CONFLICT", "mail_not_resendable");
    await sql.query(
      `UPDATE mail_delivery SET state = 'WAITING', next_at = $2, tried_since = NULL, finished_at = NULL, failure = NULL WHERE id = $1`,
      [id, by.now],
    );
    await sql.query("INSERT INTO audit_entry (at, user_id, action, subject) VALUES ($1, $2, 'mail.resend', $3)", [
      by.now,
      by.userId,
      `mail:${id}`,
    ]);
    await sql.query("SELECT pg_notify($1, '')", [mailChannel]);
  });
}

function readCursor(text: string): [queuedAt: string, id: string] {
  const [, queuedAt, id] = /^(\d{1,12}(?:\.\d{1,6})?)_([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/.exec(text) ?? [];
  if (queuedAt === undefined || id === undefined) throw new DomainError("BAD_INPUT", "cursor_unreadable");
  return [queuedAt, id];
}
