import { detectSignals } from "@huilu/core";

import { defineJob, noPayload } from "../define-job.ts";
import { dailyAt } from "../schedule.ts";

/** Looks for changes of rate each night, so that a week is judged on the day after its end and late reports are followed. */
export const detection = defineJob({
  name: "signals.detect",
  lane: "nightly",
  every: dailyAt("03:30"),
  attempts: 3,
  keepRuns: 60,
  payload: noPayload,
  handle: async (_, { db, now, log }) => {
    const result = await detectSignals(db, { now });
    if (result) log.info(result, "the detectors looked at all series");
  },
});
