import { beforeAll, describe, expect, test } from "vitest";

import { withDatabase } from "../support/with-database.ts";
import { hostileTexts, makeExportCompany } from "./export-company.ts";
import { byHeader, readCsv, readWorkbook } from "./read-files.ts";
import { withExports } from "./with-exports.ts";

// What spreadsheets take for a formula, or skip before one.
const runs = /^[\s\uFEFF]*[=+\-@＝＋－＠]|^[\t\r\n]/;

describe("a text stays a text", () => {
  const database = withDatabase();
  const door = withExports(database);
  let token = "";
  let stored: (string | null)[][] = [];
  beforeAll(async () => {
    await makeExportCompany(database.db, 60);
    token = await door.tokenFor("ADMINISTRATOR");
    const { rows } = await database.db.pool.query({
      text: `SELECT c.number, ch.name, (SELECT t.name FROM case_defect d JOIN defect_type t ON t.id = d.defect_type_id WHERE d.case_id = c.id AND d.counts)
             FROM service_case c JOIN channel ch ON ch.id = c.channel_id ORDER BY c.reported_on DESC, c.id`,
      rowMode: "array",
    });
    stored = rows;
  });
  const input = { kind: "CASES", cases: { range: { from: "2026-01-01", to: "2027-01-01" } } };

  test("the hostile texts are among what is exported", () => {
    const all = stored.flat();
    expect(all.filter((text) => text !== null && runs.test(text)).length).toBeGreaterThan(10);
    expect(all.length).toBe(60 * 3);
  });

  test("no field of a csv begins like a formula, and none is changed but by its apostrophe", async () => {
    const run = await door.request(token, { ...input, format: "CSV", byteOrderMark: false });
    const text = await (await door.download(run.url ?? "", token)).text();
    const rows = byHeader(readCsv(text));
    for (const row of rows) for (const field of row.values()) if (runs.test(field)) expect(Number(field)).not.toBeNaN();
    const told = rows.map((row) => [row.get("Case number"), row.get("Channel"), row.get("Defects")]);
    const expected = stored.map((cells) => cells.map((cell) => (runs.test(cell ?? "") ? `'${cell}` : (cell ?? ""))));
    expect(told).toEqual(expected);
    expect(text.startsWith("Case number")).toBe(true);
  });

  test("every cell of a workbook is the text itself, and none a formula", async () => {
    const run = await door.request(token, { ...input, format: "XLSX" });
    const [table = []] = (await readWorkbook(await (await door.download(run.url ?? "", token)).arrayBuffer())).values();
    const told = byHeader(table).map((row) => [row.get("Case number"), row.get("Channel"), row.get("Defects")]);
    expect(told).toEqual(stored.map((cells) => cells.map((cell) => cell && asCell(cell))));
    const complaints = byHeader(table).map((row) => row.get("Complaint"));
    for (const text of hostileTexts) {
      expect(complaints).toContain(asCell(`${text}；请回电138****0000`));
    }
  });
});

/**
 * A text as exceljs reads it from a cell. Spreadsheets decode _x005F_ to an underscore, which exceljs does not; of a
 * cell's text it decodes &amp; once more than was written.
 */
function asCell(text: string): string {
  return text.replaceAll(/\r\n?/g, "\n").replaceAll("_x003D_", "_x005F_x003D_").replaceAll("&amp;", "&");
}
