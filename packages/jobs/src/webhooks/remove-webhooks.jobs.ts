import { removeWebhooks } from "@huilu/core";

import { defineJob, noPayload } from "../define-job.ts";
import { dailyAt } from "../schedule.ts";

/** Forgets old deliveries and the receipts of old messages. */
export const oldWebhookRemoval = defineJob({
  name: "webhooks.remove",
  lane: "nightly",
  every: dailyAt("04:20"),
  attempts: 3,
  keepRuns: 30,
  payload: noPayload,
  handle: (_, { db, now }) => removeWebhooks(db, now),
});
