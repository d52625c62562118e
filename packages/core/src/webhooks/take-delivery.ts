import { randomUUID } from "node:crypto";
import { z } from "zod";

import type { Sql } from "../database/database.ts";
import { languageOf } from "../locales/text.ts";
import { secretsOf } from "./secrets.ts";
import { webhookFormats } from "./webhook-target.ts";
import type { Parcel } from "./write-message.ts";

/** A delivery that this worker alone may send until its lease ends. */
export type TakenDelivery = Parcel & {
  readonly targetId: string;
  readonly lease: string;
  readonly failures: number;
  readonly wantedAt: Date;
};

/** Longer than any attempt: a worker that is silent for so long has ended. */
const leaseSeconds = 90;

const row = z.object({
  id: z.string(),
  url: z.string(),
  format: z.enum(webhookFormats),
  language: z.string(),
  failures: z.number(),
  wantedAt: z.date(),
  kind: z.string(),
  subject: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  link: z.string().nullable(),
  at: z.date(),
});

/**
 * Takes the first delivery that waits for a target which nobody sends to now, or null when none is due. One target has
 * one lease, so its deliveries go out one after the other in their order, and a failed one holds those behind it.
 */
export async function takeDelivery(sql: Sql, now: Date): Promise<TakenDelivery | null> {
  const lease = randomUUID();
  for (;;) {
    const targetId = await leaseTarget(sql, lease, now);
    if (targetId === null) return null;
    // Read anew under the lease: what was first when the target was chosen may have been sent by whoever held it.
    const taken = await headOf(sql, targetId, now);
    if (taken) return { ...taken, targetId, lease, secrets: await secretsOf(sql, targetId, now) };
    await releaseTarget(sql, { targetId, lease });
  }
}

/** Gives a target back without an attempt. */
export async function releaseTarget(
  sql: Sql,
  { targetId, lease }: Pick<TakenDelivery, "targetId" | "lease">,
): Promise<void> {
  await sql.query("UPDATE webhook_target SET lease = NULL, leased_until = NULL WHERE id = $1 AND lease = $2", [
    targetId,
    lease,
  ]);
}

async function leaseTarget(sql: Sql, lease: string, now: Date): Promise<string | null> {
  const { rows } = await sql.query<{ id: string }>(
    `UPDATE webhook_target SET lease = $2, leased_until = $1::timestamptz + make_interval(secs => $3)
     WHERE id = (
       SELECT t.id FROM webhook_target t CROSS JOIN LATERAL (
         SELECT due_at FROM webhook_delivery d WHERE d.target_id = t.id AND d.state = 'WAITING'
         ORDER BY d.position LIMIT 1) head
       WHERE t.enabled AND t.free_at <= $1 AND (t.leased_until IS NULL OR t.leased_until <= $1) AND head.due_at <= $1
       ORDER BY head.due_at LIMIT 1 FOR UPDATE OF t SKIP LOCKED)
     RETURNING id`,
    [now, lease, leaseSeconds],
  );
  return rows[0]?.id ?? null;
}

async function headOf(
  sql: Sql,
  targetId: string,
  now: Date,
): Promise<Omit<TakenDelivery, "targetId" | "lease" | "secrets"> | null> {
  const { rows } = await sql.query(
    `SELECT d.id, t.url, t.format, t.language, d.failures, d.wanted_at AS "wantedAt",
       e.kind, e.subject, e.data, e.link, e.at
     FROM webhook_delivery d JOIN webhook_target t ON t.id = d.target_id JOIN webhook_event e ON e.id = d.event_id
     WHERE d.id = (SELECT id FROM webhook_delivery WHERE target_id = $1 AND state = 'WAITING' ORDER BY position LIMIT 1)
       AND d.due_at <= $2`,
    [targetId, now],
  );
  if (rows[0] === undefined) return null;
  const { kind, subject, data, link, at, language, ...delivery } = row.parse(rows[0]);
  return { ...delivery, language: languageOf(language), event: { kind, subject, data, link, at } };
}

/** In how many milliseconds the next delivery is due, 0 for one that is; null when nothing will be within `within`. */
export async function nextDue(sql: Sql, now: Date, within: number): Promise<number | null> {
  const { rows } = await sql.query<{ wait: number | null }>(
    `SELECT ceil(1000 * extract(epoch FROM min(greatest(t.free_at, head.due_at)) - $1::timestamptz))::int AS wait
     FROM webhook_target t CROSS JOIN LATERAL (
       SELECT due_at FROM webhook_delivery d WHERE d.target_id = t.id AND d.state = 'WAITING'
       ORDER BY d.position LIMIT 1) head
     WHERE t.enabled AND (t.leased_until IS NULL OR t.leased_until <= $1)
       AND greatest(t.free_at, head.due_at) <= $1::timestamptz + make_interval(secs => $2::double precision / 1000)`,
    [now, within],
  );
  const wait = rows[0]?.wait ?? null;
  return wait === null ? null : Math.max(0, wait);
}
