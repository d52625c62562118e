import { beginJobRun, completeJobRun, failJobRun } from "@huilu/core";

import type { Job, JobContext, Lane } from "./define-job.ts";
import { describeFailure, framesOf } from "./describe-failure.ts";
import type { QueuedJob } from "./queue/lane-queue.ts";

export type RunQueuedContext = Omit<JobContext, "now"> & {
  readonly jobs: readonly Job[];
  /** The runs of this process, so that it can say that they live. */
  readonly running: Set<string>;
};

/**
 * Runs one job of a queue and keeps what became of it in `job_run`. A failure is passed on to the queue without any
 * value it may have named, because queues keep it.
 */
export async function runQueued(lane: Lane, queued: QueuedJob, context: RunQueuedContext): Promise<void> {
  const { db, running, log } = context;
  const { name, key, payload, requestId } = queued;
  const runId = await beginJobRun(db, { queue: lane, name, jobKey: key, payload, requestId });
  running.add(runId);
  try {
    await work(queued, runId, context);
  } catch (error) {
    const reason = describeFailure(error);
    const final = queued.attempt >= queued.attempts;
    log.error(
      { job: name, run: runId, attempt: queued.attempt, final, reason, frames: framesOf(error) },
      "a job failed",
    );
    await failJobRun(db, runId, { reason, final });
    // oxlint-disable-next-line preserve-caught-error -- queues keep what they are given, and the cause may name a person
    throw new Error(reason);
  } finally {
    running.delete(runId);
  }
}

async function work({ name, payload }: QueuedJob, runId: string, context: RunQueuedContext): Promise<void> {
  const { jobs, db, env, log, signal } = context;
  const job = jobs.find((known) => known.name === name);
  if (!job) throw new Error(`no job of this version is called ${name}`);
  await job.run(payload, { db, env, signal, now: new Date(), log: log.child({ job: name, run: runId }) });
  await completeJobRun(db, runId, job.keepRuns);
}
