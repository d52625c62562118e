import { mailChannel, openMailer, queueDigests, readWorkingDays, removeOldMessages, sendMails } from "@huilu/core";

import { defineJob, noPayload } from "../define-job.ts";
import { dailyAt, seconds } from "../schedule.ts";

/** Sends the mail that is due. New mail wakes it; the clock finds what was put off, or what a lost wake-up left. */
export const mailSending = defineJob({
  name: "mail.send",
  lane: "mail",
  every: seconds(30),
  wokenBy: mailChannel,
  attempts: 1,
  keepRuns: 5,
  payload: noPayload,
  handle: async (_, { db, env, signal, log }) => {
    const mailer = env.mail === null ? null : openMailer(env.mail);
    const accepted = await sendMails(db, { mailer, publicUrl: env.publicUrl, clock: () => new Date(), signal });
    if (accepted > 0) log.info({ accepted }, "mail was sent");
  },
});

/** Puts together the digests whose hour has come. */
export const digestQueueing = defineJob({
  name: "mail.digests",
  lane: "mail",
  every: seconds(60),
  attempts: 3,
  keepRuns: 5,
  payload: noPayload,
  handle: async (_, { db, now }) => {
    await queueDigests(db, now, await readWorkingDays(db.pool));
  },
});

/** Removes old mails and messages. */
export const messageRemoval = defineJob({
  name: "messages.remove",
  lane: "mail",
  every: dailyAt("04:20"),
  attempts: 3,
  keepRuns: 60,
  payload: noPayload,
  handle: (_, { db, now }) => removeOldMessages(db.pool, now),
});
