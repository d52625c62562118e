import { z } from "zod";

import type { Sql } from "../database/database.ts";

export const deliveryStates = ["WAITING", "DELIVERED", "GIVEN_UP", "SKIPPED"] as const;
export type DeliveryState = (typeof deliveryStates)[number];

const attempt = z.object({
  ordinal: z.number(),
  at: z.coerce.date(),
  milliseconds: z.number(),
  status: z.number().nullable(),
  failure: z.string().nullable(),
  answer: z.string().nullable(),
});
const row = z.object({
  id: z.string(),
  position: z.number(),
  targetId: z.string(),
  targetName: z.string(),
  kind: z.string(),
  subject: z.string(),
  link: z.string().nullable(),
  state: z.enum(deliveryStates),
  attempts: z.number(),
  postedAt: z.date(),
  dueAt: z.date().nullable(),
  finishedAt: z.date().nullable(),
  lastAttempts: z.array(attempt),
});

/** One delivery as the log tells it: its last ten attempts, the latest first; due while it waits and its target is enabled. */
export type WebhookDelivery = z.infer<typeof row>;

export type DeliveriesRequest = {
  readonly states: readonly DeliveryState[];
  readonly targetId: string | null;
  readonly first: number;
  /** The position of the last one that was read: older ones follow. */
  readonly before: number | null;
  readonly id?: string;
};

const attemptsShown = 10;

/** Deliveries of these states (none: of every one) and of one target or all, the latest first. */
export async function listWebhookDeliveries(sql: Sql, request: DeliveriesRequest): Promise<WebhookDelivery[]> {
  const { rows } = await sql.query(
    `SELECT d.id, d.position, d.target_id AS "targetId", t.name AS "targetName", e.kind, e.subject, e.link, d.state,
       d.attempts, e.at AS "postedAt", CASE WHEN d.state = 'WAITING' AND t.enabled THEN d.due_at END AS "dueAt",
       d.finished_at AS "finishedAt",
       COALESCE((SELECT jsonb_agg(a ORDER BY a.ordinal DESC) FROM (
         SELECT ordinal, at, milliseconds, status, failure, answer FROM webhook_attempt
         WHERE delivery_id = d.id ORDER BY ordinal DESC LIMIT $5) a), '[]') AS "lastAttempts"
     FROM webhook_delivery d JOIN webhook_target t ON t.id = d.target_id JOIN webhook_event e ON e.id = d.event_id
     WHERE (cardinality($1::text[]) = 0 OR d.state = ANY ($1)) AND ($2::uuid IS NULL OR d.target_id = $2)
       AND ($4::bigint IS NULL OR d.position < $4) AND ($6::uuid IS NULL OR d.id = $6)
     ORDER BY d.position DESC LIMIT $3`,
    [request.states, request.targetId, request.first, request.before, attemptsShown, request.id ?? null],
  );
  return rows.map((found) => row.parse(found));
}
