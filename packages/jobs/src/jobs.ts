import type { Job } from "./define-job.ts";
import { kpiRun } from "./kpis/kpi-run.jobs.ts";
import { reconcile } from "./metrics/reconcile.jobs.ts";
import { rollUp } from "./metrics/roll-up.jobs.ts";

/** Everything that happens by itself. */
export const jobs: readonly Job[] = [rollUp, kpiRun, reconcile];
