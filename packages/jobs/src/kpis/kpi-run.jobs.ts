import { runKpis, settle } from "@huilu/core";

import { defineJob, noPayload } from "../define-job.ts";
import { dailyAt } from "../schedule.ts";

/** Keeps every metric of the company and of each department with the time at which it was so known, and judges all targets. */
export const kpiRun = defineJob({
  name: "kpis.run",
  lane: "nightly",
  every: dailyAt("02:30"),
  attempts: 3,
  keepRuns: 60,
  payload: noPayload,
  handle: async (_, { db, now, signal, log }) => {
    await settle(db);
    log.info(await runKpis(db, { now, signal }), "the KPI run kept what changed");
  },
});
