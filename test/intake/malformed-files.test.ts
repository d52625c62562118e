import { DomainError, type ImportSummary, MappingRefused, refusalTexts } from "@huilu/core";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { withDatabase } from "../support/with-database.ts";
import { findingsOf, importText, type Sent } from "./import-text.ts";

const mapping = `
name: Made up
source: made-up
rowMeans: case
number: id
complaint: text
events:
  - { type: registered, at: day }
`;
const head = "id,day,text\n";

describe("a file with faults", () => {
  const test = withDatabase();
  const rehearse = (sent: Partial<Sent> & Pick<Sent, "file">): Promise<ImportSummary> =>
    importText(test.db, { mapping, dryRun: true, ...sent });
  const refusal = async (sent: Partial<Sent> & Pick<Sent, "file">): Promise<string> => {
    const error = await rehearse(sent).catch((thrown: unknown) => thrown);
    if (!(error instanceof DomainError)) throw new Error(`Not refused as it should be: ${String(error)}`);
    // Each refusal has words in both languages, its gaps filled, without a path.
    for (const language of ["zh-CN", "en"] as const) {
      const words = refusalTexts(error, language).join("\n");
      expect(words).not.toMatch(/\{\{|errors\.|intake\.|\/tmp|\\tmp/);
    }
    return error.reason;
  };

  it("loses ragged rows only, each with its line", async () => {
    const summary = await rehearse({
      file: `${head}1,2024-01-01,a\n2,2024-01-01\n3,2024-01-01,a,b\n\n5,2024-01-01,c\n`,
    });
    expect(findingsOf(summary)).toEqual(["3 rejected ragged_row", "4 rejected ragged_row"]);
    expect(summary).toMatchObject({ rows: 4, casesCreated: 2, rejected: 2 });
    expect(summary.firstFindings.map(({ value }) => value)).toEqual(["2/3", "4/3"]);
  });

  it("mends rows that lack or add empty cells at their end, when told to", async () => {
    const file = `${head}1,2024-01-01,a,,\n2,2024-01-01\n3,2024-01-01,a,b\n`;
    const summary = await rehearse({ file, mapping: `${mapping}file: { raggedRows: mend }\n` });
    expect(findingsOf(summary)).toEqual(["4 rejected ragged_row"]);
  });

  it("counts the lines of the file, whatever ends them and however many a text spans", async () => {
    for (const end of ["\n", "\r\n", "\r"]) {
      const file = ["id,day,text", '1,2024-01-01,"one', "two", '"', "2,2024-13-01,x", ""].join(end);
      expect([end, findingsOf(await rehearse({ file }))]).toEqual([end, ["5 set_aside date_impossible"]]);
    }
  });

  it("loses one row to a quote that is never closed, not those below it", async () => {
    const rows = Array.from({ length: 3000 }, (_, index) => `${index},2024-01-01,text ${index}`);
    rows[1500] = '1500,2024-01-01,"never closed';
    const summary = await rehearse({ file: head + rows.join("\n") });
    expect(findingsOf(summary)).toEqual(["1502 rejected quote_not_closed"]);
    expect(summary.casesCreated).toBe(2999);
  });

  it("does not take two open quotes for one closed one", async () => {
    const summary = await rehearse({ file: `${head}1,2024-01-01,"open\n2,2024-01-01,"open too\n3,2024-01-01,fine\n` });
    expect(findingsOf(summary)).toEqual(["2 rejected quote_not_closed", "3 rejected quote_not_closed"]);
    expect(summary.casesCreated).toBe(1);
  });

  it("keeps quotes that stand within a text", async () => {
    await importText(test.db, {
      mapping: mapping.replace("made-up", "quotes"),
      file: `${head}1,2024-01-01,5" disk\n2,2024-01-01,"""E4"" says it"\n3,2024-01-01,"5" disk\n`,
    });
    const { rows } = await test.db.pool.query(
      "SELECT c.number, t.complaint FROM case_text t JOIN service_case c ON c.id = t.case_id ORDER BY 1",
    );
    expect(rows.map(({ complaint }) => complaint)).toEqual(['5" disk', '"E4" says it', '"5" disk']);
  });

  it("loses the rows that hold damaged bytes, and no character elsewhere", async () => {
    const texts = Array.from({ length: 200 }, (_, index) => `${index},2024-01-01,冷车启动时异响，要求处理`);
    const utf8 = Buffer.from(head + texts.join("\n"));
    utf8[utf8.indexOf(Buffer.from("冷车"), 2000) + 1] = 0x41;
    const damaged = await rehearse({ file: utf8 });
    expect(damaged.rejectedByReason).toEqual([{ reason: "damaged_text", count: 1 }]);
    expect(damaged).toMatchObject({ rows: 200, casesCreated: 199, file: { encoding: "utf-8" } });
    const gb = iconv.encode(head + texts.join("\n"), "gb18030");
    gb[gb.indexOf(iconv.encode("冷车", "gb18030"), 2000) + 1] = 0x20;
    const damagedGb = await rehearse({ file: gb });
    expect(damagedGb).toMatchObject({ casesCreated: 199, rejected: 1, file: { encoding: "gb18030" } });
  });

  it("is refused when its encoding is not sure, or is not the declared one", async () => {
    const german = `${head}${Array.from({ length: 20 }, (_, index) => `${index},2024-01-01,gesäubert und gefühlt öfter`).join("\n")}`;
    expect(await refusal({ file: iconv.encode(german, "latin1") })).toBe("import_encoding_unknown");
    const declared = await rehearse({
      file: iconv.encode(german, "latin1"),
      mapping: `${mapping}file: { encoding: windows-1252 }\n`,
    });
    expect(declared).toMatchObject({ casesCreated: 20, rejected: 0 });
    const chinese = `${head}1,2024-01-01,冷车启动时异响，要求尽快处理`;
    expect(await refusal({ file: chinese, mapping: `${mapping}file: { encoding: gb18030 }\n` })).toBe(
      "import_encoding_wrong",
    );
    expect(
      await refusal({ file: iconv.encode(chinese, "gb18030"), mapping: `${mapping}file: { encoding: utf-8 }\n` }),
    ).toBe("import_encoding_wrong");
    expect(await refusal({ file: iconv.encode(chinese, "utf16le") })).toBe("import_file_not_text");
  });

  it("reads UTF-16 by its mark, and characters that only GB18030 has", async () => {
    const text = `${head}1,2024-01-01,㐀𠮷€，四字节与生僻字一样不乱码`;
    const marked = await rehearse({ file: iconv.encode(text, "utf16le", { addBOM: true }) });
    expect(marked).toMatchObject({ casesCreated: 1, rejected: 0, file: { encoding: "utf-16le" } });
    await importText(test.db, { file: iconv.encode(text, "gb18030"), mapping: mapping.replace("made-up", "rare") });
    const { rows } = await test.db.pool.query("SELECT complaint FROM case_text WHERE complaint LIKE '%四字节%'");
    expect(rows).toEqual([{ complaint: "㐀𠮷€，四字节与生僻字一样不乱码" }]);
  });

  it("is refused by name when it is none of the formats, empty, missing or no text", async () => {
    expect(await refusal({ file: "", fileName: "empty.csv" })).toBe("import_file_empty");
    expect(await refusal({ file: "{}", fileName: "rows.jsonl" })).toBe("import_format_unknown");
    expect(await refusal({ file: Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), fileName: "old.xls" })).toBe(
      "import_format_old_excel",
    );
    expect(await refusal({ file: new Uint8Array(5000) })).toBe("import_file_not_text");
    expect(
      await refusal({
        file: Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.alloc(300, 7)]),
        fileName: "broken.xlsx",
      }),
    ).toBe("import_xlsx_unreadable");
    expect(await refusal({ file: "\n\n \n" })).toBe("import_no_header");
  });

  it("sets impossible dates aside and keeps the case", async () => {
    const days = ["2024-02-30", "2099-01-01", "1900-01-01", "soon", "2024/3/1", "2024年3月1日", "2024-03-01 25:00", ""];
    const summary = await rehearse({ file: head + days.map((day, index) => `${index},${day},x`).join("\n") });
    expect(findingsOf(summary)).toEqual([
      "2 set_aside date_impossible",
      "3 set_aside date_in_future",
      "4 set_aside date_too_early",
      "5 set_aside date_unreadable",
      "8 set_aside date_impossible",
    ]);
    expect(summary).toMatchObject({ casesCreated: 8, rejected: 0, from: "2024-03-01", to: "2024-03-01" });
  });

  it("sets impossible costs and scores aside", async () => {
    const money = `${mapping}  - { type: cost_incurred, amount: cost }\n  - { type: survey_answered, at: day, score: { column: score, scale: { from: 0, to: 10 } } }\n`;
    const rows = ["-4,11", '"1,234.50",10', "¥12.5,0", "twelve,good", "1e9,", "(3.00),-1", "999999999999,5"];
    const file = `id,day,text,cost,score\n${rows.map((row, index) => `${index},2024-01-01,x,${row}`).join("\n")}`;
    const summary = await importText(test.db, { file, mapping: money.replace("made-up", "money") });
    expect(findingsOf(summary)).toEqual([
      "2 set_aside amount_negative",
      "2 set_aside score_out_of_scale",
      "5 set_aside amount_unreadable",
      "5 set_aside score_unreadable",
      "6 set_aside amount_unreadable",
      "7 set_aside amount_negative",
      "7 set_aside score_out_of_scale",
      "8 set_aside amount_too_large",
    ]);
    const { rows: kept } = await test.db.pool.query(
      `SELECT c.number, e.type, e.amount, e.score FROM case_event e JOIN service_case c ON c.id = e.case_id JOIN source s ON s.id = c.source_id
       WHERE s.code = 'money' AND (e.amount IS NOT NULL OR e.score IS NOT NULL) ORDER BY 1, 2`,
    );
    expect(kept.map(({ number, amount, score }) => [number, amount, score])).toEqual([
      ["1", 1234.5, null],
      ["1", null, 5],
      ["2", 12.5, null],
      ["2", null, 1],
      ["6", null, 3],
    ]);
  });

  it("rejects rows whose case number is missing or was shortened by a spreadsheet", async () => {
    const summary = await rehearse({
      file: `${head},2024-01-01,x\n2.02403E+19,2024-01-01,x\n20240331225299481004,2024-01-01,x\n`,
    });
    expect(findingsOf(summary)).toEqual(["2 rejected case_number_empty", "3 rejected case_number_lost_digits"]);
  });

  it("masks phone numbers in what it tells, and never shows a person's columns", async () => {
    const personal = mapping.replace(
      "number: id",
      "number: id\nkind: { column: kind, map: { repair: repair }, unknown: reject }\ncustomer: { number: phone, phone: phone }",
    );
    const file = "id,day,text,kind,phone\n1,2024-01-01,张三 家住某路,call 13812345678 now,13900001111\n";
    const summary = await importText(test.db, { file, mapping: personal.replace("made-up", "people") });
    expect(summary.firstFindings[0]?.value).toBe("call 138•••••••• now");
    const told = JSON.stringify([
      summary,
      (await test.db.pool.query("SELECT * FROM import_rejection")).rows,
      (await test.db.pool.query("SELECT summary FROM import_run")).rows,
    ]);
    expect(told).not.toMatch(/13812345678|13900001111|张三/);
  });

  it("rejects rows with NUL and keeps the rest", async () => {
    const rows = Array.from({ length: 50 }, (_, index) => `${index},2024-01-01,text`);
    rows[3] = "3,2024-01-01,te\u0000xt";
    expect(findingsOf(await rehearse({ file: head + rows.join("\n") }))).toEqual(["5 rejected control_character"]);
  });

  it("keeps every rejection with line, column, value and reason, and what became of the run", async () => {
    const summary = await importText(test.db, {
      file: `${head}1,someday,x\n,2024-01-01,y\n`,
      mapping: mapping.replace("made-up", "kept"),
    });
    const { rows } = await test.db.pool.query(
      "SELECT line, ordinal, severity, column_name, value, reason FROM import_rejection WHERE import_run_id = $1 ORDER BY line",
      [summary.importRunId],
    );
    expect(rows).toEqual([
      { line: 2, ordinal: 0, severity: "set_aside", column_name: "day", value: "someday", reason: "date_unreadable" },
      { line: 3, ordinal: 0, severity: "rejected", column_name: "id", value: "", reason: "case_number_empty" },
    ]);
    const { rows: runs } = await test.db.pool.query(
      "SELECT state, failure, file_name, source_id IS NOT NULL AS sourced FROM import_run WHERE id = $1",
      [summary.importRunId],
    );
    expect(runs).toEqual([{ state: "done", failure: null, file_name: "file.csv", sourced: true }]);
  });

  it("writes nothing in a rehearsal", async () => {
    const tables = ["service_case", "import_run", "import_rejection", "source", "case_event"];
    const counts = () =>
      Promise.all(
        tables.map(async (table) => (await test.db.pool.query(`SELECT count(*) AS n FROM ${table}`)).rows[0]?.n),
      );
    const before = await counts();
    await rehearse({ file: `${head}1,2024-01-01,x\n,,\n2,2024-01-01\n`, mapping: mapping.replace("made-up", "never") });
    expect(await counts()).toEqual(before);
  });

  it("names every column that the mapping wants and the file lacks or has twice", async () => {
    const wrong = mapping.replace("at: day", "at: Day").replace("complaint: text", "complaint: text\nserial: 9");
    const error = await rehearse({ file: "id,day,text,text\n1,2024-01-01,x,y\n", mapping: wrong }).catch(
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof MappingRefused)) throw new Error("Not refused.");
    expect(error.problems.map(({ code, path, line }) => [code, path, line])).toEqual([
      ["column_beyond", "serial", 7],
      ["column_twice", "complaint", 6],
      ["column_missing_near", "events.0.at", 9],
    ]);
  });
});
