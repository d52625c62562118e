import { removeExports } from "@huilu/core";

import { defineJob, noPayload } from "../define-job.ts";
import { dailyAt } from "../schedule.ts";

/** Removes the files of exports whose time is over. */
export const removeOldExports = defineJob({
  name: "exports.remove",
  lane: "exports",
  every: dailyAt("04:10"),
  attempts: 3,
  keepRuns: 30,
  payload: noPayload,
  handle: (_, { db, env, now }) => removeExports(db, { dataDir: env.dataDir, now }),
});
