import { DomainError } from "@huilu/core";
import exceljs from "exceljs";
import { describe, expect, it } from "vitest";
import { withDatabase } from "../support/with-database.ts";
import { findingsOf, importText } from "./import-text.ts";

const mapping = `
name: Workbook
source: workbook
rowMeans: case
file: { headerLine: 3, sheet: 数据 }
number: { column: 工单号 }
complaint: 描述
events:
  - { type: registered, at: { column: 受理时间, format: D.M.YYYY } }
  - { type: cost_incurred, amount: 费用 }
`;

async function workbook(): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  book.addWorksheet("说明").addRow(["看第二张表"]);
  const sheet = book.addWorksheet("数据");
  sheet.addRow(["一月份工单"]);
  sheet.addRow([]);
  sheet.addRow(["工单号", "受理时间", "描述", "费用", "备注"]);
  sheet.addRow(["W-1", new Date("2024-01-05T00:00:00Z"), "日期格", 12.5]);
  sheet.addRow([
    "W-2",
    new Date("2024-01-05T14:30:00Z"),
    { richText: [{ text: "富" }, { text: "文本" }] },
    { formula: "10+5", result: 15 },
  ]);
  sheet.addRow(["W-3", "7.1.2024", { text: "链接", hyperlink: "http://example.org" }, 0.1 + 0.2]);
  sheet.addRow([]);
  sheet.addRow([Number("20240331225299481004"), "7.1.2024", "数字工单号"]);
  sheet.addRow(["W-5", "soon", "x", -3]);
  sheet.addRow(["W-6", "8.1.2024", "多一格", 1, "备注", "没有表头的一格"]);
  sheet.getColumn(2).numFmt = "yyyy-mm-dd hh:mm";
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe("a workbook", () => {
  const test = withDatabase();

  it("is read by sheet and header line; its dates are dates, its formulas results, its lines row numbers", async () => {
    const summary = await importText(test.db, { file: await workbook(), mapping, fileName: "anything.dat" });
    expect(findingsOf(summary)).toEqual([
      "8 rejected case_number_lost_digits",
      "9 set_aside date_unreadable",
      "9 set_aside amount_negative",
      "10 rejected ragged_row",
    ]);
    expect(summary).toMatchObject({ rows: 6, casesCreated: 4, unmappedColumns: ["备注"], file: { format: "xlsx" } });
    const { rows } = await test.db.pool.query(
      "SELECT c.number, c.reported_on, c.reported_at, c.cost_amount, t.complaint FROM service_case c JOIN case_text t ON t.case_id = c.id ORDER BY 1",
    );
    expect(rows).toEqual([
      { number: "W-1", reported_on: "2024-01-05", reported_at: null, cost_amount: 12.5, complaint: "日期格" },
      {
        number: "W-2",
        reported_on: "2024-01-05",
        reported_at: new Date("2024-01-05T06:30:00Z"),
        cost_amount: 15,
        complaint: "富文本",
      },
      { number: "W-3", reported_on: "2024-01-07", reported_at: null, cost_amount: 0.3, complaint: "链接" },
      { number: "W-5", reported_on: null, reported_at: null, cost_amount: null, complaint: "x" },
    ]);
  });

  it("changes nothing when the same rows come as text", async () => {
    const csv =
      "工单号,受理时间,描述,费用\nW-1,5.1.2024,日期格,12.5\nW-2,2024-01-05 14:30,富文本,15\nW-3,7.1.2024,链接,0.3\n";
    const again = await importText(test.db, {
      file: csv,
      mapping: mapping.replace("headerLine: 3, sheet: 数据", "headerLine: 1"),
    });
    expect(again).toMatchObject({ casesUnchanged: 3, casesChanged: 0, eventsAdded: 0, rejected: 0 });
  });

  it("is refused when it has no such sheet, by the names it has", async () => {
    const error = await importText(test.db, {
      file: await workbook(),
      mapping: mapping.replace("sheet: 数据", "sheet: 三月"),
    }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(DomainError);
    expect(error).toMatchObject({ reason: "import_sheet_missing", values: { sheet: "三月", known: "说明, 数据" } });
  });
});
