import {
  beginJobRun,
  completeJobRun,
  giveUpSilentRuns,
  isJobRunMissed,
  listJobRuns,
  openJobRequests,
  requestJob,
} from "@huilu/core";
import { beforeEach, expect, test } from "vitest";

import { withDatabase } from "../support/with-database.ts";

const database = withDatabase();
beforeEach(() => database.db.pool.query("TRUNCATE job_run, job_request"));

const daily = { name: "kpis.run", queue: "nightly", time: "02:30" };
const atShanghai = (moment: string) => new Date(`${moment}:00+08:00`);
const missedAt = (moment: string) => isJobRunMissed(database.db, daily, atShanghai(moment));

/** A run that started at that moment in Shanghai. */
async function ranAt(moment: string, state: "completed" | "active" = "completed"): Promise<string> {
  const { db } = database;
  const run = await beginJobRun(db, {
    queue: "nightly",
    name: "kpis.run",
    jobKey: moment,
    payload: {},
    requestId: null,
  });
  if (state === "completed") await completeJobRun(db, run, 10);
  await db.pool.query("UPDATE job_run SET started_at = $2 WHERE id = $1", [run, atShanghai(moment)]);
  return run;
}

test("a nightly run that fell out is found by the clock of the installation", async () => {
  expect(await missedAt("2026-03-02T09:00")).toBe(false); // it has never run
  await ranAt("2026-03-01T02:30");
  expect(await missedAt("2026-03-01T23:59")).toBe(false);
  expect(await missedAt("2026-03-02T02:29")).toBe(false);
  expect(await missedAt("2026-03-02T02:35")).toBe(false); // it may just be late
  expect(await missedAt("2026-03-02T02:41")).toBe(true);
  expect(await missedAt("2026-03-09T01:00")).toBe(true);
  await ranAt("2026-03-02T08:00");
  expect(await missedAt("2026-03-02T09:00")).toBe(false);
  expect(await missedAt("2026-03-03T02:41")).toBe(true);
});

test("while its queue is at work, nothing is missed", async () => {
  await ranAt("2026-03-01T02:30");
  await ranAt("2026-03-01T22:00", "active");
  expect(await missedAt("2026-03-02T09:00")).toBe(false);
});

test("a run whose process fell silent is given up with a reason, and its request with it", async () => {
  const { db } = database;
  const requestId = await requestJob(db, "kpis.run");
  const run = await beginJobRun(db, { queue: "nightly", name: "kpis.run", jobKey: "1", payload: {}, requestId });
  await giveUpSilentRuns(db, 120);
  expect(await listJobRuns(db, 5)).toMatchObject([{ id: run, state: "active" }]);
  await db.pool.query("UPDATE job_run SET alive_at = now() - interval '3 minutes'");
  await giveUpSilentRuns(db, 120);
  expect(await listJobRuns(db, 5)).toMatchObject([
    { id: run, state: "failed", failedReason: "the process that ran it ended" },
  ]);
  expect(await openJobRequests(db)).toEqual([]);
});

test("completed runs beyond the kept ones are forgotten, failed ones never", async () => {
  const { db } = database;
  for (const jobKey of ["1", "2", "3", "4"]) {
    const run = await beginJobRun(db, { queue: "live", name: "metrics.roll-up", jobKey, payload: {}, requestId: null });
    if (jobKey === "1") await db.pool.query("UPDATE job_run SET state = 'failed' WHERE id = $1", [run]);
    else await completeJobRun(db, run, 2);
  }
  expect((await listJobRuns(db, 10)).map((run) => run.state)).toEqual(["completed", "completed", "failed"]);
});
