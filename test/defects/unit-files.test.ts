import { importProduction, importSales, importUnits } from "@huilu/core";
import exceljs from "exceljs";
import iconv from "iconv-lite";
import { beforeAll, describe, expect, it } from "vitest";
import { happened, withCompany } from "../metrics/company.ts";
import { fileOf } from "../support/file-of.ts";

const by = { userId: null, now: new Date("2026-05-01T00:00:00Z") };
const sold = [
  ["产品大类", "型号", "批次", "地区", "月份", "台数"],
  ["洗衣机", "W1", "A", "north", "2026-03", "120"],
  ["洗衣机", "W1", "B", "", "2026-04", "30"],
];
const made = [
  ["产品大类", "型号", "批次", "产线", "月份", "台数"],
  ["洗衣机", "W1", "A", "一号线", "2026-02", "130"],
  ["洗衣机", "W1", "B", "二号线", "2026-03", "40"],
];
const table = (rows: readonly (readonly string[])[], delimiter = ",") =>
  `${rows.map((row) => row.join(delimiter)).join("\r\n")}\r\n`;

/** As a spreadsheet keeps it: counts are numbers, and a month that was typed is its first day. */
async function workbook(rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet("数据");
  const typed = (cell: string) => (/^\d{4}-\d{2}$/.test(cell) ? new Date(`${cell}-01T00:00:00Z`) : cell);
  sheet.addRows(rows.map((row) => row.map((cell) => (/^\d+$/.test(cell) ? Number(cell) : typed(cell)))));
  return new Uint8Array(await book.xlsx.writeBuffer());
}

type Rows = readonly (readonly string[])[];
const ways: readonly [string, (rows: Rows) => Uint8Array | Promise<Uint8Array>][] = [
  ["UTF-8 with commas", (rows) => Buffer.from(table(rows))],
  ["UTF-8 with its mark", (rows) => Buffer.from(`\uFEFF${table(rows)}`)],
  ["GB18030", (rows) => iconv.encode(table(rows), "gb18030")],
  ["GB18030 with semicolons", (rows) => iconv.encode(table(rows, ";"), "gb18030")],
  ["semicolons", (rows) => Buffer.from(table(rows, ";"))],
  ["tabs", (rows) => Buffer.from(table(rows, "\t"))],
  ["UTF-16 with tabs", (rows) => iconv.encode(table(rows, "\t"), "utf-16le", { addBOM: true })],
  ["a workbook", workbook],
  ["days and months as spreadsheets write them", (rows) => Buffer.from(table(rows).replaceAll("2026-0", "2026/"))],
];

describe("files of sales, of production", () => {
  const company = withCompany();
  beforeAll(() =>
    company.add({
      productFamily: { code: "洗衣机" },
      productModel: { code: "W1" },
      region: { code: "north" },
      events: [happened("registered", "2026-04-20 09:00")],
    }),
  );
  const known = async (sql: string) => (await company.db.pool.query<Record<string, unknown>>(sql)).rows;
  const refusal = async (bytes: string | Uint8Array) =>
    importSales(company.db, await fileOf(bytes), by).catch((error: unknown) => error);

  it.each(ways)("are read as they were saved: %s", async (_, written) => {
    await company.db.pool.query("TRUNCATE units_sold, units_produced");
    const [sales, production] = [await fileOf(await written(sold)), await fileOf(await written(made))];
    expect(await importSales(company.db, sales, by)).toMatchObject({ rows: 2, recorded: 2 });
    expect(await importProduction(company.db, production, by)).toMatchObject({ rows: 2, recorded: 2 });
    expect(
      await known(
        `SELECT b.code AS batch, r.code AS region, month, units FROM units_sold u
         JOIN production_batch b ON b.id = u.batch_id LEFT JOIN region r ON r.id = u.region_id ORDER BY month`,
      ),
    ).toEqual([
      { batch: "洗衣机/W1/A", region: "north", month: "2026-03-01", units: 120 },
      { batch: "洗衣机/W1/B", region: null, month: "2026-04-01", units: 30 },
    ]);
    expect(
      await known(
        `SELECT b.code AS batch, l.code AS line, month, units FROM units_produced u
         JOIN production_batch b ON b.id = u.batch_id JOIN production_line l ON l.id = u.line_id ORDER BY month`,
      ),
    ).toEqual([
      { batch: "洗衣机/W1/A", line: "一号线", month: "2026-02-01", units: 130 },
      { batch: "洗衣机/W1/B", line: "二号线", month: "2026-03-01", units: 40 },
    ]);
  });

  it("name the batches and lines that nobody had named before, and a dry run names the same and changes nothing", async () => {
    const tables = ["units_sold", "units_produced", "production_batch", "production_line", "audit_entry"];
    await company.db.pool.query("TRUNCATE units_sold, units_produced");
    const counted = async () => await Promise.all(tables.map((one) => known(`SELECT count(*)::int AS n FROM ${one}`)));
    const mistyped = [...made, ["洗衣机", "W1", "AA", "一号钱", "2026-03", "5"]];
    const file = await fileOf(table(mistyped));
    const before = await counted();
    const dry = await importProduction(company.db, file, { ...by, isDryRun: true });
    expect(dry).toMatchObject({ rows: 3, recorded: 3, newBatches: expect.arrayContaining(["洗衣机/W1/AA"]) });
    expect(dry.newLines).toContain("一号钱");
    expect(await counted()).toEqual(before);
    expect(await importProduction(company.db, file, by)).toEqual(dry);
    expect(await importProduction(company.db, file, by)).toMatchObject({ recorded: 0, newBatches: [], newLines: [] });

    const sale = await fileOf(table([...sold, ["洗衣机", "W1", "AB", "", "2026-04", "3"]]));
    expect(await importSales(company.db, sale, { ...by, isDryRun: true })).toMatchObject({
      newBatches: ["洗衣机/W1/AB"],
    });
    expect(await known("SELECT 1 FROM units_sold")).toEqual([]);
    expect(await importSales(company.db, sale, by)).toMatchObject({ newBatches: ["洗衣机/W1/AB"] });
    const unit = await fileOf("serial,family,model,batch,line\nS1,洗衣机,W1,AC,三号线\nS2,洗衣机,W1,A,一号线\n");
    const told = { rows: 2, added: 2, corrected: 0, newBatches: ["洗衣机/W1/AC"], newLines: ["三号线"] };
    expect(await importUnits(company.db, unit, { ...by, isDryRun: true })).toEqual(told);
    expect(await importUnits(company.db, unit, by)).toEqual(told);
  });

  it("are refused in the words of their own header, with all their rows that are unfit", async () => {
    const rows = ["W1,2026-03,4", "W1,2026-13,5", "W1,2026-03,viele", "W1,2026-03,5,6", "W1,2026-06,5", ",2026-03,5"];
    const error = await refusal(iconv.encode(`型号,月份,台数\n${rows.join("\n")}\n`, "gb18030"));
    expect(error).toMatchObject({
      reason: "sales_row_unfit",
      values: { line: 3, column: "月份", value: "2026-13" },
      others: [
        { reason: "sales_row_unfit", values: { line: 4, column: "台数", value: "viele" } },
        { reason: "units_row_ragged", values: { line: 5, value: "4/3" } },
        { reason: "sales_month_in_future", values: { line: 6, month: "2026-06" } },
        { reason: "sales_row_unfit", values: { line: 7, column: "型号", value: "" } },
      ],
    });
  });

  it("are refused with at most twenty rows, also where only the database knows that they are unfit", async () => {
    const rows = (model: string, month: string) => Array.from({ length: 30 }, (_, i) => `${model}${i},${month},5\n`);
    const header = "model,month,units\n";
    const unread = await refusal(header + rows("W", "soon").join(""));
    expect(unread).toMatchObject({ values: { line: 2 }, others: { length: 19, 18: { values: { line: 21 } } } });
    const unknown = await refusal(header + rows("N", "2026-03").join(""));
    expect(unknown).toMatchObject({
      reason: "sales_model_unknown",
      values: { line: 2, code: "N0" },
      others: { length: 19, 18: { values: { line: 21, code: "N19" } } },
    });
  });

  it("say that their encoding cannot be told, not that a column is missing", async () => {
    const german = "family,model,month,units\nGeschirrspüler,W1,2026-03,5\nKühlschränke,W2,2026-03,6\n";
    expect(await refusal(iconv.encode(german, "latin1"))).toMatchObject({ reason: "import_encoding_unknown" });
    const unmarked = iconv.encode(table(sold, "\t"), "utf-16le", { addBOM: false });
    expect(await refusal(unmarked)).toMatchObject({ reason: "import_file_not_text" });
    expect(await refusal("\n\n")).toMatchObject({ reason: "import_no_header" });
  });

  it("and of single units are refused in the words of their header by what only the database can tell", async () => {
    const rows =
      "S1,洗衣机,W1,2026-03-01\nS2,洗衣机,W1,\nS1,洗衣机,W1,2026-03-02\nS2,洗衣机,W1,2026-03-05\nS3,洗衣机,W9,\n";
    const file = await fileOf(iconv.encode(`序列号,产品大类,型号,销售日期\n${rows}`, "gb18030"));
    await expect(importUnits(company.db, file, by)).rejects.toMatchObject({
      reason: "units_serial_contradicts",
      values: { line: 4, column: "销售日期", value: "2026-03-02", earlier: 2, other: "2026-03-01" },
      others: [{ code: "NOT_FOUND", reason: "sales_model_unknown", values: { line: 6, code: "洗衣机/W9" } }],
    });
  });
});
