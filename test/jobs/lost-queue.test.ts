import { closeDatabase, jobNames, openDatabase, requestJob } from "@huilu/core";
import { beforeEach, expect, test } from "vitest";

import { describeOnQueues, describeWithRedis, withClient } from "../support/queues.ts";
import { withDatabase } from "../support/with-database.ts";
import { eventually, liveJob, record, runIn, start } from "./started-jobs.ts";
import { openGate } from "./tcp-gate.ts";

describeOnQueues("a queue that is lost", (place) => {
  const database = withDatabase();
  beforeEach(() => database.db.pool.query("TRUNCATE job_run, job_request"));

  test("is filled again: schedules are made anew and the roll-up goes on", async () => {
    const { db } = database;
    await start(db, place.redisUrl);
    await runIn(db, "completed");
    await loseEverything();
    await record(db, [{ number: "1", line: 2, events: [{ type: "registered", moment: { on: "2026-03-01" } }] }]);
    await eventually(async () => (await count("SELECT count(*) FROM delta_total")) === 0);
    expect(await eventually(async () => (await schedules()) === jobNames.length)).toBe(true);
  });

  test("a request that stood in it is still done", async () => {
    const { db } = database;
    const gate = Promise.withResolvers<void>();
    let runs = 0;
    const job = liveJob(async () => {
      runs += 1;
      await gate.promise;
    });
    await start(db, place.redisUrl, { jobs: [job] });
    await requestJob(db, "kpis.run");
    await runIn(db, "active");
    await requestJob(db, "kpis.run");
    await loseEverything();
    gate.resolve();
    await eventually(async () => (await count("SELECT count(*) FROM job_request WHERE done_at IS NOT NULL")) === 2);
    expect(runs).toBeGreaterThan(1);
  });

  async function loseEverything(): Promise<void> {
    if (place.redisUrl) await withClient(place.redisUrl, (client) => client.flushall());
    else await database.db.pool.query("TRUNCATE bullmq.job, bullmq.scheduler CASCADE");
  }

  async function schedules(): Promise<number> {
    if (!place.redisUrl) return count("SELECT count(*) FROM bullmq.scheduler");
    return withClient(place.redisUrl, async (client) => {
      const lanes = ["live", "nightly", "exports", "mail"];
      const counts = await Promise.all(lanes.map((lane) => client.zcard(`{huilu}:huilu-${lane}:repeat`)));
      return counts.reduce((sum, one) => sum + one, 0);
    });
  }

  const count = async (sql: string) => (await database.db.pool.query<{ count: number }>(sql)).rows[0]?.count ?? 0;
});

describeOnQueues("a database that restarts", (place) => {
  const database = withDatabase();

  test("ends no process, and work goes on", async () => {
    const gate = await openGate(database.url);
    const db = await openDatabase({ url: gate.url });
    const jobs = await start(db, place.redisUrl);
    await eventually(() => jobs.ready());
    await gate.shut();
    await new Promise((resolve) => {
      setTimeout(resolve, 3000);
    });
    expect(await jobs.ready()).toBe(false);
    await gate.open();
    await eventually(() => jobs.ready(), 30);
    await record(database.db, [
      { number: "1", line: 2, events: [{ type: "registered", moment: { on: "2026-03-01" } }] },
    ]);
    await eventually(async () => {
      const { rows } = await database.db.pool.query<{ folded: boolean }>(
        "SELECT (SELECT count(*) FROM delta_total) = 0 AND (SELECT sum(n_1_0) FROM rollup_total WHERE level = 'D') = 1 AS folded",
      );
      return rows[0]?.folded;
    });
    await jobs.close();
    await closeDatabase(db);
    await gate.shut();
  });
});

describeWithRedis("a Redis that restarts", (redis) => {
  const database = withDatabase();

  test("ends no process, and work goes on", async () => {
    const { db } = database;
    const gate = await openGate(redis.url);
    const jobs = await start(db, gate.url);
    await eventually(() => jobs.ready());
    await gate.shut();
    await redis.flush();
    await new Promise((resolve) => {
      setTimeout(resolve, 2000);
    });
    expect(await jobs.ready()).toBe(false);
    await gate.open();
    await eventually(() => jobs.ready(), 30);
    await record(db, [{ number: "1", line: 2, events: [{ type: "registered", moment: { on: "2026-03-01" } }] }]);
    await eventually(async () => {
      const { rows } = await db.pool.query<{ count: number }>("SELECT count(*) FROM delta_total");
      return rows[0]?.count === 0;
    });
    await jobs.close();
    await gate.shut();
  });
});

describeWithRedis(
  "a Redis cluster",
  (redis) => {
    const database = withDatabase();

    test("is found by itself and works", async () => {
      await withClient(redis.url, (client) => client.call("CLUSTER", "ADDSLOTSRANGE", "0", "16383"));
      await eventually(async () =>
        /cluster_state:ok/.test(String(await withClient(redis.url, (client) => client.call("CLUSTER", "INFO")))),
      );
      await start(database.db, redis.url, { jobs: [liveJob(async () => undefined)] });
      await requestJob(database.db, "kpis.run");
      await runIn(database.db, "completed");
    });
  },
  ["--cluster-enabled", "yes", "--cluster-announce-ip", "127.0.0.1"],
);
