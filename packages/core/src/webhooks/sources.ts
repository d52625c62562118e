import { randomUUID } from "node:crypto";

import { inTransaction, type Database, type Sql } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import { auditWebhook, type WebhookChange } from "./audit-webhook.ts";
import { newWebhookSecret, replaceSecret } from "./secrets.ts";

/** Something that sends cases and events here. */
export type WebhookSource = {
  readonly id: string;
  /** The source that its cases belong to, as in a mapping. */
  readonly code: string;
  readonly name: string;
  readonly enabled: boolean;
  readonly overlapUntil: Date | null;
  readonly messages: number;
  readonly lastReceivedAt: Date | null;
};

/** Every source, or the one of `id`, in the order they were made. */
export async function listWebhookSources(
  sql: Sql,
  { now, id = null }: { readonly now: Date; readonly id?: string | null },
): Promise<WebhookSource[]> {
  const { rows } = await sql.query<WebhookSource>(
    `SELECT s.id, s.code, s.name, s.enabled, count(r.message_id)::int AS messages, max(r.received_at) AS "lastReceivedAt",
       (SELECT max(valid_until) FROM webhook_secret k WHERE k.owner_id = s.id AND valid_until > $1) AS "overlapUntil"
     FROM webhook_source s LEFT JOIN webhook_receipt r ON r.source_id = s.id
     WHERE $2::uuid IS NULL OR s.id = $2 GROUP BY s.id ORDER BY s.created_at, s.id`,
    [now, id],
  );
  return rows;
}

export type SourceWithSecret = { readonly source: WebhookSource; readonly secret: string };

/**
 * Adds a source and answers it with its secret, the only time that it is told. Throws BAD_INPUT `webhook_source_unfit`,
 * `webhook_name_unfit`, CONFLICT `webhook_source_taken`.
 */
export async function addWebhookSource(
  db: Database,
  draft: { readonly code: string; readonly name: string },
  change: WebhookChange,
): Promise<SourceWithSecret> {
  const [code, name] = [draft.code.trim(), draft.name.trim()];
  if (!/^[\p{L}\p{N}._-]{1,64}$/u.test(code)) throw new DomainError("BAD_INPUT", "webhook_source_unfit");
  if (name === "" || name.length > longestName) {
    throw new DomainError("BAD_INPUT", "webhook_name_unfit", { longest: longestName });
  }
  const [id, secret] = [randomUUID(), newWebhookSecret()];
  return inTransaction(db.pool, async (sql) => {
    const { rowCount } = await sql.query(
      `INSERT INTO webhook_source (id, code, name, created_at, created_by) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (code) DO NOTHING`,
      [id, code, name, change.now, change.userId],
    );
    if (!rowCount) throw new DomainError("CONFLICT", "webhook_source_taken", { code });
    await replaceSecret(sql, id, { secret, now: change.now, overlap: false });
    await auditWebhook(sql, change, { action: "source.added", subject: `webhook-source:${id}`, code, name });
    return { source: await findSource(sql, id, change.now), secret };
  });
}

const longestName = 100;

/**
 * Makes a new secret of a source and answers it, the only time; the one before is taken for another day, unless
 * `atOnce`. Throws NOT_FOUND `webhook_source_unknown`.
 */
export async function rotateWebhookSource(
  db: Database,
  { id, atOnce }: { readonly id: string; readonly atOnce: boolean },
  change: WebhookChange,
): Promise<SourceWithSecret> {
  const secret = newWebhookSecret();
  return inTransaction(db.pool, async (sql) => {
    await findSource(sql, id, change.now);
    await replaceSecret(sql, id, { secret, now: change.now, overlap: !atOnce });
    await auditWebhook(sql, change, { action: "source.rotated", subject: `webhook-source:${id}`, overlap: !atOnce });
    return { source: await findSource(sql, id, change.now), secret };
  });
}

/** Takes messages of a source again, or none any more. Throws NOT_FOUND `webhook_source_unknown`. */
export async function enableWebhookSource(
  db: Database,
  { id, enabled }: { readonly id: string; readonly enabled: boolean },
  change: WebhookChange,
): Promise<WebhookSource> {
  return inTransaction(db.pool, async (sql) => {
    await sql.query("UPDATE webhook_source SET enabled = $2 WHERE id = $1", [id, enabled]);
    const source = await findSource(sql, id, change.now);
    const action = enabled ? "source.enabled" : "source.disabled";
    await auditWebhook(sql, change, { action, subject: `webhook-source:${id}` });
    return source;
  });
}

async function findSource(sql: Sql, id: string, now: Date): Promise<WebhookSource> {
  const [found] = await listWebhookSources(sql, { now, id });
  if (!found) throw new DomainError("NOT_FOUND", "webhook_source_unknown");
  return found;
}
