import type { Database } from "../database/database.ts";
import { composeMail } from "./compose-mail.ts";
import { type MailRow, takeMail } from "./take-mail.ts";
import type { Mailer, Sent } from "./open-mailer.ts";
import { quietUntil } from "./quiet-hours.ts";

export type MailWork = {
  /** Null where no server is set: mail waits as it does for one that is down. */
  readonly mailer: Mailer | null;
  readonly publicUrl: string | null;
  /** The time as it passes while mails are sent. */
  readonly clock: () => Date;
  readonly signal?: AbortSignal;
};

const patienceMilliseconds = 3 * 86_400_000;
const firstDelayMilliseconds = 60_000;
const longestDelayMilliseconds = 2 * 3_600_000;
// Well within the lease, so that nobody else takes the mail meanwhile.
const longestSendMilliseconds = 240_000;

/**
 * Sends every mail that is due, one after the other, urgent ones first; any number of workers may do so at once. A mail that the
 * server puts off, or that it cannot take now, is tried again after 1, 2, 4 … minutes, at most two hours apart and a little at
 * random, for three days. A server that is out of order ends the round. Answers how many were accepted.
 *
 * SENT is written right after the server has accepted; a process that dies between the two leaves a mail that is sent once
 * more under the same Message-ID.
 */
export async function sendMails(db: Database, work: MailWork): Promise<number> {
  if (work.mailer === null) {
    await giveUpUnsent(db, work.clock());
    return 0;
  }
  let accepted = 0;
  while (!work.signal?.aborted) {
    const mail = await takeMail(db.pool, work.clock());
    if (mail === null) break;
    const outcome = await deliver(db, mail, { ...work, mailer: work.mailer });
    if (outcome === "accepted") accepted += 1;
    if (outcome === "server is out of order") break;
  }
  return accepted;
}

type Outcome = "accepted" | "not now" | "server is out of order";

async function deliver(db: Database, mail: MailRow, work: MailWork & { mailer: Mailer }): Promise<Outcome> {
  const now = work.clock();
  const until = mail.urgent && mail.settings.urgentPasses ? null : quietUntil(mail.settings, now, db.timeZone);
  if (until !== null) {
    await putBack(db, mail, until);
    return "not now";
  }
  if (mail.address === null) {
    await finish(db, mail, { reason: "no_address", code: null, state: "GIVEN_UP", now });
    return "not now";
  }
  const content = await composeMail(db.pool, mail, work.publicUrl);
  const limit = AbortSignal.timeout(longestSendMilliseconds);
  const sent = await work.mailer.send(
    { ...content, id: mail.id, to: mail.address, urgent: mail.urgent, attachments: mail.attachments, now },
    work.signal === undefined ? limit : AbortSignal.any([limit, work.signal]),
  );
  return keep(db, mail, { sent, now: work.clock() });
}

async function keep(db: Database, mail: MailRow, { sent, now }: { sent: Sent; now: Date }): Promise<Outcome> {
  if (sent === null) {
    // Whoever else may have taken it up meanwhile: it was accepted.
    await db.pool.query(
      "UPDATE mail_delivery SET state = 'SENT', finished_at = $2, leased_until = NULL, failure = NULL WHERE id = $1",
      [mail.id, now],
    );
    return "accepted";
  }
  const tired = now.getTime() - mail.triedSince.getTime() >= patienceMilliseconds;
  if (sent.next === "give up" || tired) {
    const state = sent.next === "give up" ? "FAILED" : "GIVEN_UP";
    await finish(db, mail, { reason: sent.reason, code: sent.code, state, now });
  } else {
    await db.pool.query(
      `UPDATE mail_delivery SET next_at = $3, leased_until = NULL, failure = $4
       WHERE id = $1 AND attempts = $2 AND state = 'WAITING'`,
      [mail.id, mail.attempts, new Date(now.getTime() + delay(mail.attempts)), failureOf(sent)],
    );
  }
  return sent.next === "server is out of order" ? sent.next : "not now";
}

/** It was not tried: the attempt does not count. */
async function putBack({ pool }: Database, { id, attempts }: MailRow, until: Date): Promise<void> {
  await pool.query(
    `UPDATE mail_delivery SET next_at = $3, leased_until = NULL, attempts = attempts - 1,
       tried_since = CASE WHEN attempts > 1 THEN tried_since END
     WHERE id = $1 AND attempts = $2 AND state = 'WAITING'`,
    [id, attempts, until],
  );
}

type End = {
  readonly reason: string;
  readonly code: number | null;
  readonly state: "FAILED" | "GIVEN_UP";
  readonly now: Date;
};

async function finish({ pool }: Database, { id, attempts }: MailRow, { state, now, ...failure }: End): Promise<void> {
  await pool.query(
    `UPDATE mail_delivery SET state = $3, finished_at = $4, leased_until = NULL, failure = $5
     WHERE id = $1 AND attempts = $2 AND state = 'WAITING'`,
    [id, attempts, state, now, failureOf(failure)],
  );
}

/** Without a server mail waits as long as it would for one that is down, so that it does not heap up. */
async function giveUpUnsent({ pool }: Database, now: Date): Promise<void> {
  await pool.query(
    `UPDATE mail_delivery SET state = 'GIVEN_UP', finished_at = $1, failure = $2
     WHERE state = 'WAITING' AND next_at < $1::timestamptz - make_interval(secs => $3)`,
    [now, failureOf({ reason: "no_server", code: null }), patienceMilliseconds / 1000],
  );
}

function failureOf({ reason, code }: { readonly reason: string; readonly code: number | null }): string {
  return JSON.stringify({ reason, code });
}

/** 1, 2, 4 … minutes up to two hours, four fifths of it up to six fifths, so that not all come back at once. */
function delay(attempts: number): number {
  const whole = Math.min(firstDelayMilliseconds * 2 ** Math.min(attempts - 1, 20), longestDelayMilliseconds);
  return whole * (0.8 + 0.4 * Math.random());
}
