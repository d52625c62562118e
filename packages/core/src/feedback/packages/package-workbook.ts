import exceljs from "exceljs";

import { cellText, sheetName } from "../../exports/cell-text.ts";
import { type Language, textOf } from "../../locales/text.ts";
import { metricDefinitions } from "../../registry.ts";
import { addDays } from "../../time/business-day.ts";
import type { PackageDocument } from "./package-document.ts";
import type { PackageCell, PackageTable } from "./package-table.ts";
import { packageTables } from "./package-tables.ts";
import { packageTitle, type PackageWords, packageWords } from "./package-words.ts";

const formats = { day: "yyyy-mm-dd", time: "yyyy-mm-dd hh:mm" } as const;

/**
 * A package as one workbook: what it is and what its figures mean, then a sheet for each list that has rows. Numbers are
 * numbers in the metric's unit (seconds, shares of 1), days and times are dates by the installation's clock, and every
 * text is a text cell, which no spreadsheet reads as a formula.
 */
export async function packageWorkbook(document: PackageDocument, language: Language): Promise<Buffer> {
  const words = packageWords(language, document.timeZone);
  const tables = packageTables(document, words);
  const workbook = new exceljs.Workbook();
  addAbout(workbook, { document, words, tables });
  for (const table of tables) if (table.rows.length > 0) addTable(workbook, table);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function addTable(workbook: exceljs.Workbook, { name, columns, rows }: PackageTable): void {
  const sheet = workbook.addWorksheet(sheetName(name), { views: [{ state: "frozen", ySplit: 1 }] });
  sheet.columns = columns.map(() => ({ width: 18 }));
  sheet.addRow(columns.map(cellText)).eachCell((cell) => (cell.font = { bold: true }));
  for (const row of rows) {
    const added = sheet.addRow(row.map(written));
    for (const [place, { raw }] of row.entries()) {
      if (raw.kind === "day" || raw.kind === "time") added.getCell(place + 1).numFmt = formats[raw.kind];
    }
  }
}

function written({ text, raw }: PackageCell): string | number | Date | null {
  if (raw.kind === "text") return cellText(text);
  if (raw.kind === "number" || raw.value === null) return raw.value;
  return new Date(`${raw.value.replace(" ", "T")}${raw.kind === "day" ? "T00:00" : ""}Z`);
}

type About = {
  readonly document: PackageDocument;
  readonly words: PackageWords;
  readonly tables: readonly PackageTable[];
};

function addAbout(workbook: exceljs.Workbook, { document, words, tables }: About): void {
  const { word, name, time, language } = words;
  const { range, department, knownAt, figures, currency } = document;
  const sheet = workbook.addWorksheet(sheetName(word("about")));
  sheet.columns = [{ width: 28 }, { width: 36 }, { width: 60 }];
  const facts = [
    [word("about"), packageTitle(document, words)],
    [word("column.department"), `${name(department)} (${department.key})`],
    [word("column.period"), textOf(language, "web.range", { from: range.from, until: addDays(range.to, -1) })],
    [word("knownAtName"), `${time(knownAt)} ${document.timeZone}`],
    [word("scope"), word("scopeText")],
    [word("currency"), currency],
    [],
    [word("lists"), word("column.rows")],
  ];
  for (const fact of facts) sheet.addRow(fact.map(cellText));
  for (const table of tables) sheet.addRow([cellText(table.name), table.total]);
  sheet.addRow([]);
  sheet.addRow(["metric", "n", "definition"].map((key) => cellText(word(`column.${key}`)))).font = { bold: true };
  const definitions = new Map<string, { name: string; definition: string }>(
    metricDefinitions(language).map((one) => [one.key, one]),
  );
  for (const { metric, n } of figures) {
    const known = definitions.get(metric);
    sheet.addRow([cellText(known?.name ?? metric), n, cellText(known?.definition ?? "")]);
  }
}
