import { metricChanges, metricKeys, metricQuery, metricRows, type IncomingEvent, type MetricQuery } from "@huilu/core";
import { describe, expect, it } from "vitest";
import { withDatabase } from "../support/with-database.ts";
import { askerAt, withLearning } from "./with-learning.ts";

const range = { from: "2026-01-01", to: "2026-03-01" };
const everything: MetricQuery = { metrics: metricKeys.map((key) => ({ key })), range, grain: "MONTH" };

const happened = (type: IncomingEvent["type"], on: string, more: Partial<IncomingEvent> = {}): IncomingEvent => ({
  type,
  moment: { on, at: `${on}T02:00:00Z` },
  department: { code: "NORTH" },
  employee: { code: "ANNA" },
  ...more,
});
const repaired = (on: string): IncomingEvent[] => [
  happened("registered", on),
  happened("repair_attempted", on, { result: "fixed" }),
  happened("resolved", on),
];

describe("figures as they were known", () => {
  const test = withDatabase();
  const learn = withLearning(test);
  const known = async (at: string, query: MetricQuery) => {
    const { rows } = await metricQuery(test.db, query, askerAt(at));
    return rows;
  };

  it("stay what they were, and every change since is told with its reason", async () => {
    const serial = "S-1";
    const defects = [{ family: { code: "A" }, type: { code: "T1" } }];
    await learn(
      "2026-01-31T10:00:00Z",
      { number: "first", serial, defects, events: repaired("2026-01-05") },
      { number: "other", defects, events: repaired("2026-01-10") },
      { number: "same", defects, events: repaired("2026-01-12") },
    );
    const january = await known("2026-01-31T12:00:00Z", everything);
    await learn(
      "2026-02-20T10:00:00Z",
      { number: "again", serial, defects, events: repaired("2026-01-20") },
      { number: "late", events: repaired("2026-01-25") },
      {
        number: "other",
        defects: [{ family: { code: "A" }, type: { code: "T2" } }],
        events: [...repaired("2026-01-10"), happened("reopened", "2026-02-01")],
      },
    );
    const now = await known("2026-03-10T00:00:00Z", everything);
    expect(now).not.toEqual(january);
    expect(await known("2026-03-10T00:00:00Z", { ...everything, asKnownOn: new Date("2026-01-31T12:00:00Z") })).toEqual(
      january,
    );

    const query: MetricQuery = { metrics: [{ key: "firstFixRate" }], range };
    const asKnown = { ...query, asKnownOn: new Date("2026-01-31T12:00:00Z") };
    const [then] = await known("2026-03-10T00:00:00Z", asKnown);
    const rows = await metricRows(
      test.db,
      { query: asKnown, metric: "firstFixRate", first: 10, outcome: "window_open" },
      askerAt("2026-03-10T00:00:00Z"),
    );
    expect([then?.values[0]?.n, rows.totalCount]).toEqual([0, 3]);

    const changes = await metricChanges(
      test.db,
      { query, metric: "firstFixRate", since: new Date("2026-01-31T12:00:00Z"), first: 10 },
      askerAt("2026-03-10T00:00:00Z"),
    );
    const { rows: numbers } = await test.db.pool.query<{ id: string; number: string }>(
      "SELECT id, number FROM service_case",
    );
    const told = new Map(
      changes.rows.map((row) => [
        numbers.find(({ id }) => id === row.caseId)?.number,
        [row.reasons, row.before?.outcome ?? null, row.after?.outcome ?? null, row.after?.hit ?? null],
      ]),
    );
    // The source is complete to 20 February only: the late one's window is open.
    expect(changes.totalCount).toBe(4);
    // One of two reasons is under each; all others, once: what they add is the figure's n of now.
    const [figure] = await known("2026-03-10T00:00:00Z", query);
    const added = changes.summary.map((one) => one.added - one.removed).reduce((sum, n) => sum + n, 0);
    expect([then?.values[0]?.n, figure?.values[0]?.n]).toEqual([0, added - 1]);
    expect(told.get("first")).toEqual([["repeated"], "window_open", "counted", false]);
    expect(told.get("late")).toEqual([["late_import"], null, "window_open", true]);
    // Its row was told anew, but of the case itself it says what it said.
    expect(told.get("other")?.[0]).toEqual(["reclassified", "reopened"]);
    expect(told.get("same")).toEqual([["matured"], "window_open", "counted", true]);
  });
});
