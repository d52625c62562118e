import { DomainError, listJobRuns, requestJob, requestRetry } from "@huilu/core";
import { beforeEach, expect, test } from "vitest";

import { describeOnQueues } from "../support/queues.ts";
import { withApi } from "../support/with-api.ts";
import { withDatabase } from "../support/with-database.ts";
import { eventually, liveJob, runIn, start } from "./started-jobs.ts";

describeOnQueues("a job's runs", (place) => {
  const database = withDatabase();
  const api = withApi(database);
  beforeEach(() => database.db.pool.query("TRUNCATE job_run, job_request"));

  test("a failed job keeps its reason without a person in it, and is run again when asked", async () => {
    const { db } = database;
    let broken = true;
    const job = liveJob(async () => {
      if (broken) throw new Error(`no address for "王小明", 13800138000, wang@example.cn: 北京市朝阳区`);
    });
    await start(db, place.redisUrl, { jobs: [job] });
    await requestJob(db, "kpis.run");
    const failed = await runIn(db, "failed");
    expect(failed).toMatchObject({ queue: "live", name: "kpis.run", attempts: 1 });
    expect(failed.failedReason).toBe("Error: no address for …, …, …: …");
    broken = false;
    await requestRetry(db, failed);
    const again = await runIn(db, "completed");
    expect(again.id).not.toBe(failed.id);
    expect((await listJobRuns(db, 50)).map((run) => run.state)).toContain("failed");
  });

  test("an administrator sees through the API why a job failed, and runs it again", async () => {
    const { db } = database;
    let broken = true;
    const job = liveJob(async () => {
      if (broken) throw new DomainError("UNAVAILABLE", "not_yet");
    });
    await start(db, place.redisUrl, { jobs: [job] });
    const token = await api.tokenFor("ADMINISTRATOR");
    const asked = await api.ask({ token, query: "mutation { runKpis }" });
    expect(asked).toMatchObject({ errors: [], data: { runKpis: true } });
    const { id, queue } = await runIn(db, "failed");
    const runs = "{ jobRuns(first: 5) { id queue name state failedReason attempts } }";
    const seen = await api.ask({ token, query: runs });
    const failure = { id, queue, name: "kpis.run", state: "failed", failedReason: "UNAVAILABLE not_yet", attempts: 1 };
    expect(seen.data).toEqual({ jobRuns: [failure] });
    broken = false;
    const retry = "mutation ($id: ID!, $queue: String!) { retryJob(id: $id, queue: $queue) }";
    const retried = await api.ask({ token, query: retry, variables: { id, queue } });
    expect(retried).toMatchObject({ errors: [], data: { retryJob: true } });
    await runIn(db, "completed");
    const after = await api.ask({ token, query: runs });
    expect(after.data.jobRuns).toMatchObject([{ state: "completed", failedReason: null }, failure]);
    const unknown = await api.ask({ token, query: retry, variables: { id: "999999", queue } });
    expect(unknown.errors[0]?.extensions).toMatchObject({ code: "NOT_FOUND", reason: "job_unknown" });
  });

  test("a job is tried as often as it says, in one run", async () => {
    const { db } = database;
    let tries = 0;
    const job = liveJob(async () => {
      tries += 1;
      if (tries === 1) throw new DomainError("UNAVAILABLE", "not_yet", { phone: "13800138000" });
    }, 2);
    await start(db, place.redisUrl, { jobs: [job] });
    await requestJob(db, "kpis.run");
    const retrying = await runIn(db, "retrying");
    expect(retrying.failedReason).toBe("UNAVAILABLE not_yet");
    const completed = await runIn(db, "completed");
    expect(completed).toMatchObject({ id: retrying.id, attempts: 2, failedReason: null });
  });

  test("what PostgreSQL says of a row's values is not kept", async () => {
    const { db } = database;
    const job = liveJob(async () => {
      await db.pool.query("SELECT '张三 13800138000'::date");
    });
    await start(db, place.redisUrl, { jobs: [job] });
    await requestJob(db, "kpis.run");
    const failed = await runIn(db, "failed");
    expect(failed.failedReason).toMatch(/^PostgreSQL 22007/);
    expect(failed.failedReason).not.toMatch(/张三|138/);
  });

  test("a request is done once, by whichever process takes it", async () => {
    const { db } = database;
    let runs = 0;
    const job = liveJob(async () => {
      runs += 1;
    });
    await start(db, place.redisUrl, { jobs: [job] });
    await start(db, place.redisUrl, { jobs: [job] });
    const request = await requestJob(db, "kpis.run");
    await eventually(async () => {
      const { rowCount } = await db.pool.query("SELECT 1 FROM job_request WHERE id = $1 AND done_at IS NOT NULL", [
        request,
      ]);
      return rowCount;
    });
    // Long enough for another round of looking for requests in both processes.
    await new Promise((resolve) => {
      setTimeout(resolve, 1500);
    });
    expect(runs).toBe(1);
  });

  test("asked twice before it was taken up, it is one request", async () => {
    const { db } = database;
    expect(await requestJob(db, "kpis.run")).toBe(await requestJob(db, "kpis.run"));
    expect(await requestJob(db, "metrics.reconcile")).not.toBe(await requestJob(db, "kpis.run"));
  });

  test("only a failed run can be run again", async () => {
    const { db } = database;
    await start(db, place.redisUrl, { jobs: [liveJob(async () => undefined)] });
    await requestJob(db, "kpis.run");
    const completed = await runIn(db, "completed");
    for (const id of [completed.id, "999999", "x", "", "99999999999999999999999"]) {
      await expect(requestRetry(db, { id, queue: "live" })).rejects.toMatchObject({
        code: "NOT_FOUND",
        reason: "job_unknown",
      });
    }
  });
});
