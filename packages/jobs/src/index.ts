export { startJobs, type Jobs, type StartJobsOptions } from "./start-jobs.ts";
export { defineJob, noPayload, type Job, type JobContext } from "./define-job.ts";
export { jobs } from "./jobs.ts";
export { dailyAt, seconds } from "./schedule.ts";
