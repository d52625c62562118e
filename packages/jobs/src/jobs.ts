import type { Job } from "./define-job.ts";
import { removeOldExports } from "./exports/remove-exports.jobs.ts";
import { runWaitingExports } from "./exports/run-exports.jobs.ts";
import { latePackages, packageMaking } from "./feedback/packages.jobs.ts";
import { kpiRefresh } from "./kpis/kpi-refresh.jobs.ts";
import { kpiRun } from "./kpis/kpi-run.jobs.ts";
import { reconcile } from "./metrics/reconcile.jobs.ts";
import { detection } from "./defects/detection.jobs.ts";
import { phraseLook, repeatLook, suggestionTraining, textFollowing } from "./defects/texts.jobs.ts";
import { reclassification } from "./defects/reclassification.jobs.ts";
import { issueFollowing, stepReminders } from "./feedback/issues.jobs.ts";
import { webhookDelivery } from "./webhooks/deliver-webhooks.jobs.ts";
import { oldWebhookRemoval } from "./webhooks/remove-webhooks.jobs.ts";
import { digestQueueing, mailSending, messageRemoval } from "./messages/mail.jobs.ts";
import { escalation, routing } from "./feedback/routing.jobs.ts";
import { rollUp } from "./metrics/roll-up.jobs.ts";

/** Everything that happens by itself. */
export const jobs: readonly Job[] = [
  rollUp,
  kpiRefresh,
  kpiRun,
  textFollowing,
  suggestionTraining,
  reclassification,
  detection,
  phraseLook,
  repeatLook,
  issueFollowing,
  stepReminders,
  routing,
  escalation,
  reconcile,
  packageMaking,
  latePackages,
  runWaitingExports,
  removeOldExports,
  webhookDelivery,
  oldWebhookRemoval,
  mailSending,
  digestQueueing,
  messageRemoval,
];
