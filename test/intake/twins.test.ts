import { readFile } from "node:fs/promises";
import { settle } from "@huilu/core";
import iconv from "iconv-lite";
import { beforeAll, describe, expect, it } from "vitest";
import { withDatabase } from "../support/with-database.ts";
import { askCounts, askFigures } from "./ask-figures.ts";
import { docsMapping, importText, valuesOf } from "./import-text.ts";
import { codesTwin, complaintsTwin, faultsTwin, logTwin, repairsTwin } from "./twins.ts";

const mappingOf = (name: string) => readFile(docsMapping(name), "utf8");

describe("a list of repairs (twin of open-repair)", () => {
  const test = withDatabase();
  const { bytes, truth } = repairsTwin();

  it("goes in whole, and its figures come out", async () => {
    const summary = await importText(test.db, { file: bytes, mapping: await mappingOf("open-repair-wales") });
    expect(summary).toMatchObject({
      rows: truth.rows,
      caseNumbers: truth.rows,
      casesCreated: truth.rows,
      rejected: 0,
      setAsideFields: 0,
      repeatedRows: 0,
    });
    expect(valuesOf(summary, "repair_status")).toEqual(truth.status);
    expect(summary.columns.find(({ column }) => column === "group_identifier")?.distinct).toBe(truth.groups);
    await settle(test.db);
    const { Fixed = 0, Unknown = 0 } = truth.status;
    const rate = (await askFigures(test.db, "firstFixRate")).get("");
    expect(rate).toMatchObject({ numerator: Fixed, denominator: truth.rows - Unknown });
    expect(rate?.excluded).toContainEqual(expect.objectContaining({ reason: "outcome_unknown", n: Unknown }));
    expect(await askCounts(test.db, "cases", { by: "productFamily" })).toEqual(truth.byFamily);
  });

  it("changes nothing when it comes again under another name", async () => {
    const again = await importText(test.db, {
      file: bytes,
      mapping: await mappingOf("open-repair-wales"),
      fileName: "renamed.csv",
    });
    expect(again).toMatchObject({ casesCreated: 0, casesChanged: 0, casesUnchanged: truth.rows, eventsAdded: 0 });
  });
});

describe("a list of faults (twin of dustup)", () => {
  const test = withDatabase();
  const { bytes, truth } = faultsTwin();

  it("gives defect types by their own keys, slash and all", async () => {
    const summary = await importText(test.db, { file: bytes, mapping: await mappingOf("open-repair-dustup") });
    expect(summary).toMatchObject({ rows: truth.rows, casesCreated: truth.rows, rejected: 0 });
    await settle(test.db);
    expect(await askCounts(test.db, "defectReports", { by: "defectType" })).toEqual(truth.types);
    const years = await askCounts(test.db, "cases", { grain: "YEAR" });
    expect(years).toEqual(Object.fromEntries(Object.entries(truth.byYear).map(([year, n]) => [`${year}-01-01`, n])));
  });
});

describe("Chinese complaints (twin of car-complaints-zh)", () => {
  const test = withDatabase();
  const { bytes, truth } = complaintsTwin();

  it("keep family and type, and an empty category is unclassified", async () => {
    const summary = await importText(test.db, { file: bytes, mapping: await mappingOf("car-complaints-zh") });
    expect(summary).toMatchObject({ rows: truth.rows, casesCreated: truth.rows, rejected: 0, setAsideFields: 0 });
    expect(summary.file.encoding).toBe("utf-8");
    expect(summary.columns.find(({ column }) => column === "投诉品牌")?.distinct).toBe(truth.brands);
    expect(summary.columns.find(({ column }) => column === "投诉简述")).toMatchObject({
      empty: truth.emptyTexts,
      values: [],
      personal: true,
    });
    await settle(test.db);
    expect(await askCounts(test.db, "defectReports", { by: "defectFamily" })).toEqual(truth.families);
    const months = await askCounts(test.db, "cases", { grain: "MONTH" });
    expect(months).toEqual(Object.fromEntries(Object.entries(truth.byMonth).map(([month, n]) => [`${month}-01`, n])));
  });
});

describe("several codes in a cell (twin of car-complaints-12365)", () => {
  const test = withDatabase();
  const { text, truth } = codesTwin();

  it("read the same in GB18030 and in UTF-8, without a garbled character", async () => {
    const mapping = await mappingOf("car-complaints-12365");
    const first = await importText(test.db, { file: iconv.encode(text, "gb18030"), mapping });
    expect(first.file.encoding).toBe("gb18030");
    expect(first).toMatchObject({ rows: truth.rows, casesCreated: truth.rows, rejected: 0, setAsideFields: 0 });
    const again = await importText(test.db, { file: text, mapping });
    expect(again.file.encoding).toBe("utf-8");
    expect(again).toMatchObject({ casesUnchanged: truth.rows, eventsAdded: 0 });
    await settle(test.db);
    expect((await askFigures(test.db, "defectReports")).get("")?.n).toBe(truth.pairs);
    expect(await askCounts(test.db, "cases", { by: "productFamily" })).toEqual({ 海辰汽车: truth.rows });
    const { rows } = await test.db.pool.query("SELECT DISTINCT complaint FROM case_text");
    expect(rows).toEqual([{ complaint: "海辰五号行驶时异响" }]);
  });
});

describe("an event log (twin of helpdesk-events)", () => {
  const test = withDatabase();
  const { bytes, truth } = logTwin();
  beforeAll(async () => {
    await importText(test.db, { file: bytes, mapping: await mappingOf("helpdesk-events") });
    await settle(test.db);
  });

  it("is summed up by activity", async () => {
    const summary = await importText(test.db, {
      file: bytes,
      mapping: await mappingOf("helpdesk-events"),
      dryRun: true,
    });
    expect(summary).toMatchObject({
      rows: truth.events,
      caseNumbers: truth.cases,
      repeatedRows: truth.repeated,
      rejected: 0,
    });
    expect(Object.fromEntries(summary.activities.map(({ activity, events }) => [activity, events]))).toEqual(
      truth.activities,
    );
    expect(summary.columns.find(({ column }) => column === "Resource")?.distinct).toBe(truth.people);
    const of = (name: string) => summary.activities.find(({ activity }) => activity === name);
    expect(of("Resolve ticket")?.meanDaysToFirst).toBeCloseTo(truth.meanDaysToFirstResolve, 6);
    expect(of("Resolve ticket")?.meanDaysToLast).toBeCloseTo(truth.meanDaysToLastResolve, 6);
    expect(of("Closed")?.meanDaysToLast).toBeCloseTo(truth.meanDaysToClosed, 6);
  });

  it("ends handling at the resolution, and counts a repeated attempt as a second one", async () => {
    const handling = (await askFigures(test.db, "handlingTime")).get("");
    expect(handling?.n).toBe(truth.resolvedCases);
    expect((handling?.mean ?? 0) / 86_400).toBeCloseTo(truth.meanDaysToLastResolve, 3);
    expect((await askFigures(test.db, "firstFixRate")).get("")).toMatchObject({
      numerator: truth.fixedAtOnce,
      denominator: truth.resolvedCases,
    });
  });

  it("changes nothing when it comes again, its repeated rows included", async () => {
    const again = await importText(test.db, { file: bytes, mapping: await mappingOf("helpdesk-events") });
    expect(again).toMatchObject({ casesCreated: 0, casesChanged: 0, eventsAdded: 0 });
  });
});
