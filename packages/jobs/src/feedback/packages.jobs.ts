import { makeDuePackages, packageJoints, tellLatePackages } from "@huilu/core";

import { defineJob, noPayload } from "../define-job.ts";
import { dailyAt, seconds } from "../schedule.ts";

/** After the night's looks at signals and phrases, so that what they found is in it; missed days are made up for. */
export const packageMaking = defineJob({
  name: "packages.make",
  lane: "nightly",
  every: dailyAt("05:30"),
  attempts: 2,
  keepRuns: 30,
  payload: noPayload,
  handle: async (_, { db, env, now, log, signal }) => {
    const made = await makeDuePackages(db, { now, currency: env.currency, joints: packageJoints, signal });
    log.info({ made: made.length }, "packages of departments were made");
  },
});

/** Tells of packages that were not acknowledged in time, each once. */
export const latePackages = defineJob({
  name: "packages.late",
  lane: "live",
  every: seconds(300),
  attempts: 2,
  keepRuns: 5,
  payload: noPayload,
  handle: async (_, { db, now, log }) => {
    await tellLatePackages(db, {
      now,
      tell: async (_sql, { kind, packageId, department, userIds }) => {
        log.warn(
          { kind, package: packageId, department: department.key, users: userIds },
          "a package was not acknowledged",
        );
      },
    });
  },
});
