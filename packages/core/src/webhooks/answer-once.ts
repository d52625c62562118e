import { createHash } from "node:crypto";

import type { Database, Sql } from "../database/database.ts";
import { DomainError } from "../errors.ts";

export type ReceivedMessage = {
  readonly sourceId: string;
  readonly messageId: string;
  readonly body: Buffer;
  readonly now: Date;
};

const mostAMinute = 120;
/** Longer than a thousand rows take: who began earlier has ended. */
const silentSeconds = 300;

/**
 * Does `work` for a message the first time it comes and keeps its answer; the same message again answers the same and
 * does nothing. What failed is forgotten, so that it may come again. Throws TOO_MANY_ATTEMPTS `webhook_source_busy`
 * beyond 120 new messages of a source a minute, CONFLICT `webhook_message_under_way`, or `webhook_message_differs` when
 * the id came before with another body.
 */
export async function answerOnce<Answer>(
  { pool }: Pick<Database, "pool">,
  message: ReceivedMessage,
  work: () => Promise<Answer>,
): Promise<unknown> {
  const known = await beginReceipt(pool, message);
  if (known !== null) return known.answer;
  const { sourceId, messageId } = message;
  try {
    const answer = await work();
    await pool.query("UPDATE webhook_receipt SET answer = $3 WHERE source_id = $1 AND message_id = $2", [
      sourceId,
      messageId,
      JSON.stringify(answer),
    ]);
    return answer;
  } catch (error) {
    await pool
      .query("DELETE FROM webhook_receipt WHERE source_id = $1 AND message_id = $2 AND answer IS NULL", [
        sourceId,
        messageId,
      ])
      .catch(() => undefined); // the error of the work is the one to tell; a receipt that stays is taken over
    throw error;
  }
}

/** The answer of a message that came before; null when it is this call's to answer. */
async function beginReceipt(sql: Sql, message: ReceivedMessage): Promise<{ readonly answer: unknown } | null> {
  const { sourceId, messageId, body, now } = message;
  const bodyHash = createHash("sha256").update(body).digest();
  const before = await sql.query<{ answer: unknown; same: boolean }>(
    "SELECT answer, body_hash = $3 AS same FROM webhook_receipt WHERE source_id = $1 AND message_id = $2",
    [sourceId, messageId, bodyHash],
  );
  const receipt = before.rows[0];
  if (receipt && !receipt.same) throw new DomainError("CONFLICT", "webhook_message_differs");
  if (receipt && receipt.answer !== null) return { answer: receipt.answer };
  if (!receipt) await refuseHaste(sql, message);
  const { rowCount } = await sql.query(
    `INSERT INTO webhook_receipt AS r (source_id, message_id, body_hash, received_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (source_id, message_id) DO UPDATE SET received_at = $4
       WHERE r.answer IS NULL AND r.body_hash = $3 AND r.received_at < $4::timestamptz - make_interval(secs => $5)`,
    [sourceId, messageId, bodyHash, now, silentSeconds],
  );
  if (!rowCount) throw new DomainError("CONFLICT", "webhook_message_under_way");
  return null;
}

async function refuseHaste(sql: Sql, { sourceId, now }: ReceivedMessage): Promise<void> {
  const { rows } = await sql.query<{ many: number }>(
    `SELECT count(*)::int AS many FROM webhook_receipt
     WHERE source_id = $1 AND received_at > $2::timestamptz - interval '1 minute'`,
    [sourceId, now],
  );
  if ((rows[0]?.many ?? 0) >= mostAMinute) {
    throw new DomainError("TOO_MANY_ATTEMPTS", "webhook_source_busy", { most: mostAMinute });
  }
}
