import type { Sql } from "../database/database.ts";
import { newWebhookSecret, secretsOf } from "./secrets.ts";
import { isSignedBy } from "./signature.ts";

/** What a message says of itself before it is believed. */
export type MessageHeaders = {
  readonly id: string;
  readonly timestamp: number;
  readonly signature: string;
};

const toleranceSeconds = 300;

/**
 * Reads the headers of the Standard Webhooks specification; null when one is missing, unfit, or more than five minutes
 * old or ahead. Nothing of the body is needed for it.
 */
export function readMessageHeaders(
  headers: Readonly<Record<string, string | readonly string[] | undefined>>,
  now: Date,
): MessageHeaders | null {
  const [id, sentAt, signature] = ["id", "timestamp", "signature"].map((name) => headers[`webhook-${name}`]);
  // A full stop in the id would let one signature stand for two messages.
  if (typeof id !== "string" || !/^[\w-]{1,120}$/.test(id)) return null;
  if (typeof sentAt !== "string" || !/^\d{1,12}$/.test(sentAt)) return null;
  if (typeof signature !== "string" || signature.length > 2000) return null;
  const timestamp = Number(sentAt);
  return Math.abs(now.getTime() / 1000 - timestamp) > toleranceSeconds ? null : { id, timestamp, signature };
}

export type AuthenticSource = { readonly id: string; readonly code: string };

// An unknown source takes as long as a known one.
const nobodysSecret = newWebhookSecret();

/** The enabled source of `code` if the message bears one of its signatures; else null, whatever was wrong. */
export async function authenticateMessage(
  sql: Sql,
  code: string,
  { headers, body, now }: { readonly headers: MessageHeaders; readonly body: Buffer; readonly now: Date },
): Promise<AuthenticSource | null> {
  const { rows } = await sql.query<AuthenticSource>("SELECT id, code FROM webhook_source WHERE code = $1 AND enabled", [
    code,
  ]);
  const source = rows[0] ?? null;
  const secrets = source ? await secretsOf(sql, source.id, now) : [nobodysSecret];
  const { id, timestamp, signature } = headers;
  return isSignedBy({ id, timestamp, body }, signature, secrets) ? source : null;
}
