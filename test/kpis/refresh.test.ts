import { listJobRuns, setTarget } from "@huilu/core";
import { expect, test } from "vitest";

import { eventually, record, start } from "../jobs/started-jobs.ts";
import { describeOnQueues } from "../support/queues.ts";
import { withDatabase } from "../support/with-database.ts";

describeOnQueues("figures and targets between two nights", (place) => {
  const database = withDatabase();

  test("a roll-up that changed something marks it, one that did not leaves no mark; a target is judged at once", async () => {
    const { db } = database;
    const count = async (sql: string) => (await db.pool.query<{ n: number }>(sql)).rows[0]?.n ?? 0;
    const marks = () => count("SELECT count(*) AS n FROM stale_kpi");
    const refreshed = async () =>
      (await listJobRuns(db, 100)).filter(({ name, state }) => name === "kpis.refresh" && state === "completed").length;
    await start(db, place.redisUrl);
    // The refresh that every start begins with finds nothing to look at.
    await eventually(async () => (await refreshed()) > 0);
    expect(await count("SELECT count(*) AS n FROM kpi_figure")).toBe(0);
    expect(await marks()).toBe(0);

    const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    await record(db, [
      {
        number: "1",
        line: 2,
        events: [
          { type: "registered", moment: { on: day, at: `${day}T01:00:00Z` } },
          { type: "resolved", moment: { on: day, at: `${day}T05:00:00Z` } },
        ],
      },
    ]);
    await eventually(async () => (await marks()) > 0);

    const now = new Date();
    const thisMonth = `${day.slice(0, 7)}-01`;
    await setTarget(
      db,
      { metric: "handlingTime", grain: "MONTH", value: 3600, validFrom: thisMonth },
      { userId: null, now },
    );
    const state = await eventually(
      async () =>
        (await db.pool.query<{ state: string; value: number }>("SELECT state, value FROM target_state")).rows[0],
    );
    expect(state.value).toBe(4 * 3600);
    expect(["AT_RISK", "MISSED"]).toContain(state.state);
    expect(await count("SELECT count(*) AS n FROM kpi_figure WHERE metric = 'cases' AND grain = 'MONTH'")).toBe(1);
    expect(await marks()).toBe(0);
  });
});
