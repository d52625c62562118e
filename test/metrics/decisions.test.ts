import { foldDeltas, settle, verifyRollups, type IncomingCase, type MetricQuery } from "@huilu/core";
import { describe, expect, it } from "vitest";
import { makeDepartments } from "../kpis/workshop.ts";
import { happened, withCompany } from "./company.ts";

const range = { from: "2026-01-01", to: "2026-06-01" };
const defect = (family: string, type: string) => ({ family: { code: family }, type: { code: type } });
const repair = (number: string, day: string, more: Partial<IncomingCase> = {}) => ({
  number,
  serial: "S1",
  defects: [defect("Cooling", "Leak")],
  events: [
    happened("registered", `${day} 09:00`),
    happened("repair_attempted", `${day} 15:00`, { result: "fixed" }),
    happened("resolved", `${day} 16:00`),
  ],
  ...more,
});

describe("a person's classification", () => {
  const company = withCompany();
  const firstFix = { metrics: [{ key: "firstFixRate" }], range };
  const byType = async () => {
    const query: MetricQuery = { metrics: [{ key: "defectReports" }], range, by: ["defectType"] };
    const rows = await company.ask(query);
    return Object.fromEntries(rows.map(({ dimensions, values }) => [dimensions[0]?.key, values[0]?.n]));
  };
  const fixedOf = async () => {
    const value = (await company.ask(firstFix))[0]?.values[0];
    return [value?.numerator, value?.denominator];
  };
  /** As a decision of the pages will stand there. */
  const decide = (number: string, type: string) =>
    company.db.pool.query(
      `INSERT INTO case_defect (case_id, id, defect_type_id, is_leading, origin, decided_by, learned_at)
       SELECT c.id, gen_random_uuid(), t.id, true, 'person', 1, '2026-06-01T00:00:00Z'
       FROM service_case c, defect_type t WHERE c.number = $1 AND t.code = $2`,
      [number, type],
    );
  const withdraw = () =>
    company.db.pool.query("UPDATE case_defect SET superseded_at = '2026-06-02T00:00:00Z' WHERE origin = 'person'");

  it("wins over the source's, survives its next import, and gives way when it is superseded", async () => {
    // The same serial with the same family ten days later: the first repair did not last.
    await company.add(repair("first", "2026-01-05"), repair("second", "2026-01-15"), {
      ...repair("other", "2026-03-01", { serial: "S2", defects: [defect("Outside", "Door")] }),
    });
    expect(await byType()).toEqual({ "Cooling/Leak": 2, "Outside/Door": 1 });
    expect(await fixedOf()).toEqual([1, 2]);

    // Judged a door, the second is no repeat of the first, and the source may say what it likes.
    await decide("second", "Outside/Door");
    await company.add(repair("second", "2026-01-15", { priority: { code: "high" } }));
    expect(await byType()).toEqual({ "Cooling/Leak": 1, "Outside/Door": 2 });
    expect(await fixedOf()).toEqual([3, 3]);
    const noisy = { defects: [defect("Cooling", "Noise"), defect("Cooling", "Leak")] };
    await company.add(repair("second", "2026-01-15", noisy));
    expect(await byType()).toEqual({ "Cooling/Leak": 1, "Outside/Door": 2 });
    expect(await fixedOf()).toEqual([3, 3]);

    // Withdrawn, what the source says by now counts: a noise and a leak, of the first one's family.
    await withdraw();
    await company.add(repair("second", "2026-01-15", { ...noisy, priority: { code: "low" } }));
    expect(await byType()).toEqual({ "Cooling/Leak": 2, "Cooling/Noise": 1, "Outside/Door": 1 });
    expect(await fixedOf()).toEqual([1, 2]);
  });
});

describe("a merged case", () => {
  const company = withCompany();
  const whole: MetricQuery = {
    metrics: [{ key: "cases" }, { key: "handlingTime" }, { key: "defectReports" }, { key: "firstFixRate" }],
    range,
  };
  const counts = async () => (await company.ask(whole))[0]?.values.map(({ n }) => n);

  it("leaves every figure; what a change beside the product did to the rollups is found and mended", async () => {
    // In a department below another, so that every rollup has something to lose.
    await makeDepartments(company.db);
    const below = { department: { code: "NORTH-1" } };
    await company.add(
      repair("kept", "2026-01-05", below),
      repair("twin", "2026-01-15", below),
      repair("late", "2026-04-01", below),
    );
    expect(await counts()).toEqual([3, 3, 3, 2]);

    await company.db.pool.query(
      `UPDATE service_case SET merged_into = (SELECT id FROM service_case WHERE number = 'kept') WHERE number = 'twin'`,
    );
    const found = await verifyRollups(company.db, { mend: false });
    const differing = found.filter((one) => one.differing > 0);
    expect(differing.map(({ rollup }) => rollup)).toEqual(found.map(({ rollup }) => rollup));
    expect(differing.every((one) => one.mended === 0)).toBe(true);
    const mended = await verifyRollups(company.db, { mend: true });
    expect(mended.every((one) => one.differing === 0 || one.mended > 0)).toBe(true);
    expect(await counts()).toEqual([2, 2, 2, 2]);
    await foldDeltas(company.db);
    expect(await counts()).toEqual([2, 2, 2, 2]);

    // Told of again, it stays out, and no longer counts against the repair of the case that it is.
    await company.add(repair("twin", "2026-01-15", { ...below, priority: { code: "high" } }));
    await settle(company.db);
    expect(await counts()).toEqual([2, 2, 2, 2]);
    const firstFix = (await company.ask({ metrics: [{ key: "firstFixRate" }], range }))[0]?.values[0];
    expect([firstFix?.numerator, firstFix?.denominator]).toEqual([2, 2]);
  });
});
