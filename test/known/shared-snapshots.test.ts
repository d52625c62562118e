import { metricQuery, metricRows, type MetricQuery } from "@huilu/core";
import { describe, expect, it } from "vitest";
import { withDatabase } from "../support/with-database.ts";
import { askerAt, withLearning, type Learned } from "./with-learning.ts";

const asker = askerAt("2026-03-10T00:00:00Z");
const question = (asKnownOn: string): MetricQuery => ({
  metrics: [{ key: "cases" }],
  range: { from: "2026-01-01", to: "2026-03-01" },
  asKnownOn: new Date(asKnownOn),
});

describe("questions of one instant", () => {
  const test = withDatabase();
  const learnCases = withLearning(test);
  const learn = (learnedAt: string, ...numbers: string[]) =>
    learnCases(
      learnedAt,
      ...numbers.map((number): Learned => ({ number, events: [{ type: "registered", moment: { on: "2026-01-05" } }] })),
    );
  const cases = async (asKnownOn: string) => {
    const { rows } = await metricQuery(test.db, question(asKnownOn), asker);
    return rows[0]?.values[0]?.n;
  };
  /** Transactions that read as known on a time and still stand. */
  const open = async () => {
    const { rows } = await test.db.pool.query<{ n: number }>(
      "SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'",
    );
    return rows[0]?.n;
  };

  it("share one restoration while nothing changes, and never see less than what was there when they were asked", async () => {
    await learn("2026-01-10T00:00:00Z", "a", "b");
    const at = "2026-02-01T00:00:00Z";
    const together = Array.from({ length: 8 }, () => cases(at));
    expect(await Promise.all(together)).toEqual(Array(8).fill(2));
    expect([await cases(at), await open()]).toEqual([2, 1]);

    // A row that was learned before that time and comes to us after the restoration.
    await learn("2026-01-20T00:00:00Z", "c");
    expect(await cases(at)).toBe(3);
    // One that was learned later changes nothing that was known then.
    await learn("2026-02-10T00:00:00Z", "d");
    expect(await cases(at)).toBe(3);
    expect(await cases("2026-02-15T00:00:00Z")).toBe(4);
  });

  it("are right for each asker while rows come in between", async () => {
    const at = "2026-02-20T00:00:00Z";
    const before = (await cases(at)) ?? 0;
    for (let i = 1; i <= 12; i += 1) {
      const early = cases(at);
      await learn("2026-02-19T00:00:00Z", `more-${i}`);
      const answers = await Promise.all([cases(at), cases(at), cases(at)]);
      expect(answers).toEqual([before + i, before + i, before + i]);
      expect([before + i - 1, before + i]).toContain(await early);
    }
  });

  it("of many instants hold two connections at most, and one's failure is nobody else's", async () => {
    const at = (day: number) => `2026-02-${String(day).padStart(2, "0")}T06:00:00Z`;
    const good = Array.from({ length: 20 }, (_, i) => cases(at((i % 9) + 1)));
    const bad = metricRows(
      test.db,
      { query: question(at(1)), metric: "cases", first: 10, after: "not a cursor" },
      asker,
    ).catch((error: unknown) => String(error));
    expect(await Promise.all(good)).toEqual([...Array(20).keys()].map(() => 3));
    expect(await bad).toContain("cursor_unreadable");
    expect(await open()).toBeLessThanOrEqual(2);
  });
});
