import { settle, verifyRollups } from "@huilu/core";

import { defineJob, noPayload } from "../define-job.ts";
import { dailyAt } from "../schedule.ts";

/** Recomputes every rollup from the cases, mends each cell that differs and keeps the outcome in `reconciliation`. */
export const reconcile = defineJob({
  name: "metrics.reconcile",
  lane: "nightly",
  every: dailyAt("03:15"),
  attempts: 3,
  keepRuns: 60,
  payload: noPayload,
  handle: async (_, { db, log }) => {
    await settle(db);
    for (const { rollup, cells, differing, mended } of await verifyRollups(db, { mend: true })) {
      if (differing > 0)
        log.warn({ rollup, cells, differing, mended }, "a rollup differed from its cases and was mended");
    }
  },
});
