import { randomUUID } from "node:crypto";
import {
  companyScope,
  metricQuery,
  metricRows,
  settle,
  verifyRollups,
  type IncomingCase,
  type IncomingEvent,
} from "@huilu/core";
import { describe, expect, it } from "vitest";
import { record } from "../metrics/histories.ts";
import { withDatabase } from "../support/with-database.ts";

const at = (day: string, hour = 2) => ({ on: day, at: `${day}T0${hour}:00:00Z` });
const repaired = (day: string, result: NonNullable<IncomingEvent["result"]>): IncomingEvent => ({
  type: "repair_attempted",
  result,
  moment: at(day, 5),
});
let line = 1;
const repair = (number: string, serial: string | null, reported: string, ...events: IncomingEvent[]): IncomingCase => ({
  number,
  line: (line += 1),
  kind: { code: "repair" },
  ...(serial ? { serial } : {}),
  defects: [{ family: { code: "冷却" }, type: { code: "漏氟" } }],
  events: [{ type: "registered", moment: at(reported) }, ...events],
});

describe("the first-time fix rate", () => {
  const test = withDatabase();
  const range = { from: "2026-01-01", to: "2026-06-01" };
  const ask = async (windowDays: number, now = "2026-06-01T00:00:00Z") => {
    const query = { metrics: [{ key: "firstFixRate", windowDays }], range };
    const asker = { scope: companyScope, now: new Date(now), language: "en" } as const;
    const value = (await metricQuery(test.db, query, asker)).rows[0]?.values[0];
    const rows = await metricRows(test.db, { query, metric: "firstFixRate", first: 100 }, asker);
    expect(rows.totalCount).toBe(value?.n);
    const excluded = Object.fromEntries(value?.excluded.map(({ reason, n }) => [reason, n]) ?? []);
    return { fixed: value?.numerator, of: value?.denominator, excluded, provisional: value?.provisional };
  };
  const source = randomUUID();
  const add = async (...rows: IncomingCase[]) => {
    await record(test.db, source, "case", rows);
    await settle(test.db);
  };

  it("counts failure events, and a later repeat corrects the past", async () => {
    await add(
      repair("fixed", "S1", "2026-01-05", repaired("2026-01-06", "fixed")),
      repair("twice", null, "2026-01-05", repaired("2026-01-06", "not_fixed"), repaired("2026-01-09", "fixed")),
      repair("mail-in", null, "2026-01-05", repaired("2026-01-06", "fixed"), {
        type: "converted_to_mail_in",
        moment: at("2026-01-06", 6),
      }),
      repair("unknown", null, "2026-01-05", repaired("2026-01-06", "unknown")),
      repair("no fault", null, "2026-01-05", repaired("2026-01-06", "no_fault_found")),
      repair("called off", null, "2026-01-05", repaired("2026-01-06", "fixed"), {
        type: "cancelled",
        moment: at("2026-01-07"),
      }),
      { ...repair("installed", null, "2026-01-05", repaired("2026-01-06", "fixed")), kind: { code: "installation" } },
    );
    const excluded = { outcome_unknown: 1, no_fault_found: 1, cancelled: 1, kind_not_counted: 1 };
    expect(await ask(30)).toEqual({ fixed: 1, of: 3, excluded, provisional: false });

    await add(repair("again", "S1", "2026-01-26", repaired("2026-01-27", "fixed")));
    expect(await ask(30)).toEqual({ fixed: 0, of: 3, excluded, provisional: false });
    expect(await ask(14)).toEqual({ fixed: 2, of: 4, excluded, provisional: false });

    await add({
      ...repair("other part", "S1", "2026-02-10", repaired("2026-02-11", "fixed")),
      defects: [{ family: { code: "外观" } }],
    });
    expect(await ask(30)).toEqual({ fixed: 1, of: 4, excluded, provisional: false });
    expect((await verifyRollups(test.db, { mend: false })).every((one) => one.differing === 0)).toBe(true);
  });

  it("counts an event only when its window has closed, by today and by what the source is complete to", async () => {
    await add(repair("recent", null, "2026-05-20", repaired("2026-05-20", "fixed")));
    expect(await ask(30)).toMatchObject({ of: 4, excluded: { window_open: 1 }, provisional: true });
    expect(await ask(7)).toMatchObject({ of: 6, provisional: false });
    // Time passes, but the source has told us nothing after 1 June.
    expect(await ask(30, "2026-09-01T00:00:00Z")).toMatchObject({ of: 4, excluded: { window_open: 1 } });
  });
});

describe("a failure event", () => {
  const test = withDatabase();
  const fixes = async (...rows: IncomingCase[]) => {
    const source = randomUUID();
    await record(test.db, source, "case", rows);
    await settle(test.db);
    const { rows: events } = await test.db.pool.query(
      `SELECT c.number, f.finished_on AS on, f.outcome, f.fixed FROM failure_event f JOIN service_case c ON c.id = f.case_id
       WHERE f.window_days = 30 AND c.source_id = (SELECT id FROM source WHERE code = $1) ORDER BY c.number`,
      [`${source}-case`],
    );
    return events;
  };

  it("is not fixed when the customer comes back, whatever becomes of that contact", async () => {
    for (const result of ["unknown", "no_fault_found"] as const) {
      const serial = `again ${result}`;
      const outcome = result === "unknown" ? "outcome_unknown" : result;
      expect(
        await fixes(
          repair("A", serial, "2026-01-05", repaired("2026-01-06", "fixed")),
          repair("B", serial, "2026-01-16", repaired("2026-01-17", result)),
        ),
      ).toEqual([
        { number: "A", on: "2026-01-06", outcome: "counted", fixed: false },
        { number: "B", on: "2026-01-17", outcome, fixed: false },
      ]);
    }
  });

  it("takes in a second report of the same failure: two attempts fail, the first repair anchors it", async () => {
    expect(
      await fixes(
        repair("A", "twin", "2026-01-05", repaired("2026-01-20", "fixed")),
        repair("B", "twin", "2026-01-06", repaired("2026-01-08", "fixed")),
      ),
    ).toEqual([{ number: "B", on: "2026-01-08", outcome: "counted", fixed: false }]);
    expect(
      await fixes(
        repair("A", "idle", "2026-01-05", repaired("2026-01-08", "fixed")),
        repair("B", "idle", "2026-01-06"),
      ),
    ).toEqual([{ number: "A", on: "2026-01-08", outcome: "counted", fixed: true }]);
  });
});
