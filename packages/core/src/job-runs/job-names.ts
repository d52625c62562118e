/** Every job there is. The names are literals: they stand in queues and rows that outlive the code. */
export const jobNames = [
  "metrics.roll-up",
  "metrics.reconcile",
  "kpis.run",
  "kpis.refresh",
  "signals.detect",
  "taxonomy.reclassify",
  "texts.follow",
  "texts.train",
  "texts.look",
  "texts.repeats",
  "issues.follow",
  "issues.remind",
  "routing.route",
  "routing.escalate",
  "packages.make",
  "packages.late",
  "exports.run",
  "exports.remove",
  "webhooks.deliver",
  "webhooks.remove",
  "mail.send",
  "mail.digests",
  "messages.remove",
] as const;
export type JobName = (typeof jobNames)[number];

/** The channel on which a new request is announced; the rows tell the same to whoever missed it. */
export const jobRequestChannel = "huilu_job_request";
