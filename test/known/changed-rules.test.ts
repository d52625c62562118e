import { addPolicy, metricChanges, setCalendarDay, settle, type Change, type MetricQuery } from "@huilu/core";
import { describe, expect, it } from "vitest";
import { withDatabase } from "../support/with-database.ts";
import { askerAt, withLearning, type Learned } from "./with-learning.ts";

const range = { from: "2026-03-01", to: "2026-04-01" };
const since = "2026-03-20T12:00:00Z";
const policySet = "2026-03-25T01:00:00Z";
const holidaySet = "2026-03-26T01:00:00.000Z";

type Told = Record<string, unknown>;

/** Registered at ten in Shanghai, replied to so many hours later and, if so asked, resolved two days later at ten. */
function caseOf(number: string, family: string, day: string, replyHours: number): Learned {
  const start = Date.parse(`${day}T02:00:00Z`);
  const after = (hours: number) => ({
    on: new Date(start + (hours + 8) * 3_600_000).toISOString().slice(0, 10),
    at: new Date(start + hours * 3_600_000).toISOString(),
  });
  return {
    number,
    productFamily: { code: family },
    events: [
      { type: "registered", moment: after(0) },
      { type: "replied", moment: after(replyHours) },
      { type: "resolved", moment: after(48) },
    ],
  };
}

describe("what changed since rules were edited", () => {
  const test = withDatabase();
  const learn = withLearning(test);
  const edited = (at: string): Change => ({ userId: null, now: new Date(at) });
  const ask = (metric: string, first: number) => {
    const query: MetricQuery = { metrics: [{ key: metric }], range };
    return metricChanges(test.db, { query, metric, since: new Date(since), first }, askerAt("2026-04-10T00:00:00Z"));
  };
  const changes = async (metric: string): Promise<Told> => {
    const { rows } = await ask(metric, 50);
    const { rows: cases } = await test.db.pool.query<{ id: string; number: string }>(
      "SELECT id, number FROM service_case",
    );
    return Object.fromEntries(
      rows.map(({ caseId, reasons, learnedAt, before, after }) => [
        cases.find(({ id }) => id === caseId)?.number,
        [reasons, learnedAt?.toISOString() ?? null, before?.hit ?? before?.amount, after?.hit ?? after?.amount],
      ]),
    );
  };

  it("names the rules where nothing else was learned of the case, and its time where they left its facts alone", async () => {
    const own = caseOf("own", "pump", "2026-03-04", 20);
    await learn(
      "2026-03-20T10:00:00Z",
      caseOf("slow", "pump", "2026-03-04", 20),
      caseOf("quick", "pump", "2026-03-04", 1),
      caseOf("other family", "motor", "2026-03-04", 20),
      caseOf("not due then", "motor", "2026-03-20", 20),
      own,
    );
    await addPolicy(
      test.db,
      {
        kind: "reply",
        validFrom: "2026-03-01",
        scope: "PRODUCT_FAMILY",
        key: "pump",
        term: { amount: 8, unit: "HOURS", clock: "CALENDAR" },
      },
      edited(policySet),
    );

    await setCalendarDay(
      test.db,
      { calendar: "standard", day: "2026-03-05", rule: { kind: "HOLIDAY", name: "Floods" } },
      edited(holidaySet),
    );
    await settle(test.db);
    await learn("2026-03-27T10:00:00Z", {
      ...own,
      events: [...own.events, { type: "reopened", moment: { on: "2026-03-27", at: "2026-03-27T02:00:00Z" } }],
    });

    expect(await changes("replyWithin24h")).toEqual({
      slow: [["rules_changed"], holidaySet, true, false],
      own: [["reopened"], "2026-03-27T10:00:00.000Z", true, false],
      "not due then": [["matured"], null, true, true],
    });
    const net = await changes("netHandlingTime");
    expect(Object.keys(net).toSorted()).toEqual(["other family", "own", "quick", "slow"]);
    expect(net["other family"]).toEqual([["rules_changed"], holidaySet, expect.any(Number), expect.any(Number)]);
    expect(net["own"]).toEqual([["reopened"], "2026-03-27T10:00:00.000Z", expect.any(Number), undefined]);
  });

  it("is summed up by reason over all changes, whatever part of them is listed", async () => {
    const { totalCount, rows, summary } = await ask("replyWithin24h", 1);
    expect([totalCount, rows.length]).toEqual([3, 1]);
    expect(summary).toEqual([
      { reason: "matured", added: 1, removed: 0, otherwise: 0 },
      { reason: "reopened", added: 0, removed: 0, otherwise: 1 },
      { reason: "rules_changed", added: 0, removed: 0, otherwise: 1 },
    ]);
    const net = await ask("netHandlingTime", 0);
    expect([net.totalCount, net.rows, net.summary]).toEqual([
      4,
      [],
      [
        { reason: "rules_changed", added: 0, removed: 0, otherwise: 3 },
        { reason: "reopened", added: 0, removed: 1, otherwise: 0 },
      ],
    ]);
  });
});
