import { inTransaction, type Database, type Sql } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import type { BusinessDay } from "../time/business-day.ts";
import { auditWebhook, type WebhookChange } from "./audit-webhook.ts";
import { listWebhookDeliveries, type WebhookDelivery } from "./list-deliveries.ts";
import { postTo, webhookChannel } from "./post-event.ts";
import { findWebhookTarget } from "./webhook-target.ts";

/**
 * Sends a delivery again, under the id its receiver knows it by; one that waits is tried at once. It takes its old place
 * before what waits. Throws NOT_FOUND `webhook_delivery_unknown`.
 */
export async function replayWebhookDelivery(db: Database, id: string, change: WebhookChange): Promise<WebhookDelivery> {
  return inTransaction(db.pool, async (sql) => {
    await wantAgain(sql, "id = $2", [change.now, id]);
    await auditWebhook(sql, change, { action: "delivery.replayed", subject: `delivery:${id}` });
    return findDelivery(sql, id);
  });
}

/**
 * Sends again whatever was posted to a target from a business day on and was given up or skipped, in its old order, and
 * answers how many. Throws NOT_FOUND `webhook_target_unknown`.
 */
export async function replayFailedWebhooks(
  db: Database,
  { targetId, since }: { readonly targetId: string; readonly since: BusinessDay },
  change: WebhookChange,
): Promise<number> {
  return inTransaction(db.pool, async (sql) => {
    await findWebhookTarget(sql, targetId, change.now);
    const many = await wantAgain(
      sql,
      `target_id = $2 AND state IN ('GIVEN_UP', 'SKIPPED')
       AND event_id IN (SELECT id FROM webhook_event WHERE at >= $3::date)`,
      [change.now, targetId, since],
    );
    await auditWebhook(sql, change, { action: "target.replayed", subject: `webhook:${targetId}`, many, since });
    return many;
  });
}

async function wantAgain(sql: Sql, which: string, values: readonly unknown[]): Promise<number> {
  const { rowCount } = await sql.query(
    `UPDATE webhook_delivery SET state = 'WAITING', failures = 0, wanted_at = $1, due_at = $1, finished_at = NULL
     WHERE ${which}`,
    [...values],
  );
  await sql.query("SELECT pg_notify($1, '')", [webhookChannel]);
  return rowCount ?? 0;
}

/**
 * Leaves out a delivery that waits, so that those behind it go on. Throws NOT_FOUND `webhook_delivery_unknown`,
 * CONFLICT `webhook_delivery_over` for one that does not wait.
 */
export async function skipWebhookDelivery(db: Database, id: string, change: WebhookChange): Promise<WebhookDelivery> {
  return inTransaction(db.pool, async (sql) => {
    const { rowCount } = await sql.query(
      "UPDATE webhook_delivery SET state = 'SKIPPED', finished_at = $2 WHERE id = $1 AND state = 'WAITING'",
      [id, change.now],
    );
    const delivery = await findDelivery(sql, id);
    if (!rowCount) throw new DomainError("CONFLICT", "webhook_delivery_over");
    await auditWebhook(sql, change, { action: "delivery.skipped", subject: `delivery:${id}` });
    await sql.query("SELECT pg_notify($1, '')", [webhookChannel]);
    return delivery;
  });
}

/**
 * Posts a test to one target, behind what waits for it. Throws NOT_FOUND `webhook_target_unknown`, CONFLICT
 * `webhook_target_disabled`.
 */
export async function testWebhookTarget(db: Database, id: string, change: WebhookChange): Promise<void> {
  await inTransaction(db.pool, async (sql) => {
    const { name, enabled } = await findWebhookTarget(sql, id, change.now);
    if (!enabled) throw new DomainError("CONFLICT", "webhook_target_disabled");
    const event = { subject: `webhook:${name}`, values: { target: name }, link: "/webhooks", now: change.now };
    await postTo(sql, { kind: "message.test", ...event }, id);
    await auditWebhook(sql, change, { action: "target.tested", subject: `webhook:${id}` });
  });
}

async function findDelivery(sql: Sql, id: string): Promise<WebhookDelivery> {
  const [found] = await listWebhookDeliveries(sql, { states: [], targetId: null, first: 1, before: null, id });
  if (!found) throw new DomainError("NOT_FOUND", "webhook_delivery_unknown");
  return found;
}
