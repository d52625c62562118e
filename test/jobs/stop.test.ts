import { type Database, listJobRuns, requestJob } from "@huilu/core";
import { beforeEach, expect, test } from "vitest";

import { describeOnQueues } from "../support/queues.ts";
import { withDatabase } from "../support/with-database.ts";
import { eventually, liveJob, runIn, start } from "./started-jobs.ts";

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds);
  });

describeOnQueues("stopping", (place) => {
  const database = withDatabase();
  beforeEach(() => database.db.pool.query("TRUNCATE job_run, job_request"));

  test("waits for the running job and leaves nothing half done", async () => {
    const { db } = database;
    let finished = false;
    const job = liveJob(async () => {
      await pause(1500);
      finished = true;
    });
    const jobs = await start(db, place.redisUrl, { jobs: [job] });
    await requestJob(db, "kpis.run");
    await runIn(db, "active");
    await jobs.close();
    expect(finished).toBe(true);
    expect((await listJobRuns(db, 50)).map((run) => run.state)).toEqual(["completed"]);
    // PostgreSQL lists a connection for a moment after its client has closed it.
    await eventually(async () => (await connections(database.db, "huilu-%")) === 0);
  });

  test("does not wait for ever: the job is told, and tried again by the next process", async () => {
    const { db } = database;
    const mood = { stubborn: true };
    const job = liveJob(async ({ signal }) => {
      while (mood.stubborn) {
        signal.throwIfAborted();
        await pause(20);
      }
    }, 2);
    const jobs = await start(db, place.redisUrl, { jobs: [job], stopMilliseconds: 300 });
    await requestJob(db, "kpis.run");
    await runIn(db, "active");
    const at = Date.now();
    await jobs.close();
    expect(Date.now() - at).toBeLessThan(5000);
    expect(await runIn(db, "retrying")).toMatchObject({ failedReason: "Error: the process is stopping" });
    mood.stubborn = false;
    await start(db, place.redisUrl, { jobs: [job] });
    expect(await runIn(db, "completed")).toMatchObject({ attempts: 2 });
  });

  test("a ready process says so, a closed one does not", async () => {
    const jobs = await start(database.db, place.redisUrl, { jobs: [] });
    expect(await eventually(() => jobs.ready())).toBe(true);
    await jobs.close();
    expect(await jobs.ready()).toBe(false);
  });
});

async function connections(db: Database, like: string) {
  const { rows } = await db.pool.query<{ count: number }>(
    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE $1",
    [like],
  );
  return rows[0]?.count;
}
