import { runReclassifications } from "@huilu/core";

import { defineJob, noPayload } from "../define-job.ts";
import { dailyAt } from "../schedule.ts";

/**
 * Goes through the cases that a merge or split of defect types concerns, or takes one back; asked for with it. Each
 * night all that hold are held against the cases again, before the detectors look at them.
 */
export const reclassification = defineJob({
  name: "taxonomy.reclassify",
  lane: "nightly",
  every: dailyAt("03:00"),
  attempts: 3,
  keepRuns: 60,
  payload: noPayload,
  handle: async (_, { db, now, signal, log }) => {
    const cases = await runReclassifications(db, { now, signal });
    if (cases > 0) log.info({ cases }, "reports were held against the taxonomy");
  },
});
