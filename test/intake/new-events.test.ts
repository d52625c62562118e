import { describe, expect, it } from "vitest";
import { withDatabase } from "../support/with-database.ts";
import { findingsOf, importText } from "./import-text.ts";

const mapping = `
name: A year of visits
source: visits
rowMeans: case
number: id
contract: { column: contract, map: { gold: { code: gold, name: 金牌, nameEn: Gold } } }
events:
  - { type: registered, at: opened }
  - { type: promised, at: opened, due: due, detail: { column: moved by, map: { us: null } } }
  - { type: work_logged, at: opened, amount: { column: hours, multiply: 3600 } }
  - { type: escalated, at: escalated }
  - { type: part_analysed, at: tested, detail: { column: stage }, result: { column: finding, map: { ok: no_fault_found, broken: fault_found } } }
  - { type: survey_answered, at: asked, score: { column: points, scale: { from: 0, to: 100 } }, detail: { column: aspect, map: { whole: null } } }
`;
const columns = "id,contract,opened,due,moved by,hours,escalated,tested,stage,finding,asked,aspect,points";

describe("the events of a service's whole life", () => {
  const test = withDatabase();
  const send = (...rows: readonly string[]) =>
    importText(test.db, { file: [columns, ...rows, ""].join("\n"), mapping });
  const stored = async (number: string) => {
    const { rows } = await test.db.pool.query(
      `SELECT e.type, e.due_on::text AS due, e.due_at, e.amount::float8 AS amount, e.result, e.score::float8 AS score, e.detail, e.set_aside AS aside
       FROM case_event e JOIN service_case c ON c.id = e.case_id
       WHERE c.number = $1 AND e.superseded_at IS NULL AND e.type <> 'registered' ORDER BY e.type, e.detail`,
      [number],
    );
    return rows;
  };
  const event = { due: null, due_at: null, amount: null, result: null, score: null, detail: null, aside: null };

  it("come with what each of them needs", async () => {
    const summary = await send(
      "1,gold,2026-03-02,2026-12-24 9:00,us,,,,,,,,",
      "2,gold,2026-03-02,2026-12-24,customer,0.25,2026-03-03,2026-03-04,load,ok,2026-03-05,attitude,75",
      "3,,2026-03-02,,,1:30,,2026-03-04,standard,broken,2026-03-05,nps,9",
    );
    expect(summary).toMatchObject({ casesCreated: 3, rejected: 0, setAsideFields: 0 });
    expect(await stored("1")).toEqual([
      { ...event, type: "promised", due: "2026-12-24", due_at: new Date("2026-12-24T01:00:00Z") },
    ]);
    expect(await stored("2")).toEqual([
      { ...event, type: "escalated" },
      { ...event, type: "part_analysed", detail: "load", result: "no_fault_found" },
      { ...event, type: "promised", due: "2026-12-24", detail: "customer" },
      { ...event, type: "survey_answered", detail: "attitude", score: 4 },
      { ...event, type: "work_logged", amount: 900 },
    ]);
    expect(await stored("3")).toEqual([
      { ...event, type: "part_analysed", detail: "standard", result: "fault_found" },
      { ...event, type: "survey_answered", detail: "nps", score: 9 },
      { ...event, type: "work_logged", amount: 5400 },
    ]);
    const { rows } = await test.db.pool.query(
      `SELECT c.number, k.code, k.name_en AS name FROM service_case c LEFT JOIN service_contract k ON k.id = c.contract_id ORDER BY c.number`,
    );
    expect(rows).toEqual([
      { number: "1", code: "gold", name: "Gold" },
      { number: "2", code: "gold", name: "Gold" },
      { number: "3", code: null, name: null },
    ]);
  });

  it("are set aside with a reason where they cannot be, and their cases are kept", async () => {
    const summary = await send(
      "10,,2026-03-02,2026-02-30,,,,,,,,,",
      "11,,2026-03-02,soon,,much,,,,,,,",
      "12,,2026-03-02,2126-03-02,,-1,,,,,,,",
      "13,,2026-03-02,1926-03-02,,721,,,,,,,",
      "14,,2026-03-02,,,,2126-01-01,2026-03-04,third,ok,2026-03-05,smell,50",
      "15,,2026-03-02,,,,,2026-03-04,load,maybe,2026-03-05,nps,11",
      "16,,2026-03-02,,,,,,,,2026-03-05,nps,8.5",
      "17,,2026-03-02,,,,,,,,2026-03-05,accuracy,101",
      "18,,2026-03-02,,,,,,,,2026-03-05,nps,",
    );
    expect(summary).toMatchObject({ casesCreated: 9, rejected: 0 });
    expect(findingsOf(summary)).toEqual([
      "2 set_aside date_impossible",
      "3 set_aside date_unreadable",
      "3 set_aside work_unreadable",
      "4 set_aside due_too_late",
      "4 set_aside work_negative",
      "5 set_aside date_too_early",
      "5 set_aside work_too_long",
      "6 set_aside date_in_future",
      "6 set_aside stage_unknown",
      "6 set_aside aspect_unknown",
      "7 set_aside result_unknown",
      "7 set_aside score_out_of_scale",
      "8 set_aside score_out_of_scale",
      "9 set_aside score_out_of_scale",
    ]);
    expect(await stored("10")).toEqual([{ ...event, type: "promised", aside: "date_impossible" }]);
    expect(await stored("12")).toEqual([
      { ...event, type: "promised", aside: "due_too_late" },
      { ...event, type: "work_logged", aside: "work_negative" },
    ]);
    expect(await stored("15")).toEqual([
      { ...event, type: "part_analysed", detail: "load", aside: "result_unknown" },
      { ...event, type: "survey_answered", detail: "nps", aside: "score_out_of_scale" },
    ]);
    expect(await stored("18")).toEqual([]);
  });

  it("are known again, and a changed due or contract changes the case", async () => {
    const row = "20,gold,2026-03-02,2026-03-05 9:00,,,,,,,,,";
    expect(await send(row)).toMatchObject({ casesCreated: 1 });
    expect(await send(row)).toMatchObject({ casesUnchanged: 1, eventsAdded: 0 });
    expect(await send(row.replace("9:00", "10:00"))).toMatchObject({ casesChanged: 1, eventsAdded: 1 });
    expect((await stored("20")).map(({ due_at }) => due_at)).toEqual([new Date("2026-03-05T02:00:00Z")]);
    expect(await send(row.replace("gold", "silver"))).toMatchObject({ casesChanged: 1, eventsAdded: 1 });
  });
});
