import { randomUUID } from "node:crypto";
import { recordCases, settle, verifyRollups, type IncomingCase, type RowMeans } from "@huilu/core";
import { describe, expect, it } from "vitest";
import { withDatabase } from "../support/with-database.ts";

const at = (day: string) => ({ on: day, at: `${day}T02:00:00Z` });
const learnedAt = new Date("2026-06-01T00:00:00Z");

describe("an event log", () => {
  const test = withDatabase();
  const deliver = async (source: string, rowMeans: RowMeans, ...rows: IncomingCase[]) => {
    const stream = async function* () {
      yield* rows;
    };
    return recordCases(test.db, stream(), { source, importRunId: randomUUID(), rowMeans, learnedAt });
  };
  const stored = async (source: string) => {
    const { rows } = await test.db.pool.query(
      `SELECT k.code AS kind, d.code AS department, u.serial, c.asserted_status, c.resolved_on, c.status, t.complaint,
         (SELECT string_agg(f.code || CASE WHEN x.is_leading THEN '!' ELSE '' END, ' ' ORDER BY f.code)
          FROM case_defect x JOIN defect_type f ON f.id = x.defect_type_id WHERE x.case_id = c.id AND x.counts) AS defects
       FROM service_case c JOIN source s ON s.id = c.source_id LEFT JOIN case_kind k ON k.id = c.kind_id
       LEFT JOIN department d ON d.id = c.department_id LEFT JOIN unit u ON u.id = c.unit_id LEFT JOIN case_text t ON t.case_id = c.id
       WHERE s.code = $1`,
      [source],
    );
    return rows[0];
  };
  const whole: IncomingCase = {
    number: "1",
    line: 2,
    version: "17",
    kind: { code: "repair" },
    department: { code: "D1" },
    serial: "SN1",
    status: "closed",
    events: [{ type: "registered", moment: at("2026-01-05") }],
  };

  it("leaves what it does not say: answers sent after the cases take nothing away from them", async () => {
    await deliver("answers", "case", whole);
    await deliver("answers", "event", {
      number: "1",
      line: 2,
      events: [{ type: "survey_answered", score: 5, moment: at("2026-02-01") }],
    });
    expect(await stored("answers")).toMatchObject({
      kind: "repair",
      department: "D1",
      serial: "SN1",
      asserted_status: "closed",
    });
    const corrected = { ...whole, version: "18", department: { code: "D2" } };
    expect(await deliver("answers", "case", corrected)).toMatchObject({ casesChanged: 1, casesOlder: 0 });
    expect(await stored("answers")).toMatchObject({ department: "D2" });
  });

  it("tells the same case whatever the order of its days", async () => {
    const days: IncomingCase[] = [
      {
        number: "1",
        line: 2,
        kind: { code: "repair" },
        serial: "SN2",
        complaint: "坏了",
        events: [{ type: "registered", moment: at("2026-01-05") }],
      },
      { number: "1", line: 3, department: { code: "D1" }, events: [{ type: "resolved", moment: at("2026-01-07") }] },
    ];
    await deliver("one file", "event", ...days);
    for (const day of days) await deliver("in order", "event", day);
    for (const day of days.toReversed()) await deliver("reversed", "event", day);
    const told = await stored("one file");
    expect(told).toMatchObject({
      kind: "repair",
      department: "D1",
      serial: "SN2",
      complaint: "坏了",
      status: "resolved",
    });
    expect([await stored("in order"), await stored("reversed")]).toEqual([told, told]);
  });

  it.each(["case", "event"] as const)(
    "follows a corrected event by its own id, and back, in rows that mean a %s",
    async (rowMeans) => {
      const resolved = (day: string): IncomingCase => ({
        ...(rowMeans === "case" ? { kind: { code: "repair" } } : {}),
        number: "1",
        line: 2,
        events: [
          { type: "registered", moment: at("2026-01-05"), sourceEventId: "a" },
          { type: "resolved", moment: at(day), sourceEventId: "b" },
        ],
      });
      for (const day of ["2026-01-09", "2026-01-20", "2026-01-09", "2026-01-20"]) {
        await deliver(`ids ${rowMeans}`, rowMeans, resolved(day));
        expect((await stored(`ids ${rowMeans}`))?.resolved_on).toBe(day);
        expect(await deliver(`ids ${rowMeans}`, rowMeans, resolved(day))).toMatchObject({
          casesChanged: 0,
          eventsAdded: 0,
        });
      }
    },
  );

  it("keeps a defect that a later copy names, and the first named leads", async () => {
    const row = (line: number, ...codes: string[]): IncomingCase => ({
      number: "1",
      line,
      defects: codes.map((code) => ({ type: { code } })),
      events: [{ type: "noted", moment: at("2026-01-05"), detail: `row ${line}` }],
    });
    await deliver("late defects", "event", row(2), row(3));
    await deliver("late defects", "event", row(2, "B"), row(3, "A"));
    expect((await stored("late defects"))?.defects).toBe("A B!");
    await settle(test.db);
    expect((await verifyRollups(test.db, { mend: false })).filter((one) => one.differing > 0)).toEqual([]);
  });
});
