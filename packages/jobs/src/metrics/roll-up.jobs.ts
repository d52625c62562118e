import { markKpisStale, ripenRollups, settle } from "@huilu/core";

import { defineJob, noPayload } from "../define-job.ts";
import { seconds } from "../schedule.ts";

/**
 * Recomputes failure events whose cases changed and folds waiting deltas, so that complaints by defect type and
 * everything else stand in the rollups. Recording cases wakes it; the clock finds what a lost wake-up left. What it
 * changed is marked for the next refresh of the KPIs.
 */
export const rollUp = defineJob({
  name: "metrics.roll-up",
  lane: "live",
  every: seconds(30),
  wokenBy: "huilu_deltas",
  attempts: 3,
  keepRuns: 5,
  payload: noPayload,
  handle: async (_, { db, now }) => {
    await ripenRollups(db, now);
    if ((await settle(db)) > 0) await markKpisStale(db);
  },
});
