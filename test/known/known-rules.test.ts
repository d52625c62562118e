import { randomUUID } from "node:crypto";
import {
  addPolicy,
  assignCalendar,
  companyScope,
  createCalendar,
  importHolidays,
  metricQuery,
  recordCases,
  setCalendarDay,
  settle,
  setWorkingWeek,
  type Asker,
  type Change,
  type IncomingCase,
  type MetricQuery,
} from "@huilu/core";
import { describe, expect, it } from "vitest";
import { variants } from "../metrics/variants.ts";
import { withDatabase } from "../support/with-database.ts";

const everything: MetricQuery = {
  metrics: variants.map(({ request }) => request),
  range: { from: "2026-03-01", to: "2026-04-01" },
  by: ["department"],
};
const asker = (now: Date): Asker => ({ scope: companyScope, now, language: "en" });
const shift = [{ from: "09:00", to: "18:00" }];
// The order in which parts are added up may move the last digit of an interval.
const plain = (rows: unknown) =>
  JSON.stringify(rows, (_, value: unknown) => (typeof value === "number" ? Number(value.toPrecision(12)) : value));
const days = (working: number) => Array.from({ length: 7 }, (_, i) => (i < working ? shift : []));

/** Registered on a weekday of March, replied to after so many hours and resolved two days later. */
function caseOf(i: number): IncomingCase {
  const start = Date.parse("2026-03-02T02:00:00Z") + i * 26 * 3_600_000;
  const at = (hours: number) => {
    const moment = new Date(start + hours * 3_600_000).toISOString();
    return { on: new Date(start + (hours + 8) * 3_600_000).toISOString().slice(0, 10), at: moment };
  };
  return {
    number: `rules-${i}`,
    line: i + 2,
    serial: `S${i % 5}`,
    department: { code: i % 2 ? "NORTH" : "SOUTH" },
    productFamily: { code: i % 3 ? "pump" : "motor" },
    events: [
      { type: "registered", moment: at(0) },
      { type: "replied", moment: at(6 + i) },
      { type: "repair_attempted", moment: at(40 + i), result: "fixed" },
      { type: "resolved", moment: at(50 + i) },
    ],
  };
}

describe("figures as they were known under the rules of then", () => {
  const test = withDatabase();

  it("are what they were, whatever policy or calendar was edited since", async () => {
    const { db } = test;
    async function* rows() {
      yield* Array.from({ length: 20 }, (_, i) => caseOf(i));
    }
    await recordCases(db, rows(), {
      source: "rules",
      importRunId: randomUUID(),
      rowMeans: "case",
      learnedAt: new Date("2026-04-01T00:00:00Z"),
    });
    const reply = { kind: "reply", validFrom: "2026-03-01" } as const;
    const edits: ((change: Change) => Promise<unknown>)[] = [
      async () => undefined,
      (change) =>
        addPolicy(db, { ...reply, scope: "DEFAULT", term: { amount: 8, unit: "HOURS", clock: "BUSINESS" } }, change),
      (change) =>
        setCalendarDay(
          db,
          { calendar: "standard", day: "2026-03-03", rule: { kind: "HOLIDAY", name: "Floods" } },
          change,
        ),
      (change) => setWorkingWeek(db, { calendar: "standard", validFrom: "2026-03-09", days: days(7) }, change),
      (change) =>
        importHolidays(
          db,
          {
            calendar: "standard",
            year: 2026,
            text: "date,kind,name\n2026-03-10,holiday,Fair\n2026-03-11,holiday,Fair\n",
          },
          change,
        ),
      (change) => createCalendar(db, { code: "north", name: "North", like: "standard" }, change),
      (change) => assignCalendar(db, { department: "NORTH", calendar: "north", validFrom: null }, change),
      (change) => setWorkingWeek(db, { calendar: "north", validFrom: null, days: days(3) }, change),
      (change) => setWorkingWeek(db, { calendar: "north", validFrom: null, days: days(5) }, change),
      (change) => setCalendarDay(db, { calendar: "standard", day: "2026-03-10", rule: null }, change),
      (change) => assignCalendar(db, { department: "NORTH", calendar: null, validFrom: null }, change),
      (change) =>
        addPolicy(
          db,
          { ...reply, scope: "PRODUCT_FAMILY", key: "pump", term: { amount: 3, unit: "DAYS", clock: "BUSINESS" } },
          change,
        ),
      (change) => addPolicy(db, { ...reply, scope: "PRODUCT_FAMILY", key: "pump", term: null }, change),
    ];
    const told: { at: Date; rows: string }[] = [];
    for (const [i, edit] of edits.entries()) {
      const now = new Date(Date.UTC(2026, 4, 1 + i));
      const { rows: before } = await metricQuery(db, everything, asker(now));
      await edit({ userId: null, now });
      await settle(db);
      const at = new Date(now.getTime() + 3_600_000);
      const { rows: figures } = await metricQuery(db, everything, asker(at));
      // Only a copy of a calendar, and to work by it, changes nothing.
      if (i > 0) expect([i, plain(figures) === plain(before)]).toEqual([i, i === 5 || i === 6]);
      told.push({ at, rows: plain(figures) });
    }
    for (const [i, then] of told.entries()) {
      const { rows: known } = await metricQuery(
        db,
        { ...everything, asKnownOn: then.at },
        asker(new Date("2026-06-01T00:00:00Z")),
      );
      expect({ i, rows: plain(known) }).toEqual({ i, rows: then.rows });
    }
  });
});
