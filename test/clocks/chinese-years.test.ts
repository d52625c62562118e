import { expect, test } from "vitest";

import { readClocks } from "../../packages/core/src/cases/clocks.ts";
import { readPolicies, dueOf } from "../../packages/core/src/cases/policies.ts";
import { withDatabase } from "../support/with-database.ts";

const database = withDatabase();
const hour = 3600;

const worked = async (from: string, to: string) => {
  const calendar = (await readClocks(database.db.pool)).calendarOf(null, "2026-01-01");
  return calendar.workingSeconds(Date.parse(`${from}T00:00:00+08:00`), Date.parse(`${to}T00:00:00+08:00`)) / hour;
};

test("a shipped calendar works Monday to Friday from nine to six", async () => {
  expect(await worked("2026-03-02", "2026-03-09")).toBe(5 * 9);
});

test("the published holidays rest, and their make-up days work", async () => {
  // National Day and Mid-autumn 2025: 1–8 October off, 28 September (Sunday) and 11 October (Saturday) worked.
  expect(await worked("2025-10-01", "2025-10-09")).toBe(0);
  expect(await worked("2025-09-28", "2025-09-29")).toBe(9);
  expect(await worked("2025-10-11", "2025-10-12")).toBe(9);
  // National Day 2026: 1–7 October off, 20 September (Sunday) and 10 October (Saturday) worked.
  expect(await worked("2026-10-01", "2026-10-08")).toBe(0);
  expect(await worked("2026-09-20", "2026-09-21")).toBe(9);
  expect(await worked("2026-10-10", "2026-10-11")).toBe(9);
  // Spring Festival 2026, nine days.
  expect(await worked("2026-02-14", "2026-02-24")).toBe(9);
});

test("a year that nobody has published follows its weeks", async () => {
  expect(await worked("2028-10-02", "2028-10-07")).toBe(5 * 9);
});

test("the shipped policies hold for every day", async () => {
  const policies = await readPolicies(database.db.pool);
  const nothing = { contractId: null, modelId: null, familyId: null };
  expect(policies.resolve("reply", nothing, "1998-01-01")).toEqual({ amount: 24, unit: "HOURS", clock: "CALENDAR" });
  expect(policies.resolve("warranty", nothing, "2026-01-01")).toEqual({
    amount: 12,
    unit: "MONTHS",
    clock: "CALENDAR",
  });
});

test("due times", async () => {
  const calendar = (await readClocks(database.db.pool)).calendarOf(null, "2026-01-01");
  const from = { on: "2026-09-30", at: new Date("2026-09-30T17:00:00+08:00") };
  const due = (amount: number, unit: "HOURS" | "DAYS" | "MONTHS", clock: "CALENDAR" | "BUSINESS", at = true) =>
    dueOf({ amount, unit, clock }, at ? from : { ...from, at: null }, calendar);

  expect(due(24, "HOURS", "CALENDAR")).toEqual({ on: "2026-10-01", at: new Date("2026-10-01T17:00:00+08:00") });
  expect(due(24, "HOURS", "CALENDAR", false)).toEqual({ on: "2026-10-01", at: null });
  expect(due(2, "HOURS", "BUSINESS")).toEqual({ on: "2026-10-08", at: new Date("2026-10-08T10:00:00+08:00") });
  expect(due(9, "HOURS", "BUSINESS", false)).toEqual({ on: "2026-10-08", at: null });
  expect(due(30, "DAYS", "CALENDAR")).toEqual({ on: "2026-10-30", at: new Date("2026-10-30T17:00:00+08:00") });
  // Thursday 8, Friday 9, and Saturday 10, a make-up day.
  expect(due(3, "DAYS", "BUSINESS")).toEqual({ on: "2026-10-10", at: new Date("2026-10-10T18:00:00+08:00") });
  expect(due(5, "MONTHS", "CALENDAR")).toEqual({ on: "2027-02-28", at: new Date("2027-02-28T17:00:00+08:00") });
});
