import {
  companyScope,
  type Database,
  type IncomingCase,
  kpiFigures,
  metricKeys,
  metricQuery,
  requestJob,
  runKpis,
  settle,
  verifyRollups,
} from "@huilu/core";
import { beforeAll, describe, expect, test } from "vitest";

import { describeOnQueues } from "../support/queues.ts";
import { withApi } from "../support/with-api.ts";
import { withDatabase } from "../support/with-database.ts";
import { eventually, record, runIn, start } from "./started-jobs.ts";

const firstNight = new Date("2026-03-15T18:30:00Z"); // 02:30 on 16 March in Shanghai
const secondNight = new Date("2026-03-16T18:30:00Z");

const serviceCase = (
  number: string,
  department: string,
  more: Partial<IncomingCase> = {},
  resolvedOn = "2026-03-12",
): IncomingCase => ({
  number,
  line: Number(number) + 1,
  department: { code: department },
  defects: [{ type: { code: "leak" } }],
  ...more,
  events: [
    { type: "registered", moment: { on: "2026-03-10", at: "2026-03-10T09:00:00+08:00" } },
    { type: "replied", moment: { on: "2026-03-10", at: "2026-03-10T11:00:00+08:00" } },
    { type: "repair_attempted", moment: { on: resolvedOn, at: `${resolvedOn}T10:00:00+08:00` }, result: "fixed" },
    { type: "resolved", moment: { on: resolvedOn, at: `${resolvedOn}T10:30:00+08:00` } },
    { type: "cost_incurred", moment: { on: resolvedOn }, amount: 120, detail: "parts" },
    { type: "survey_answered", moment: { on: "2026-03-13" }, score: 5 },
  ],
});

describe("the KPI run", () => {
  const database = withDatabase();

  beforeAll(async () => {
    const { db } = database;
    await record(
      db,
      [serviceCase("1", "north"), serviceCase("2", "north-1"), serviceCase("3", "south")],
      new Date("2026-03-14T02:00:00Z"),
    );
    await db.pool.query(
      "UPDATE department SET parent_id = (SELECT id FROM department WHERE code = 'north') WHERE code = 'north-1'",
    );
    await settle(db);
  });

  test("keeps for the company and each department what metricQuery answers", async () => {
    const { db } = database;
    const result = await runKpis(db, { now: firstNight });
    expect(result).toMatchObject({ departments: 3, knownAt: firstNight });
    expect(result.kept).toBeGreaterThan(0);
    for (const department of [null, "north", "north-1", "south"]) {
      const kept = await kpiFigures(db, { grain: "MONTH", department, buckets: 1 }, companyScope);
      const asked = await monthOf(db, department, firstNight);
      // A figure that is empty and always was is not kept.
      expect(kept.map((figure) => figure.metric)).toEqual(
        expect.arrayContaining(["cases", "defectReports", "firstFixRate", "handlingTime"]),
      );
      for (const { metric, value, n, numerator, denominator, low, high, provisional } of kept) {
        const expected = asked.get(metric);
        expect({ metric, value, n, numerator, denominator, low, high, provisional }).toEqual(expected);
      }
    }
    // A department stands for all below it.
    expect((await figure(db, "north", "cases"))?.n).toBe(2);
    expect((await figure(db, "south", "cases"))?.n).toBe(1);
    expect((await figure(db, null, "cases"))?.n).toBe(3);
  });

  test("finds nothing new the second time", async () => {
    expect((await runKpis(database.db, { now: new Date(firstNight.getTime() + 60_000) })).kept).toBe(0);
  });

  test("a corrected resolution changes the figure, and what was known before can still be asked", async () => {
    const { db } = database;
    const before = await figure(db, "south", "handlingTime");
    await record(db, [serviceCase("3", "south", {}, "2026-03-14")], new Date("2026-03-16T02:00:00Z"));
    await settle(db);
    expect((await runKpis(db, { now: secondNight })).kept).toBeGreaterThan(0);
    const after = await figure(db, "south", "handlingTime");
    expect(after?.value).toBeGreaterThan(before?.value ?? Infinity);
    expect(after?.knownAt).toEqual(secondNight);
    expect(await figure(db, "south", "handlingTime", new Date("2026-03-16T12:00:00Z"))).toEqual(before);
    expect(await figure(db, "south", "handlingTime", new Date("2026-03-01T00:00:00Z"))).toBeUndefined();
    // Nobody else's case changed.
    expect((await figure(db, "north", "handlingTime"))?.knownAt).toEqual(firstNight);
  });

  test("a figure that no longer exists becomes an empty one", async () => {
    const { db } = database;
    await db.pool.query("UPDATE service_case SET merged_into = id WHERE number = '3'");
    await verifyRollups(db, { mend: true });
    await runKpis(db, { now: new Date("2026-03-17T18:30:00Z") });
    expect(await figure(db, "south", "cases")).toMatchObject({ n: 0 });
  });

  test("stopped in the middle it keeps nothing", async () => {
    const { db } = database;
    await db.pool.query("TRUNCATE kpi_figure");
    const stop = new AbortController();
    // Holds the run up at the first figures that it wants to keep.
    const gate = await db.pool.connect();
    await gate.query("BEGIN");
    await gate.query("LOCK TABLE kpi_figure IN EXCLUSIVE MODE");
    const run = expect(runKpis(db, { now: secondNight, signal: stop.signal })).rejects.toThrow("stop");
    await eventually(
      async () =>
        (await db.pool.query("SELECT 1 FROM pg_locks WHERE relation = 'kpi_figure'::regclass AND NOT granted"))
          .rowCount,
    );
    stop.abort(new Error("stop"));
    await gate.query("COMMIT");
    gate.release();
    await run;
    expect((await db.pool.query("SELECT 1 FROM kpi_figure")).rowCount).toBe(0);
  });

  const figure = async (db: Database, department: string | null, metric: string, asKnownOn: Date | null = null) =>
    (await kpiFigures(db, { grain: "MONTH", department, asKnownOn, buckets: 1 }, companyScope)).find(
      (kept) => kept.metric === metric,
    );
});

describeOnQueues("the KPI run on demand", (place) => {
  const database = withDatabase();
  const api = withApi(database);

  test("is done by the jobs when the API is asked for it", async () => {
    const { db } = database;
    await record(db, [serviceCase("1", "north")], new Date());
    await start(db, place.redisUrl);
    const token = await api.tokenFor("ADMINISTRATOR");
    const asked = await api.ask({ token, query: "mutation { runKpis }" });
    expect(asked).toMatchObject({ errors: [], data: { runKpis: true } });
    await eventually(
      async () => (await runIn(db, "completed")) && (await db.pool.query("SELECT 1 FROM kpi_figure")).rowCount,
    );
    await requestJob(db, "metrics.reconcile");
    await eventually(async () => (await db.pool.query("SELECT 1 FROM reconciliation WHERE differing = 0")).rowCount);
  });
});

async function monthOf(db: Database, department: string | null, now: Date) {
  const filters = department ? [{ dimension: "department", in: [department] } as const] : [];
  const { rows } = await metricQuery(
    db,
    {
      metrics: metricKeys.map((key) => ({ key })),
      range: { from: "2026-03-01", to: "2026-03-17" },
      grain: "MONTH",
      filters,
    },
    { scope: companyScope, now, language: "en" },
  );
  const values = rows[0]?.values ?? [];
  return new Map(
    values.map(({ metric, value, n, numerator, denominator, low, high, provisional }) => [
      metric,
      { metric, value, n, numerator, denominator, low, high, provisional },
    ]),
  );
}
