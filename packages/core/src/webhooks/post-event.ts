import { randomUUID } from "node:crypto";

import type { Sql } from "../database/database.ts";
import { maskNumbers } from "../mask-numbers.ts";
import { eventKinds, type EventKind, type EventValues } from "./event-kinds.ts";

/** The channel on which a new delivery is announced; the rows tell the same to whoever missed it. */
export const webhookChannel = "huilu_webhooks";

export type NewEvent<Kind extends EventKind> = {
  readonly kind: Kind;
  /** What it is about, such as issue:QI-2026-0001. */
  readonly subject: string;
  readonly values: EventValues<Kind>;
  /** A path of the pages, such as /issues/QI-2026-0001. */
  readonly link: string | null;
  readonly now: Date;
};

const longestText = 500;

/**
 * Posts an event to every enabled target that is told of its kind, in the caller's transaction, and answers how many:
 * with its commit they are to be delivered, without it nothing happened. Values that the kind does not name are left
 * out, and phone and identity numbers in texts are masked.
 */
export async function postEvent<Kind extends EventKind>(sql: Sql, event: NewEvent<Kind>): Promise<number> {
  return postTo(sql, event, null);
}

/** The same for one target, whatever it is subscribed to. */
export async function postTo<Kind extends EventKind>(
  sql: Sql,
  { kind, subject, values, link, now }: NewEvent<Kind>,
  only: string | null,
): Promise<number> {
  const { rows } = await sql.query<{ id: string }>(
    `SELECT id FROM webhook_target
     WHERE enabled AND CASE WHEN $2::uuid IS NULL THEN $1 = ANY (kinds) ELSE id = $2 END ORDER BY created_at, id`,
    [kind, only],
  );
  if (rows.length === 0) return 0;
  const eventId = randomUUID();
  await sql.query("INSERT INTO webhook_event (id, kind, subject, data, link, at) VALUES ($1, $2, $3, $4, $5, $6)", [
    eventId,
    kind,
    subject,
    JSON.stringify(kept(kind, values)),
    link,
    now,
  ]);
  await sql.query(
    `INSERT INTO webhook_delivery (id, target_id, event_id, wanted_at, due_at)
     SELECT delivery, target, $3, $4, $4 FROM unnest($1::uuid[], $2::uuid[]) AS d (delivery, target)`,
    [rows.map(() => randomUUID()), rows.map(({ id }) => id), eventId, now],
  );
  await sql.query("SELECT pg_notify($1, '')", [webhookChannel]);
  return rows.length;
}

function kept<Kind extends EventKind>(kind: Kind, values: EventValues<Kind>): Record<string, unknown> {
  const given = new Map<string, unknown>(Object.entries(values));
  return Object.fromEntries(
    eventKinds[kind].flatMap((name) => {
      const value = given.get(name);
      if (value === undefined || value === null) return [];
      return [[name, typeof value === "string" ? maskNumbers(value).slice(0, longestText) : value]];
    }),
  );
}
