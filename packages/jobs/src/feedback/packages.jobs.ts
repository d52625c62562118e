import { announceLatePackage, announcePackages, makeDuePackages, packageJoints, tellLatePackages } from "@huilu/core";

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
    const announced = await announcePackages(db, { now, publicUrl: env.publicUrl });
    log.info({ made: made.length, announced }, "packages of departments were made");
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
    const late = await tellLatePackages(db, { now, tell: (sql, told) => announceLatePackage(sql, told, now) });
    if (late > 0) log.info({ late }, "packages were not acknowledged in time");
  },
});
