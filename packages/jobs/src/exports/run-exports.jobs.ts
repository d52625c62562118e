import { exportChannel, runExports } from "@huilu/core";

import { defineJob, noPayload } from "../define-job.ts";
import { seconds } from "../schedule.ts";

/**
 * Writes the files of every export that waits. Asking for one wakes it; the clock finds what a lost wake-up or a killed
 * process left. In a lane of its own: an export takes minutes, and figures must not wait for it.
 */
export const runWaitingExports = defineJob({
  name: "exports.run",
  lane: "exports",
  every: seconds(30),
  wokenBy: exportChannel,
  attempts: 1,
  keepRuns: 5,
  payload: noPayload,
  handle: async (_, { db, env, now, signal }) => {
    await runExports(db, { dataDir: env.dataDir, now, signal });
  },
});
