import { type BackendFactory, type IQueueBackend, type Job as BullJob, Queue, Worker } from "bullmq";
import { z } from "zod";

import type { Job, Lane } from "../define-job.ts";
import { repeatOptions } from "../schedule.ts";

/** One job as it stands in a queue. `attempt` counts from 1. */
export type QueuedJob = {
  readonly key: string;
  readonly name: string;
  readonly payload: unknown;
  readonly requestId: string | null;
  readonly attempt: number;
  readonly attempts: number;
};

/** A lane's queue with its worker, whatever keeps it: nothing else in Huilu talks to BullMQ. */
export type LaneQueue = {
  readonly lane: Lane;
  /** Runs `job` soon; while it waits or runs, further wake-ups come to one more run. */
  wake(job: Job): Promise<void>;
  /** Runs `job` once for a request, however often it is added. */
  request(job: Job, request: { readonly id: string; readonly payload: unknown }): Promise<void>;
  /** Brings the schedules to what `jobs` say: missing, changed or stuck ones are made anew, unknown ones removed. */
  keepSchedules(jobs: readonly Job[], timeZone: string): Promise<void>;
  /** Starts the worker's loop again if a failure ended it. */
  keepWorking(): void;
  ping(): Promise<boolean>;
  /** Takes no more jobs and waits for the running one. */
  stop(): Promise<void>;
};

export type LaneQueueOptions<B extends IQueueBackend, C> = {
  readonly lane: Lane;
  readonly connection: C;
  readonly backend: BackendFactory<B, C>;
  readonly process: (job: QueuedJob) => Promise<void>;
  readonly onError: (error: Error) => void;
};

// In braces the prefix is a hash tag, which keeps the keys of a queue on one node of a Redis cluster.
const prefix = "{huilu}";
const envelope = z.object({ payload: z.unknown().default({}), requestId: z.string().nullable().default(null) });

/** Opens the queue of `lane` and starts working on it, one job at a time. */
export async function openLaneQueue<B extends IQueueBackend, C>(options: LaneQueueOptions<B, C>): Promise<LaneQueue> {
  const { lane, connection, backend, process, onError } = options;
  const name = `huilu-${lane}`;
  const queue = new Queue(name, { connection, prefix, defaultJobOptions: kept }, backend);
  queue.on("error", onError);
  await queue.waitUntilReady();
  const worker = new Worker(name, (job: BullJob) => process(queuedJob(job)), { connection, prefix, ...pace }, backend);
  worker.on("error", onError);
  await worker.waitUntilReady();
  return {
    lane,
    async wake(job) {
      const deduplication = { id: job.name, keepLastIfActive: true };
      await queue.add(job.name, emptyEnvelope, { attempts: job.attempts, deduplication });
    },
    async request(job, { id, payload }) {
      await queue.add(job.name, { payload, requestId: id }, { attempts: job.attempts, jobId: `request-${id}` });
    },
    async keepSchedules(jobs, timeZone) {
      const known = new Map((await queue.getJobSchedulers()).map((scheduler) => [scheduler.key, scheduler]));
      for (const job of jobs) {
        const wanted = repeatOptions(job.every, timeZone);
        if (isKept(known.get(job.name), wanted)) continue;
        await queue.upsertJobScheduler(job.name, wanted, {
          name: job.name,
          data: emptyEnvelope,
          opts: { ...kept, attempts: job.attempts },
        });
      }
      const wantedNames = new Set<string>(jobs.map((job) => job.name));
      for (const key of known.keys()) if (!wantedNames.has(key)) await queue.removeJobScheduler(key);
    },
    keepWorking() {
      if (!worker.isRunning() && !worker.closing) worker.run().catch(onError);
    },
    async ping() {
      await queue.getJobCounts("active");
      return worker.isRunning();
    },
    async stop() {
      await worker.close();
      await queue.close();
    },
  };
}

const emptyEnvelope = { payload: {}, requestId: null };

// The rows of job_run are the memory; the queue keeps enough for an operator to look at.
const kept = {
  backoff: { type: "exponential", delay: 2000 },
  removeOnComplete: { count: 50 },
  removeOnFail: { count: 500 },
};

const pace = {
  concurrency: 1,
  // How long after the end of a process another one takes its job over.
  lockDuration: 30_000,
  stalledInterval: 15_000,
  maxStalledCount: 3,
  // After a refused connection; the default of 15 seconds makes a restart of the database a long silence.
  runRetryDelay: 2000,
};

function queuedJob(job: BullJob): QueuedJob {
  const { payload, requestId } = envelope.parse(job.data ?? {});
  return {
    key: `${job.id}@${job.timestamp}`,
    name: job.name,
    payload,
    requestId,
    attempt: job.attemptsMade + 1,
    attempts: job.opts.attempts ?? 1,
  };
}

type Known = { readonly every?: number; readonly pattern?: string; readonly tz?: string; readonly next?: number };

/** A daily schedule is left alone even when late: making it anew would move it to the next day. */
function isKept(known: Known | undefined, wanted: ReturnType<typeof repeatOptions>): boolean {
  if (!known) return false;
  if ("pattern" in wanted) return known.pattern === wanted.pattern && known.tz === wanted.tz;
  return known.every === wanted.every && (known.next ?? 0) > Date.now() - wanted.every;
}
