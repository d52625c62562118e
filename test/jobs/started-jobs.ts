import { randomUUID } from "node:crypto";

import { type Database, type IncomingCase, listJobRuns, type JobRun, readEnvironment, recordCases } from "@huilu/core";
import {
  dailyAt,
  defineJob,
  type Job,
  type JobContext,
  type Jobs,
  noPayload,
  startJobs,
  type StartJobsOptions,
} from "@huilu/jobs";
import { pino } from "pino";
import { afterEach } from "vitest";

const started = new Set<Jobs>();

afterEach(async () => {
  await Promise.all([...started].map((jobs) => jobs.close()));
  started.clear();
});

/** Starts jobs as a process would; they are closed after the test if it did not close them. */
export async function start(
  db: Database,
  redisUrl: string | null,
  options: Partial<StartJobsOptions> = {},
): Promise<Jobs> {
  const env = { ...readEnvironment({}), redisUrl };
  const log = pino({ level: process.env["HUILU_TEST_LOG"] ?? "silent" });
  const jobs = await startJobs({ db, env, log, keepUpMilliseconds: 500, ...options });
  started.add(jobs);
  return jobs;
}

/** A job of a test in the live lane, under a name that requests know; it runs when requested. */
export function liveJob(work: (context: JobContext) => Promise<void>, attempts = 1): Job {
  const handle = (_: object, context: JobContext) => work(context);
  return defineJob({
    name: "kpis.run",
    lane: "live",
    every: dailyAt("00:00"),
    attempts,
    keepRuns: 50,
    payload: noPayload,
    handle,
  });
}

/** Waits until `look` finds something. */
export async function eventually<T>(
  look: () => Promise<T | null | undefined | false>,
  patienceSeconds = 20,
): Promise<T> {
  const deadline = Date.now() + patienceSeconds * 1000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`It did not happen within ${patienceSeconds} seconds.`);
    await new Promise((resolve) => {
      setTimeout(resolve, 50);
    });
  }
}

/** Waits for a run in that state, younger than the runs that `but` names. */
export function runIn(db: Database, state: JobRun["state"], but: readonly string[] = []): Promise<JobRun> {
  return eventually(async () =>
    (await listJobRuns(db, 50)).find((run) => run.state === state && !but.includes(run.id)),
  );
}

/** Records cases as an import would. */
export async function record(
  db: Database,
  cases: readonly IncomingCase[],
  learnedAt = new Date("2026-03-20T04:00:00Z"),
): Promise<void> {
  const importRunId = randomUUID();
  async function* rows() {
    yield* cases;
  }
  await recordCases(db, rows(), { source: "test", importRunId, rowMeans: "case", learnedAt });
}
