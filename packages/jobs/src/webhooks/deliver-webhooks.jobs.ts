import { addressPolicy, deliverWebhooks, webhookChannel } from "@huilu/core";

import { defineJob, noPayload } from "../define-job.ts";
import { seconds } from "../schedule.ts";

/**
 * Sends what waits for webhook targets. Posting an event wakes it; the clock finds retries that are due and what a lost
 * wake-up or a killed process left. In a lane of its own: a receiver that hangs must hold up nothing else.
 */
export const webhookDelivery = defineJob({
  name: "webhooks.deliver",
  lane: "webhooks",
  every: seconds(10),
  wokenBy: webhookChannel,
  attempts: 1,
  keepRuns: 5,
  payload: noPayload,
  handle: (_, { db, env, signal }) => {
    const allows = addressPolicy(env.webhookNetworks);
    return deliverWebhooks(db, { clock: () => new Date(), allows, publicUrl: env.publicUrl, signal });
  },
});
