import { announceHandOver, escalateHandOvers, routeCases } from "@huilu/core";

import { defineJob, noPayload } from "../define-job.ts";
import { seconds } from "../schedule.ts";

/** Hands new and changed cases over by rule; an import wakes it, the clock finds what a lost wake-up left. */
export const routing = defineJob({
  name: "routing.route",
  lane: "live",
  every: seconds(60),
  wokenBy: "huilu_deltas",
  attempts: 3,
  keepRuns: 5,
  payload: noPayload,
  handle: async (_, { db, now, signal }) => {
    await routeCases(db, { now, tell: announceHandOver, signal });
  },
});

/** Tells those above of hand-overs that are late; by the minute, as their due times are. */
export const escalation = defineJob({
  name: "routing.escalate",
  lane: "live",
  every: seconds(60),
  attempts: 3,
  keepRuns: 5,
  payload: noPayload,
  handle: async (_, { db, now, log }) => {
    const steps = await escalateHandOvers(db, { now, tell: announceHandOver });
    if (steps > 0) log.info({ steps }, "late hand-overs were escalated");
  },
});
