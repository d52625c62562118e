import { companyScope, metricQuery } from "@huilu/core";
import { expect, test } from "vitest";

import { describeOnQueues } from "../support/queues.ts";
import { withDatabase } from "../support/with-database.ts";
import { eventually, record, start } from "./started-jobs.ts";

describeOnQueues("the roll-up", (place) => {
  const database = withDatabase();

  test("recording cases wakes it, long before its interval", async () => {
    const { db } = database;
    await start(db, place.redisUrl);
    // The run that every start begins with is over.
    await eventually(async () => (await runs(db)) > 0);
    const before = await runs(db);
    const at = Date.now();
    await record(db, [
      {
        number: "1",
        line: 2,
        complaint: "漏水还有异响",
        defects: [{ type: { code: "leak", name: "漏水" } }, { type: { code: "noise", name: "异响" } }],
        events: [{ type: "registered", moment: { on: "2026-03-01", at: "2026-03-01T09:00:00+08:00" } }],
      },
    ]);
    await eventually(async () => (await folded(db)) === 2);
    // The index of complaints is woken by the same channel.
    await eventually(async () => (await one("SELECT count(*) FROM text_index")) === 1);
    expect(Date.now() - at).toBeLessThan(10_000);
    expect(await waiting(db)).toBe(0);
    await eventually(async () => (await runs(db)) > before);
    const { rows, source } = await metricQuery(
      db,
      { metrics: [{ key: "defectReports" }], range: { from: "2026-03-01", to: "2026-04-01" }, by: ["defectType"] },
      { scope: companyScope, now: new Date("2026-03-20T04:00:00Z"), language: "zh-CN" },
    );
    expect(rows.map((row) => [row.dimensions[0]?.label, row.values[0]?.n])).toEqual([
      ["异响", 1],
      ["漏水", 1],
    ]);
    expect(source).toBe("rollup_kind_defect");
  });

  const one = async (sql: string) => (await database.db.pool.query<{ count: number }>(sql)).rows[0]?.count ?? 0;
  const runs = (_: unknown) =>
    one("SELECT count(*) FROM job_run WHERE name = 'metrics.roll-up' AND state = 'completed'");
  const folded = (_: unknown) => one("SELECT COALESCE(sum(n_60_0), 0) AS count FROM rollup_defect WHERE level = 'D'");
  const waiting = (_: unknown) => one("SELECT count(*) FROM delta_defect");
});
