import { DomainError, endTarget, refreshKpis, runKpis, setTarget, type Database, type NewTarget } from "@huilu/core";
import { beforeAll, describe, expect, test } from "vitest";

import { withDatabase } from "../support/with-database.ts";
import { makeDepartments, recordAnswers, standingsOf, statesOf } from "./workshop.ts";

const at = (day: string) => new Date(`${day}T12:00:00+08:00`);
const byInstallation = (day: string) => ({ userId: null, now: at(day) });
const satisfaction: NewTarget = { metric: "csat", grain: "MONTH", value: 0.8, validFrom: "2026-01-01" };

describe("targets and what became of them", () => {
  const database = withDatabase();

  beforeAll(async () => {
    const { db } = database;
    await makeDepartments(db);
    // NORTH-1: bad, bad, good. SOUTH: good, then three answers only, then so-so. All of the 200 answers are final.
    await recordAnswers(db, "NORTH-1", "2026-01-10", { count: 100, satisfied: 60 });
    await recordAnswers(db, "NORTH-1", "2026-02-10", { count: 100, satisfied: 70 });
    await recordAnswers(db, "NORTH-1", "2026-03-10", { count: 100, satisfied: 95 });
    await recordAnswers(db, "SOUTH", "2026-01-10", { count: 100, satisfied: 95 });
    await recordAnswers(db, "SOUTH", "2026-02-10", { count: 3, satisfied: 0 });
    await recordAnswers(db, "SOUTH", "2026-03-10", { count: 100, satisfied: 82 });
  });

  test("a target of the company is everybody's, and each period has a state with its since when", async () => {
    const { db } = database;
    await setTarget(db, satisfaction, byInstallation("2026-01-01"));
    const run = await runKpis(db, { now: at("2026-04-02") });
    expect(run.statesKept).toBeGreaterThan(0);
    expect(await statesOf(db, "NORTH-1")).toEqual([
      "2026-01 MISSED since 2026-01 of 0.8",
      "2026-02 MISSED since 2026-01 of 0.8",
      "2026-03 MET since 2026-03 of 0.8",
    ]);
    // Of NORTH nobody but its branch has cases.
    expect(await statesOf(db, "NORTH")).toEqual(await statesOf(db, "NORTH-1"));
    expect(await statesOf(db, "SOUTH")).toEqual([
      "2026-01 MET since 2026-01 of 0.8",
      "2026-02 NOT_ENOUGH_DATA since 2026-02 of 0.8",
      "2026-03 AT_RISK since 2026-03 of 0.8",
    ]);
    expect((await standingsOf(db, "SOUTH")).every(({ targetOf }) => targetOf === null)).toBe(true);
  });

  test("a second run finds nothing new, a refresh without a mark looks at nothing", async () => {
    const { db } = database;
    expect((await runKpis(db, { now: at("2026-04-03") })).statesKept).toBe(0);
    expect(await refreshKpis(db, { now: at("2026-04-03") })).toBeNull();
  });

  test("a department's own target stands before its parent's, which stands before the company's", async () => {
    const { db } = database;
    await setTarget(
      db,
      { ...satisfaction, department: "NORTH", value: 0.65, margin: 0.01, owner: "E-1" },
      byInstallation("2026-01-01"),
    );
    expect(await refreshKpis(db, { now: at("2026-04-04") })).not.toBeNull();
    const [latest] = await standingsOf(db, "NORTH-1");
    expect(latest).toMatchObject({
      state: "MET",
      target: 0.65,
      margin: 0.01,
      targetOf: { key: "NORTH", label: "North" },
      owner: { key: "E-1", label: "Demo owner" },
    });
    expect(await statesOf(db, "NORTH-1")).toEqual([
      "2026-01 MISSED since 2026-01 of 0.65",
      "2026-02 AT_RISK since 2026-02 of 0.65",
      "2026-03 MET since 2026-03 of 0.65",
    ]);
    expect((await standingsOf(db, "SOUTH"))[0]?.targetOf).toBeNull();
  });

  test("a new version is for its own periods; an old period keeps its old target", async () => {
    const { db } = database;
    await setTarget(db, { ...satisfaction, value: 0.99, validFrom: "2026-03-01" }, byInstallation("2026-03-15"));
    await refreshKpis(db, { now: at("2026-04-05") });
    expect(await statesOf(db, "SOUTH")).toEqual([
      "2026-01 MET since 2026-01 of 0.8",
      "2026-02 NOT_ENOUGH_DATA since 2026-02 of 0.8",
      "2026-03 MISSED since 2026-03 of 0.99",
    ]);
    await expect(
      setTarget(db, { ...satisfaction, value: 0.5, validFrom: "2026-02-01" }, byInstallation("2026-04-05")),
    ).rejects.toMatchObject({
      reason: "target_period_closed",
      values: { day: "2026-02-01", earliest: "2026-04-01" },
    });
  });

  test("what was known before stays answerable", async () => {
    const { db } = database;
    expect(await statesOf(db, "SOUTH", { asKnownOn: at("2026-04-04") })).toContain(
      "2026-03 AT_RISK since 2026-03 of 0.8",
    );
    expect(await statesOf(db, "SOUTH", { asKnownOn: at("2026-04-01") })).toEqual([]);
  });

  test("cases that come late change the state, and nobody else's", async () => {
    const { db } = database;
    const before = await standingsOf(db, "NORTH-1");
    await recordAnswers(db, "SOUTH", "2026-01-20", { count: 60, satisfied: 0 });
    await runKpis(db, { now: at("2026-04-06") });
    expect((await statesOf(db, "SOUTH"))[0]).toBe("2026-01 MISSED since 2026-01 of 0.8");
    expect((await statesOf(db, "SOUTH", { asKnownOn: at("2026-04-05") }))[0]).toBe("2026-01 MET since 2026-01 of 0.8");
    expect(await standingsOf(db, "NORTH-1")).toEqual(before);
  });

  test("a department's target that ends gives way to the one above; without any the state ends, its past stays", async () => {
    const { db } = database;
    const own = await idOf(db, "NORTH");
    await endTarget(db, { id: own, from: "2026-03-01" }, byInstallation("2026-03-15"));
    await refreshKpis(db, { now: at("2026-04-07") });
    expect(await statesOf(db, "NORTH-1")).toEqual([
      "2026-01 MISSED since 2026-01 of 0.65",
      "2026-02 AT_RISK since 2026-02 of 0.65",
      "2026-03 MISSED since 2026-03 of 0.99",
    ]);
    await endTarget(db, { id: await idOf(db, null), from: "2026-03-01" }, byInstallation("2026-03-15"));
    await refreshKpis(db, { now: at("2026-04-08") });
    expect((await statesOf(db, "SOUTH")).at(-1)).toBe("2026-02 NOT_ENOUGH_DATA since 2026-02 of 0.8");
    expect((await statesOf(db, "SOUTH", { asKnownOn: at("2026-04-07") })).at(-1)).toBe(
      "2026-03 MISSED since 2026-03 of 0.99",
    );
  });

  test("windows are kept apart, and quarters stand beside months", async () => {
    const { db } = database;
    const handling: NewTarget = { metric: "handlingTime", grain: "QUARTER", value: 5 * 3600, validFrom: "2026-01-01" };
    await setTarget(db, handling, byInstallation("2026-01-01"));
    await setTarget(
      db,
      { metric: "firstFixRate", parameters: { windowDays: 7 }, grain: "MONTH", value: 0.9, validFrom: "2026-01-01" },
      byInstallation("2026-01-01"),
    );
    await refreshKpis(db, { now: at("2026-04-09") });
    expect(await statesOf(db, "NORTH", { metric: "handlingTime" })).toEqual(["2026-01 MET since 2026-01 of 18000"]);
    const { rows } = await db.pool.query("SELECT parameters FROM kpi_target WHERE metric = 'firstFixRate'");
    expect(rows).toEqual([{ parameters: { windowDays: 7 } }]);
  });

  test.each<[string, Partial<NewTarget>, string]>([
    ["a metric without a direction", { metric: "cases", value: 100 }, "metric_not_targetable"],
    ["a metric that is not there", { metric: "happiness" }, "metric_not_targetable"],
    ["a rate above one", { value: 85 }, "target_rate_above_one"],
    ["a negative value", { value: -0.1 }, "target_value_negative"],
    ["a negative margin", { margin: -0.1 }, "target_margin_negative"],
    ["a margin above one", { margin: 2 }, "target_margin_above_one"],
    ["a day that begins no month", { validFrom: "2026-05-02" }, "target_from_not_period_start"],
    ["a day that begins no week", { grain: "WEEK", validFrom: "2026-05-05" }, "target_from_not_period_start"],
    ["a department that is not there", { department: "WEST" }, "department_unknown"],
    ["an owner that is not there", { owner: "E-9" }, "employee_unknown"],
    ["a window that the metric has not", { metric: "firstFixRate", parameters: { windowDays: 11 } }, "window_unknown"],
    ["a parameter that the metric does not take", { parameters: { byDay: 7 } }, "parameter_not_taken"],
  ])("%s is refused, with the reason", async (_, wrong, reason) => {
    const { db } = database;
    const versions = async () => (await db.pool.query("SELECT FROM kpi_target")).rowCount;
    const before = await versions();
    const asked = setTarget(db, { ...satisfaction, validFrom: "2026-05-01", ...wrong }, byInstallation("2026-04-10"));
    await expect(asked).rejects.toBeInstanceOf(DomainError);
    await expect(asked).rejects.toMatchObject({ reason });
    expect(await versions()).toBe(before);
  });

  test("while a refresh rests, marks of roll-ups wait and lose nothing; a target does not wait", async () => {
    const { db } = database;
    await db.pool.query(
      "UPDATE installation SET value = jsonb_build_object('startedAt', $1::text, 'seconds', 60) WHERE key = 'kpi_refresh'",
      [at("2026-04-11").toISOString()],
    );
    await db.pool.query("INSERT INTO stale_kpi (of_targets) VALUES (false)");
    const soon = new Date(at("2026-04-11").getTime() + 9 * 60_000);
    expect(await refreshKpis(db, { now: soon })).toBeNull();
    await setTarget(db, { ...satisfaction, validFrom: "2026-04-01" }, { userId: null, now: soon });
    expect(await refreshKpis(db, { now: soon })).not.toBeNull();
    expect((await db.pool.query("SELECT FROM stale_kpi")).rowCount).toBe(0);
  });
});

async function idOf(db: Database, department: string | null): Promise<string> {
  const { rows } = await db.pool.query<{ id: string }>(
    `SELECT t.id::text FROM kpi_target t LEFT JOIN department d ON d.id = t.department_id
     WHERE t.metric = 'csat' AND d.code IS NOT DISTINCT FROM $1 ORDER BY t.id DESC LIMIT 1`,
    [department],
  );
  return rows[0]?.id ?? "";
}
