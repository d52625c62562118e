import {
  addPolicy,
  assignCalendar,
  createCalendar,
  importHolidays,
  listPolicies,
  migrate,
  readCalendarYear,
  setCalendarDay,
  setWorkingWeek,
  settle,
} from "@huilu/core";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";

import { readClocks } from "../../packages/core/src/cases/clocks.ts";
import { readPolicies } from "../../packages/core/src/cases/policies.ts";
import { makeCompany } from "../access/company.ts";
import { withDatabase } from "../support/with-database.ts";

const database = withDatabase();
const change = { userId: null, now: new Date("2026-07-01T10:00:00+08:00") };
const office = [{ from: "09:00", to: "18:00" }];
const hour = 3600;

const rows = async (sql: string) => (await database.db.pool.query(sql)).rows;
const departmentId = async (code: string): Promise<number> =>
  (await database.db.pool.query("SELECT id FROM department WHERE code = $1", [code])).rows[0].id;
const workedOn = async (department: string | null, day: string) => {
  const clocks = await readClocks(database.db.pool);
  const calendar = clocks.calendarOf(department === null ? null : await departmentId(department), day);
  return calendar.workingSeconds(calendar.instantOn(day, 0), calendar.instantOn(day, 1440)) / hour;
};
const staleNumbers = async () =>
  (await rows("SELECT DISTINCT number FROM stale_case JOIN service_case c ON c.id = case_id ORDER BY number")).map(
    ({ number }) => number,
  );

beforeAll(() => makeCompany(database.db));
beforeEach(() => database.db.pool.query("TRUNCATE stale_case, audit_entry"));

describe("calendars", () => {
  test("a day becomes a holiday and an ordinary day again, in the audit log and with the cases it concerns", async () => {
    // Every case lives from 1 to 4 June 2026.
    const day = { calendar: "standard", day: "2026-06-02" };
    await setCalendarDay(database.db, { ...day, rule: { kind: "HOLIDAY", name: "厂休" } }, change);
    expect(await workedOn(null, "2026-06-02")).toBe(0);
    expect(await staleNumbers()).toHaveLength(18);
    await database.db.pool.query("TRUNCATE stale_case");
    await setCalendarDay(database.db, { ...day, rule: null }, change);
    expect(await workedOn(null, "2026-06-02")).toBe(9);
    expect(
      await rows(
        "SELECT action, subject, detail->'before'->>'name' AS before, detail->'after'->>'name' AS after FROM audit_entry ORDER BY id",
      ),
    ).toEqual([
      { action: "calendar.day", subject: "standard 2026-06-02", before: null, after: "厂休" },
      { action: "calendar.day", subject: "standard 2026-06-02", before: "厂休", after: null },
    ]);
  });

  test("a holiday takes its hours from the business clock of the cases that lived through it", async () => {
    const hours = async () => {
      await settle(database.db);
      return rows(
        "SELECT DISTINCT handling_business_seconds / 3600 AS business, handling_seconds / 3600 AS calendar FROM service_case",
      );
    };
    const day = { calendar: "standard", day: "2026-06-02" };
    // From Monday at nine to Thursday at ten.
    expect(await hours()).toEqual([{ business: 28, calendar: 73 }]);
    await setCalendarDay(database.db, { ...day, rule: { kind: "HOLIDAY", name: "厂休" } }, change);
    expect(await hours()).toEqual([{ business: 19, calendar: 73 }]);
    await setCalendarDay(database.db, { ...day, rule: null }, change);
    expect(await hours()).toEqual([{ business: 28, calendar: 73 }]);
  });

  test("a day that no case lived through marks none", async () => {
    await setCalendarDay(
      database.db,
      { calendar: "standard", day: "2026-05-20", rule: { kind: "HOLIDAY", name: "厂休" } },
      change,
    );
    expect(await staleNumbers()).toEqual([]);
  });

  test("what is refused changes nothing, and leaves no entry in the audit log", async () => {
    const refused = [
      setCalendarDay(database.db, { calendar: "none", day: "2026-06-02", rule: null }, change),
      setCalendarDay(database.db, { calendar: "standard", day: "2026-06-31", rule: null }, change),
      setCalendarDay(
        database.db,
        { calendar: "standard", day: "2026-06-02", rule: { kind: "WORKING_DAY", name: "补班" } },
        change,
      ),
      setWorkingWeek(
        database.db,
        { calendar: "standard", validFrom: null, days: Array.from({ length: 7 }, () => []) },
        change,
      ),
      setWorkingWeek(
        database.db,
        {
          calendar: "standard",
          validFrom: null,
          days: [[...office, { from: "17:00", to: "20:00" }], [], [], [], [], [], []],
        },
        change,
      ),
      assignCalendar(database.db, { department: "NORTH", calendar: "none", validFrom: "2026-01-01" }, change),
    ];
    const reasons = (await Promise.allSettled(refused)).map((one) =>
      one.status === "rejected" ? one.reason.reason : "done",
    );
    expect(reasons).toEqual([
      "calendar_unknown",
      "day_unreadable",
      "working_day_without_shifts",
      "week_without_shifts",
      "shifts_overlap",
      "calendar_unknown",
    ]);
    expect(await rows("SELECT * FROM audit_entry")).toEqual([]);
    expect(await rows("SELECT * FROM stale_case")).toEqual([]);
  });

  test("a department has its own calendar from a day on, and those below it with it", async () => {
    await createCalendar(database.db, { code: "nights", name: "夜班", like: "standard" }, change);
    const night = Array.from({ length: 7 }, () => [{ from: "22:00", to: "06:00" }]);
    await setWorkingWeek(database.db, { calendar: "nights", validFrom: null, days: night }, change);
    await database.db.pool.query("TRUNCATE stale_case");
    await assignCalendar(database.db, { department: "NORTH", calendar: "nights", validFrom: "2026-06-02" }, change);

    // 5 of the north, 3 of its workshop, and none of the south or of quality.
    expect(await staleNumbers()).toHaveLength(8);
    expect(await workedOn("NORTH", "2026-06-01")).toBe(9);
    expect(await workedOn("NORTH", "2026-06-02")).toBe(8); // 0–6 and 22–24, Tuesday's and the night before's
    expect(await workedOn("WORKSHOP", "2026-06-02")).toBe(8);
    expect(await workedOn("SOUTH", "2026-06-02")).toBe(9);

    // A change of that calendar concerns those departments alone, a change of the standard one the others, too.
    await database.db.pool.query("TRUNCATE stale_case");
    await setCalendarDay(
      database.db,
      { calendar: "nights", day: "2026-06-03", rule: { kind: "HOLIDAY", name: "厂休" } },
      change,
    );
    expect(await staleNumbers()).toHaveLength(8);

    await assignCalendar(
      database.db,
      { department: "WORKSHOP", calendar: "standard", validFrom: "2026-06-04" },
      change,
    );
    expect(await workedOn("WORKSHOP", "2026-06-04")).toBe(9);
    await assignCalendar(database.db, { department: "WORKSHOP", calendar: null, validFrom: "2026-06-09" }, change);
    expect(await workedOn("WORKSHOP", "2026-06-09")).toBe(8);
  });

  test("new shifts hold from their day on, and earlier days keep theirs", async () => {
    const short = Array.from({ length: 7 }, (_, day) =>
      day < 5
        ? [
            { from: "09:00", to: "12:00" },
            { from: "13:00", to: "17:00" },
          ]
        : [],
    );
    await setWorkingWeek(database.db, { calendar: "standard", validFrom: "2026-08-03", days: short }, change);
    expect([await workedOn(null, "2026-07-31"), await workedOn(null, "2026-08-03")]).toEqual([9, 7]);
    expect(await staleNumbers()).toEqual([]);
    expect(
      await rows("SELECT action, detail->>'validFrom' AS day, detail->'after'->>0 AS monday FROM audit_entry"),
    ).toEqual([{ action: "calendar.week", day: "2026-08-03", monday: "{[540,720),[780,1020)}" }]);
  });

  test("migrating again leaves an edited day alone", async () => {
    await setCalendarDay(database.db, { calendar: "standard", day: "2026-10-01", rule: null }, change);
    await migrate(database.db);
    expect(await workedOn(null, "2026-10-01")).toBeGreaterThan(0);
    await setCalendarDay(
      database.db,
      { calendar: "standard", day: "2026-10-01", rule: { kind: "HOLIDAY", name: "国庆节" } },
      change,
    );
  });
});

describe("a year's holidays from a file", () => {
  const year = 2028;
  const from = (text: string) => importHolidays(database.db, { calendar: "standard", year, text }, change);
  const dayOf = async (day: string) =>
    (await readCalendarYear(database.db, { calendar: "standard", year })).days.find((one) => one.day === day);

  test("a year is not published until it was imported; the file makes it so", async () => {
    expect((await readCalendarYear(database.db, { calendar: "standard", year })).origin).toBeNull();
    const result = await from("日期,类型,名称\r\n2028/10/2,节假日,国庆节\r\n2028年9月30日,调休,国庆节\r\n");
    expect(result).toEqual({ saved: true, holidays: 1, makeUpDays: 1, problems: [] });
    expect((await readCalendarYear(database.db, { calendar: "standard", year })).origin).toBe("imported");
    expect(await workedOn(null, "2028-10-02")).toBe(0);
    expect(await workedOn(null, "2028-09-30")).toBe(7); // a Saturday with Monday's shifts, as set above
    expect(await rows("SELECT action, jsonb_array_length(detail->'after') AS days FROM audit_entry")).toEqual([
      { action: "calendar.import", days: 2 },
    ]);
  });

  test("the file replaces the year", async () => {
    await from("date,kind,name,name_en\n2028-10-03,holiday,国庆节,National Day\n");
    expect(await dayOf("2028-10-02")).toMatchObject({ kind: "WORKING" });
    expect(await dayOf("2028-10-03")).toMatchObject({ kind: "HOLIDAY", nameEn: "National Day", shifts: [] });
  });

  test("one wrong row keeps the whole file out, and every wrong row is told with its line", async () => {
    const result = await from(
      "date,kind,name\n2028-10-04,holiday,国庆节\n2028-13-01,holiday,x\n2027-10-04,holiday,x\n2028-10-05,party,x\n2028-10-06,holiday,\n2028-10-04,holiday,国庆节\n2028-10-08,holiday,a,b\n",
    );
    expect(result.saved).toBe(false);
    expect(result.problems.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [3, "date", "day_unreadable"],
      [4, "date", "day_of_another_year"],
      [5, "kind", "kind_unknown"],
      [6, "name", "name_missing"],
      [7, "date", "day_repeated"],
      [8, null, "row_ragged"],
    ]);
    expect(await dayOf("2028-10-04")).toMatchObject({ kind: "WORKING" });
    expect(await rows("SELECT * FROM audit_entry")).toEqual([]);
  });

  test("a file without a header or without days is refused", async () => {
    await expect(from("2028-10-01,holiday,国庆节\n")).rejects.toMatchObject({ reason: "holidays_no_header" });
    await expect(from("date,kind,name\n")).rejects.toMatchObject({ reason: "holidays_empty" });
  });
});

describe("policies", () => {
  const day = "2026-07-01";
  const add = (
    kind: "reply" | "repair",
    scope: "DEFAULT" | "PRODUCT_FAMILY" | "PRODUCT_MODEL" | "CONTRACT",
    key: string | null,
    amount: number | null,
    validFrom: string,
  ) =>
    addPolicy(
      database.db,
      { kind, scope, key, term: amount === null ? null : { amount, unit: "HOURS", clock: "CALENDAR" }, validFrom },
      change,
    );

  beforeAll(async () => {
    await database.db.pool.query(
      `INSERT INTO service_contract (code, name) VALUES ('GOLD', '金牌');
       INSERT INTO product_family (code, name) VALUES ('WASH', '洗衣机');
       INSERT INTO product_model (code, name, family_id) SELECT 'WASH/W1', 'W1', id FROM product_family WHERE code = 'WASH'`,
    );
    await add("reply", "PRODUCT_FAMILY", "WASH", 12, "2026-06-01");
    await add("reply", "PRODUCT_MODEL", "WASH/W1", 8, "2026-06-01");
    await add("reply", "CONTRACT", "GOLD", 4, "2026-06-01");
    await add("reply", "CONTRACT", "GOLD", null, "2026-12-01");
  });

  test("the contract goes before the model, the model before the family, the family before the default", async () => {
    const { resolve } = await readPolicies(database.db.pool);
    const [ids] = await rows(
      "SELECT (SELECT id FROM service_contract) AS contract, (SELECT id FROM product_model) AS model, (SELECT id FROM product_family) AS family",
    );
    const hours = (contractId: number | null, modelId: number | null, familyId: number | null, on = day) =>
      resolve("reply", { contractId, modelId, familyId }, on).amount;
    expect(hours(ids.contract, ids.model, ids.family)).toBe(4);
    expect(hours(null, ids.model, ids.family)).toBe(8);
    expect(hours(null, null, ids.family)).toBe(12);
    expect(hours(null, null, null)).toBe(24);
    // Before their day they are not; once withdrawn, the next scope decides.
    expect(hours(ids.contract, ids.model, ids.family, "2026-05-31")).toBe(24);
    expect(hours(ids.contract, ids.model, ids.family, "2026-12-01")).toBe(8);
    // One kind says nothing of another.
    expect(resolve("repair", { contractId: ids.contract, modelId: null, familyId: null }, day)).toMatchObject({
      amount: 30,
      unit: "DAYS",
    });
  });

  test("an old case keeps its policy: a new version holds for what is reported from its day on", async () => {
    await add("repair", "DEFAULT", null, 480, "2026-06-02");
    const { resolve } = await readPolicies(database.db.pool);
    const nothing = { contractId: null, modelId: null, familyId: null };
    expect(resolve("repair", nothing, "2026-06-01")).toEqual({ amount: 30, unit: "DAYS", clock: "CALENDAR" });
    expect(resolve("repair", nothing, "2026-06-02")).toEqual({ amount: 480, unit: "HOURS", clock: "CALENDAR" });
    // All cases were reported on 1 June.
    expect(await staleNumbers()).toEqual([]);
    await add("repair", "DEFAULT", null, 240, "2026-06-01");
    expect(await staleNumbers()).toHaveLength(18);
    expect((await readPolicies(database.db.pool)).resolve("repair", nothing, "2026-06-02").amount).toBe(480);
    expect(
      await rows("SELECT action, subject, detail->'term'->>'amount' AS amount FROM audit_entry ORDER BY id"),
    ).toEqual([
      { action: "policy.add", subject: "repair", amount: "480" },
      { action: "policy.add", subject: "repair", amount: "240" },
    ]);
  });

  test("a later decision for the same day wins, and both stay to be read", async () => {
    await add("reply", "PRODUCT_FAMILY", "WASH", 10, "2026-06-01");
    const versions = (await listPolicies(database.db, "zh-CN", change.now)).filter(
      ({ key, kind }) => key === "WASH" && kind === "reply",
    );
    expect(versions.map(({ term, state }) => [term?.amount, state])).toEqual([
      [10, "IN_FORCE"],
      [12, "PAST"],
    ]);
    const contract = (await listPolicies(database.db, "zh-CN", change.now)).filter(({ key }) => key === "GOLD");
    expect(contract.map(({ term, state }) => [term?.amount ?? null, state])).toEqual([
      [null, "FUTURE"],
      [4, "IN_FORCE"],
    ]);
  });

  test("what makes no sense is refused", async () => {
    await expect(add("reply", "DEFAULT", null, null, day)).rejects.toMatchObject({ reason: "policy_default_stays" });
    await expect(add("reply", "DEFAULT", "WASH", 1, day)).rejects.toMatchObject({ reason: "policy_scope_unfit" });
    await expect(add("reply", "CONTRACT", "SILVER", 1, day)).rejects.toMatchObject({
      reason: "service_contract_unknown",
    });
    await expect(add("reply", "DEFAULT", null, -1, day)).rejects.toMatchObject({ reason: "policy_amount_unfit" });
    const months = { amount: 1, unit: "MONTHS", clock: "BUSINESS" } as const;
    await expect(
      addPolicy(database.db, { kind: "warranty", scope: "DEFAULT", term: months, validFrom: day }, change),
    ).rejects.toMatchObject({ reason: "policy_months_are_calendar" });
  });
});
