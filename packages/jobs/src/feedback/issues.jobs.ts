import { followIssues } from "@huilu/core";

import { defineJob, noPayload } from "../define-job.ts";
import { dailyAt } from "../schedule.ts";

/** Follows issues each morning, after the detectors have looked: their figures, and whether an alarm returns. */
export const issueFollowing = defineJob({
  name: "issues.follow",
  lane: "nightly",
  every: dailyAt("05:00"),
  attempts: 3,
  keepRuns: 60,
  payload: noPayload,
  handle: async (_, { db, now, log }) => {
    log.info(await followIssues(db, now), "issues were followed");
  },
});
