import { randomBytes } from "node:crypto";

import type { Sql } from "../database/database.ts";
import { DomainError } from "../errors.ts";

const prefix = "whsec_";
const bytes = { fewest: 24, made: 32, most: 64 };
/** How long a replaced secret still signs, and is still taken, beside the new one. */
const overlapHours = 24;
const mostReplaced = 2;

/** A secret as the Standard Webhooks specification writes it: 256 random bits. */
export function newWebhookSecret(): string {
  return `${prefix}${randomBytes(bytes.made).toString("base64")}`;
}

/** The key behind a secret of the specification: 24 to 64 bytes. Throws BAD_INPUT `webhook_secret_unfit`. */
export function keyOf(secret: string): Buffer {
  const encoded = secret.startsWith(prefix) ? secret.slice(prefix.length) : "";
  const key = Buffer.from(encoded, "base64");
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(encoded) || key.length < bytes.fewest || key.length > bytes.most) {
    throw new DomainError("BAD_INPUT", "webhook_secret_unfit", { fewest: bytes.fewest, most: bytes.most });
  }
  return key;
}

/** The secrets of a target or source that hold at `now`, the current one first. */
export async function secretsOf(sql: Sql, ownerId: string, now: Date): Promise<string[]> {
  const { rows } = await sql.query<{ secret: string }>(
    `SELECT secret FROM webhook_secret WHERE owner_id = $1 AND (valid_until IS NULL OR valid_until > $2)
     ORDER BY id DESC`,
    [ownerId, now],
  );
  return rows.map(({ secret }) => secret);
}

/**
 * Makes `secret` the current one. With `overlap` those before hold for up to another day, the two latest of them at
 * most: who rotates twice because the first was lost still has a receiver with the old one. Else they end at once.
 */
export async function replaceSecret(
  sql: Sql,
  ownerId: string,
  { secret, now, overlap }: { readonly secret: string; readonly now: Date; readonly overlap: boolean },
): Promise<void> {
  if (overlap) {
    await sql.query(
      `UPDATE webhook_secret SET valid_until = $2::timestamptz + make_interval(hours => $3)
       WHERE owner_id = $1 AND valid_until IS NULL`,
      [ownerId, now, overlapHours],
    );
  }
  await sql.query(
    `DELETE FROM webhook_secret WHERE owner_id = $1 AND (valid_until IS NULL OR valid_until <= $2 OR id NOT IN (
       SELECT id FROM webhook_secret WHERE owner_id = $1 ORDER BY id DESC LIMIT $3))`,
    [ownerId, now, overlap ? mostReplaced : 0],
  );
  await sql.query("INSERT INTO webhook_secret (owner_id, secret, made_at) VALUES ($1, $2, $3)", [ownerId, secret, now]);
}
