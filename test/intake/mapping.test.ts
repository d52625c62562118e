import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { MappingRefused, refusalTexts } from "@huilu/core";
import { describe, expect, it } from "vitest";
import { parseMapping } from "../../packages/core/src/intake/read-mapping.ts";
import { withDatabase } from "../support/with-database.ts";
import { findingsOf, importText } from "./import-text.ts";

const docs = path.join(import.meta.dirname, "../../docs");
const whole = "name: n\nsource: s\nrowMeans: case\nnumber: id\nevents:\n  - { type: registered, at: day }\n";

function problemsOf(text: string): (string | number | null)[][] {
  try {
    parseMapping("m.yaml", text);
    return [];
  } catch (error) {
    if (!(error instanceof MappingRefused)) throw error;
    for (const language of ["zh-CN", "en"] as const)
      expect(refusalTexts(error, language).join("\n")).not.toMatch(/\{\{|intake\.|errors\./);
    return error.problems.map(({ code, path: place, line }) => [line, place, code]);
  }
}

describe("a mapping", () => {
  it("of the docs can be used, each of them", () => {
    const files = readdirSync(path.join(docs, "mappings"));
    expect(files.length).toBeGreaterThanOrEqual(5);
    for (const file of files)
      expect([file, problemsOf(readFileSync(path.join(docs, "mappings", file), "utf8"))]).toEqual([file, []]);
    const examples = [...readFileSync(path.join(docs, "import.md"), "utf8").matchAll(/```yaml\n(.*?)```/gs)];
    expect(examples.length).toBeGreaterThanOrEqual(3);
    for (const [, example = ""] of examples) expect([example, problemsOf(example)]).toEqual([example, []]);
  });

  it("is refused with every fault, its line, its place and a guess at what was meant", () => {
    const faults = problemsOf(
      "nmae: n\nsource: ''\nrowMeans: row\nnumber: { colum: id }\nzone: Europe/Roma\nevents:\n  - { type: registred, at: { column: d, format: YYYY } }\n",
    );
    expect(faults).toEqual(
      expect.arrayContaining([
        [null, "name", "missing"],
        [2, "source", "text"],
        [3, "rowMeans", "not_one_of"],
        [4, "number.colum", "unknown_key_near"],
        [4, "number", "one_origin"],
        [5, "zone", "zone"],
        [7, "events.0.type", "not_one_of"],
        [7, "events.0.at.format.0", "date_format"],
        [1, "nmae", "unknown_key_near"],
      ]),
    );
    expect(faults).toHaveLength(9);
  });

  it("is refused where it would say something that cannot be", () => {
    expect(problemsOf(whole.replace("registered", "replied"))).toEqual([[5, "events", "no_registered"]]);
    expect(problemsOf(`${whole}  - { type: cost_incurred }\n`)).toEqual([[7, "events.1.amount", "missing"]]);
    expect(problemsOf(`${whole}  - { type: resolved }\n`)).toEqual([[7, "events.1.at", "missing"]]);
    expect(problemsOf(`${whole}defects: [{ family: a, codes: { column: b } }]\n`)).toEqual([
      [7, "defects.0", "defect"],
    ]);
    expect(problemsOf(`${whole}kind: { column: a, constant: b }\n`)).toEqual([[7, "kind", "one_origin"]]);
    expect(problemsOf(`${whole}kind: { column: a, pattern: "(" }\n`)).toEqual([[7, "kind.pattern", "pattern"]]);
    expect(problemsOf("name: [")[0]?.[2]).toBe("yaml");
    expect(problemsOf(`${whole}name: twice\n`)[0]?.[2]).toBe("yaml_twice");
    expect(problemsOf("").length).toBe(1);
    expect(problemsOf("- a list").length).toBe(1);
  });

  it("is refused where an event lacks what it needs, or has what only another can have", () => {
    const refused = (item: string) => problemsOf(`${whole}  - { at: day, ${item} }\n`).map(([, , code]) => code);
    const word = (item: string) =>
      problemsOf(
        `name: n\nsource: s\nrowMeans: event\nnumber: id\nactivity: { column: a, at: t, map: { x: { ${item} } } }\n`,
      );
    for (const [item, faults] of [
      ["type: promised", ["no_due"]],
      ["type: promised, due: d", []],
      ["type: arrived, due: d", ["due_of_another"]],
      ["type: work_logged", ["no_work"]],
      ["type: part_analysed", ["no_stage", "no_analysis"]],
      ["type: part_analysed, detail: { constant: load }, result: fixed", ["result_of_another"]],
      ["type: part_analysed, detail: { constant: load }, result: fault_found", []],
      ["type: repair_attempted, result: fault_found", ["result_of_another"]],
      ["type: survey_answered, score: s, detail: { constant: nps }", []],
      [
        "type: survey_answered, detail: { constant: nps }, score: { column: s, scale: { from: 1, to: 5 } }",
        ["nps_scale"],
      ],
    ] as const) {
      expect([item, refused(item)]).toEqual([item, faults]);
      expect([item, word(item)]).toEqual([item, faults.map((fault) => [5, "activity.map.x", fault])]);
    }
    expect(problemsOf(`${whole}  - { type: promised, at: day }\n`)).toEqual([[7, "events.1", "no_due"]]);
  });

  const test = withDatabase();

  it("reads the worked example of the docs as the docs say", async () => {
    const text = readFileSync(path.join(docs, "import.md"), "utf8");
    const [file = "", mapping = ""] = [/```csv\n(.*?)```/s, /```yaml\n(.*?)```/s].map((block) => block.exec(text)?.[1]);
    const summary = await importText(test.db, { file, mapping });
    expect(summary).toMatchObject({ rows: 3, casesCreated: 3, rejected: 0, file: { delimiter: ";" } });
    expect(findingsOf(summary)).toEqual([
      "4 set_aside date_impossible",
      "4 set_aside amount_negative",
      "4 set_aside score_out_of_scale",
    ]);
    const { rows } = await test.db.pool.query(
      `SELECT c.number, c.reported_at, c.attempt_result, c.cost_amount, ch.code AS channel, ch.name_en,
         (SELECT array_agg(t.code ORDER BY t.code) FROM case_defect d JOIN defect_type t ON t.id = d.defect_type_id WHERE d.case_id = c.id) AS defects
       FROM service_case c LEFT JOIN channel ch ON ch.id = c.channel_id ORDER BY c.number`,
    );
    expect(rows).toEqual([
      {
        number: "A-1001",
        reported_at: new Date("2026-02-03T08:15:00Z"),
        attempt_result: "fixed",
        cost_amount: 38.5,
        channel: "phone",
        name_en: "Phone",
        defects: ["E/E03", "M/M12"],
      },
      {
        number: "A-1002",
        reported_at: new Date("2026-02-03T09:40:00Z"),
        attempt_result: "not_fixed",
        cost_amount: null,
        channel: "web",
        name_en: null,
        defects: ["M/M07"],
      },
      {
        number: "A-1003",
        reported_at: null,
        attempt_result: "fixed",
        cost_amount: null,
        channel: "web",
        name_en: null,
        defects: null,
      },
    ]);
  });

  it("says what becomes of values that a map or a pattern does not know", async () => {
    const field = (rest: string) =>
      whole.replace("source: s", `source: ${rest.length}`) + // a number is text too
      `kind: { column: kind, map: { a: A, "007": bond, u: null }${rest} }\n`;
    const file = "id,day,kind\n1,2024-01-01,a\n2,2024-01-01,007\n3,2024-01-01,u\n4,2024-01-01,x\n5,2024-01-01,\n";
    const kinds = async (source: string) =>
      (
        await test.db.pool.query(
          "SELECT c.number || '=' || COALESCE(k.code, '-') AS kind FROM service_case c JOIN source s ON s.id = c.source_id LEFT JOIN case_kind k ON k.id = c.kind_id WHERE s.code = $1 ORDER BY 1",
          [source],
        )
      ).rows.map(({ kind }) => kind);
    const keep = await importText(test.db, { file, mapping: field("") });
    expect([findingsOf(keep), await kinds("0")]).toEqual([[], ["1=A", "2=bond", "3=-", "4=x", "5=-"]]);
    const aside = await importText(test.db, { file, mapping: field(", unknown: setAside") });
    expect([findingsOf(aside), await kinds("19")]).toEqual([
      ["5 set_aside value_unknown"],
      ["1=A", "2=bond", "3=-", "4=-", "5=-"],
    ]);
    const reject = await importText(test.db, { file, mapping: field(", unknown: reject, default: d") });
    expect([findingsOf(reject), await kinds("29")]).toEqual([
      ["5 rejected value_unknown"],
      ["1=A", "2=bond", "3=-", "5=d"],
    ]);
  });

  it("lets one row tell several events, and one activity several", async () => {
    const mapping = `
name: log
source: log
rowMeans: event
number: { columns: [branch, no], joinWith: "-", prefix: "L:" }
activity:
  column: what
  at: { columns: [day, time], format: D/M/YYYY h:mmA, zone: "+02:00" }
  employee: { firstOf: [by, owner] }
  map:
    open: registered
    fix: [{ type: repair_attempted, result: fixed }, resolved]
  unknown: reject
`;
    const file =
      "branch,no,what,day,time,by,owner\nN,1,open,5/3/2024,9:05AM,,Ann\nN,1,fix,6/3/2024,12:30PM,Bob,Ann\nS,1,open,6/3/2024,12:00AM,,\nS,1,burn,7/3/2024,1:00PM,,\n";
    const summary = await importText(test.db, { file, mapping });
    expect(summary).toMatchObject({ caseNumbers: 2, casesCreated: 2, eventsAdded: 4, rejected: 1 });
    expect(findingsOf(summary)).toEqual(["5 rejected activity_unknown"]);
    const { rows } = await test.db.pool.query(
      `SELECT c.number, e.type, e.happened_at, p.code AS who, e.detail FROM case_event e JOIN service_case c ON c.id = e.case_id
       LEFT JOIN employee p ON p.id = e.employee_id WHERE c.number LIKE 'L:%' ORDER BY c.number, e.happened_at, e.type`,
    );
    expect(
      rows.map(({ number, type, happened_at: at, who, detail }) => [number, type, at.toISOString(), who, detail]),
    ).toEqual([
      ["L:N-1", "registered", "2024-03-05T07:05:00.000Z", "Ann", "open"],
      ["L:N-1", "repair_attempted", "2024-03-06T10:30:00.000Z", "Bob", "fix"],
      ["L:N-1", "resolved", "2024-03-06T10:30:00.000Z", "Bob", "fix"],
      ["L:S-1", "registered", "2024-03-05T22:00:00.000Z", null, "open"],
    ]);
  });
});
