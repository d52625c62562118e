import { type Database, type Environment, jobRequestChannel, listen, type Listener } from "@huilu/core";
import type { Logger } from "pino";

import type { Job, Lane } from "./define-job.ts";
import { jobs as allJobs } from "./jobs.ts";
import { keepUp, laneOf, queueRequests } from "./keep-up.ts";
import type { QueuedJob } from "./queue/lane-queue.ts";
import { openQueues } from "./queue/open-queues.ts";
import type { Queues } from "./queue/queues.ts";
import { quietly } from "./quietly.ts";
import { runQueued } from "./run-queued.ts";
import { within } from "./within.ts";

export type StartJobsOptions = {
  readonly db: Database;
  readonly env: Environment;
  readonly log: Logger;
  /** Other jobs than Huilu's, and another pace, for tests. */
  readonly jobs?: readonly Job[];
  readonly keepUpMilliseconds?: number;
  readonly stopMilliseconds?: number;
};

export type Jobs = {
  /** Whether the database, the queue and its workers answer. */
  ready(): Promise<boolean>;
  /** Takes no more jobs, waits for the running ones (20 s, then they are told to stop), and ends every connection. */
  close(): Promise<void>;
};

const debounceMilliseconds = 300;
const readyMilliseconds = 3000;

/** Starts worker, schedules and listener in this process. Any number of processes may do so on the same database. */
export async function startJobs(options: StartJobsOptions): Promise<Jobs> {
  const { db, env, log, jobs = allJobs, keepUpMilliseconds = 10_000, stopMilliseconds = 20_000 } = options;
  const stopping = new AbortController();
  const running = new Set<string>();
  const onError = quietly(log);
  const context = { db, env, log, jobs, running, signal: stopping.signal };
  const process = (lane: Lane, job: QueuedJob) => runQueued(lane, job, context);
  const queues = await openQueues({ db, env, process, onError });
  const keeping = { ...context, lanes: queues.lanes };
  await keepUp(keeping);
  const tick = everySoOften(keepUpMilliseconds, () => keepUp(keeping).catch(onError));
  const listener = wakeByNotify({ db, jobs, queues, onError });
  const close = async () => {
    await within(readyMilliseconds, Promise.all([tick.stop(), listener.close()]), null);
    const stopped = Promise.allSettled(queues.lanes.map((lane) => lane.stop()));
    if (!(await within(stopMilliseconds, stopped, null))) stopping.abort(new Error("the process is stopping"));
    await within(readyMilliseconds, stopped, null);
    await within(readyMilliseconds, queues.close(), null);
  };
  let closed: Promise<void> | null = null;
  return {
    ready: async () => !closed && within(readyMilliseconds, isReady(db, queues, listener), false).catch(() => false),
    close: () => (closed ??= close()),
  };
}

type WakeOptions = { db: Database; jobs: readonly Job[]; queues: Queues; onError: (error: Error) => void };

/** Runs jobs early when their channel is notified, and takes up requests as they are made. */
function wakeByNotify({ db, jobs, queues: { lanes }, onError }: WakeOptions): Listener {
  const woken = new Map<string, () => Promise<unknown>>();
  woken.set(jobRequestChannel, () => queueRequests({ db, lanes, jobs }));
  for (const [channel, sleepers] of Map.groupBy(jobs, (job) => job.wokenBy)) {
    if (channel) woken.set(channel, () => Promise.all(sleepers.map((job) => laneOf(lanes, job).wake(job))));
  }
  const waiting = new Map<string, NodeJS.Timeout>();
  const onNotify = (channel: string) => {
    if (waiting.has(channel)) return;
    const act = () => {
      waiting.delete(channel);
      woken.get(channel)?.().catch(onError);
    };
    waiting.set(channel, setTimeout(act, debounceMilliseconds));
  };
  const listener = listen({
    connectionString: db.pool.options.connectionString,
    channels: [...woken.keys()],
    onNotify,
    onError,
  });
  return {
    isConnected: listener.isConnected,
    async close() {
      await listener.close();
      for (const timer of waiting.values()) clearTimeout(timer);
    },
  };
}

async function isReady(db: Database, { lanes }: Queues, listener: Listener): Promise<boolean> {
  await db.pool.query("SELECT 1");
  const answers = await Promise.all(lanes.map((lane) => lane.ping()));
  return listener.isConnected() && answers.every(Boolean);
}

/** Calls `act` again and again, never twice at once; `stop` waits for the call under way. */
function everySoOften(milliseconds: number, act: () => Promise<void>): { stop(): Promise<void> } {
  let underWay: Promise<void> | null = null;
  const timer = setInterval(() => {
    underWay ??= act().finally(() => {
      underWay = null;
    });
  }, milliseconds);
  return {
    async stop() {
      clearInterval(timer);
      await underWay;
    },
  };
}
