import { followIssues, remindOfSteps } from "@huilu/core";

import { defineJob, noPayload } from "../define-job.ts";
import { dailyAt, seconds } from "../schedule.ts";

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

/** Reminds of steps that are due soon or overdue, each once; hourly, so that a day's work begins with them. */
export const stepReminders = defineJob({
  name: "issues.remind",
  lane: "live",
  every: seconds(3600),
  attempts: 3,
  keepRuns: 10,
  payload: noPayload,
  handle: async (_, { db, now, log }) => {
    const sent = await remindOfSteps(db, now);
    if (sent > 0) log.info({ sent }, "owners were reminded of steps");
  },
});
