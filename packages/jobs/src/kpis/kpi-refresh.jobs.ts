import { refreshKpis, staleKpiChannel } from "@huilu/core";

import { defineJob, noPayload } from "../define-job.ts";
import { seconds } from "../schedule.ts";

/**
 * The KPI run between two nights: what roll-ups marked is looked at once a minute at most, however often they ran; a
 * target that was set is judged at once. Without a mark it is one statement. In the lane of the nightly work, so that
 * it never holds up a roll-up and never runs beside the KPI run.
 */
export const kpiRefresh = defineJob({
  name: "kpis.refresh",
  lane: "nightly",
  every: seconds(60),
  wokenBy: staleKpiChannel,
  attempts: 3,
  keepRuns: 5,
  payload: noPayload,
  handle: async (_, { db, now, signal, log }) => {
    const result = await refreshKpis(db, { now, signal });
    if (result) log.info(result, "the KPI refresh kept what changed");
  },
});
