import { inTransaction, type Database, type Sql } from "../database/database.ts";
import type { Judgement } from "./judge-answer.ts";
import { patienceSeconds, secondsToNext } from "./retry-schedule.ts";
import { redact, secretParts } from "./shown-url.ts";
import type { Answer } from "./send-message.ts";
import type { TakenDelivery } from "./take-delivery.ts";
import type { WebhookFormat } from "./webhook-target.ts";

/** The least seconds between two messages: WeCom and DingTalk take 20 a minute, Feishu 100. */
const paceSeconds: Readonly<Record<WebhookFormat, number>> = { GENERIC: 0, WECOM: 3.1, DINGTALK: 3.1, FEISHU: 0.7 };
const longestAnswer = 500;

export type Attempt = {
  readonly answer: Answer;
  readonly judgement: Judgement;
  /** When it was sent, and when its answer was there. */
  readonly at: Date;
  readonly now: Date;
  readonly random: number;
};

/**
 * Writes down an attempt and what follows from it, and gives the target back, in one transaction: delivered, to be
 * tried again later, or given up after three days. A target that answered 410 is disabled; what waits for it waits.
 */
export async function recordAttempt(db: Database, taken: TakenDelivery, attempt: Attempt): Promise<void> {
  const { judgement, at } = attempt;
  await inTransaction(db.pool, async (sql) => {
    const held = await sql.query(
      `UPDATE webhook_target SET lease = NULL, leased_until = NULL, free_at = $3,
         enabled = enabled AND NOT $4, gone = gone OR $4
       WHERE id = $1 AND lease = $2`,
      [
        taken.targetId,
        taken.lease,
        new Date(at.getTime() + 1000 * paceSeconds[taken.format]),
        judgement.failure === "gone",
      ],
    );
    await writeAttempt(sql, taken, attempt);
    // Who lost the lease was slower than its successor, which knows better, except that what was taken was taken.
    if (held.rowCount || judgement.failure === null) await settle(sql, taken, attempt);
  });
}

async function settle(sql: Sql, taken: TakenDelivery, { judgement, now, random }: Attempt): Promise<void> {
  const { failure, restSeconds } = judgement;
  const failures = taken.failures + 1;
  const isOver = now.getTime() - taken.wantedAt.getTime() >= 1000 * patienceSeconds;
  const state = failure === null ? "DELIVERED" : isOver && failure !== "gone" ? "GIVEN_UP" : "WAITING";
  const wait = Math.max(restSeconds, secondsToNext(failures, random));
  await sql.query(
    `UPDATE webhook_delivery SET state = $2, failures = $3, due_at = $4, finished_at = $5
     WHERE id = $1 AND state = 'WAITING'`,
    [
      taken.id,
      state,
      failure === null ? 0 : failures,
      new Date(now.getTime() + 1000 * wait),
      state === "WAITING" ? null : now,
    ],
  );
}

async function writeAttempt(sql: Sql, taken: TakenDelivery, { answer, judgement, at }: Attempt): Promise<void> {
  const counted = await sql.query<{ attempts: number }>(
    "UPDATE webhook_delivery SET attempts = attempts + 1 WHERE id = $1 RETURNING attempts",
    [taken.id],
  );
  await sql.query(
    `INSERT INTO webhook_attempt (delivery_id, ordinal, at, milliseconds, status, failure, answer)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      taken.id,
      counted.rows[0]?.attempts ?? 1,
      at,
      answer.milliseconds,
      judgement.status,
      judgement.failure,
      "body" in answer ? shownAnswer(answer.body, taken) : null,
    ],
  );
}

/** The beginning of an answer; a receiver that repeats what it was sent repeats no secret. */
function shownAnswer(body: string, { url, secrets }: TakenDelivery): string {
  const hidden = redact(body, [...secrets, ...secretParts(url)]);
  return hidden.replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F]/g, " ").slice(0, longestAnswer);
}
