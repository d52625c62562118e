import { giveUpSilentRuns, isJobRunMissed, keepJobRunsAlive, openJobRequests, requestJob } from "@huilu/core";

import type { Job } from "./define-job.ts";
import type { LaneQueue } from "./queue/lane-queue.ts";
import type { RunQueuedContext } from "./run-queued.ts";

const silentSeconds = 120;

export type KeepUpContext = Pick<RunQueuedContext, "db" | "env" | "running" | "jobs"> & {
  readonly lanes: readonly LaneQueue[];
};

/**
 * Finds again, from rows and from the list of jobs, everything that must happen, and puts it into the queues:
 * schedules that are gone or stuck, requests not done, daily runs that fell out. Harmless however often it is called,
 * so a queue that is lost costs one round of it.
 */
export async function keepUp(context: KeepUpContext): Promise<void> {
  const { db, env, lanes, jobs, running } = context;
  for (const lane of lanes) {
    lane.keepWorking();
    await lane.keepSchedules(
      jobs.filter((job) => job.lane === lane.lane),
      env.timeZone,
    );
  }
  if (running.size > 0) await keepJobRunsAlive(db, [...running]);
  await giveUpSilentRuns(db, silentSeconds);
  for (const job of jobs) await requestIfMissed(job, context);
  await queueRequests(context);
}

/** Puts every open request into its queue. One for a job that this version does not know waits for a version that does. */
export async function queueRequests({ db, lanes, jobs }: Pick<KeepUpContext, "db" | "lanes" | "jobs">): Promise<void> {
  for (const request of await openJobRequests(db)) {
    const job = jobs.find((known) => known.name === request.name);
    if (job) await laneOf(lanes, job).request(job, request);
  }
}

/** The queue in which `job` runs. */
export function laneOf(lanes: readonly LaneQueue[], job: Job): LaneQueue {
  const lane = lanes.find((candidate) => candidate.lane === job.lane);
  if (!lane) throw new Error(`no queue is open for lane ${job.lane}`);
  return lane;
}

async function requestIfMissed(job: Job, { db }: KeepUpContext): Promise<void> {
  if (!("time" in job.every)) return;
  const daily = { name: job.name, queue: job.lane, time: job.every.time };
  if (await isJobRunMissed(db, daily, new Date())) await requestJob(db, job.name);
}
