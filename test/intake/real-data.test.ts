import { readFileSync } from "node:fs";
import path from "node:path";
import { type Database, importFile, type ImportSummary, settle } from "@huilu/core";
import { beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { describeWith } from "../support/describe-with.ts";
import { withDatabase } from "../support/with-database.ts";
import { askCounts, askFigures } from "./ask-figures.ts";
import { docsMapping, importDay, valuesOf } from "./import-text.ts";

// Files that nobody on the project wrote, and figures that an independent script computed from them. They are not part
// of the project: HUILU_REAL_DATA names the folder. Without it the run says by name that this was not run.
const folder = process.env["HUILU_REAL_DATA"] ?? "";
const requirement = { name: "HUILU_REAL_DATA", found: folder !== "", optional: true };
const describeReal = (name: string, body: () => void) => describeWith(requirement, name, body);

const share = z.object({ fixed: z.number(), known: z.number(), rate: z.number() });
const counts = z.record(z.string(), z.number());
const ranking = z.array(z.tuple([z.string(), z.number()]));
const shares = z.array(z.tuple([z.string(), z.number(), z.number()]));
const truthFile = z.object({
  metricQuery: z.object({
    "open-repair/RepairCafeWales": z.object({
      cases: z.number(),
      "firstFixRate (one row = one case = one repair attempt; Fixed = fixed; Unknown = outcome not known, excluded)":
        share,
      "firstFixRate by year": z.record(z.string(), share),
      "firstFixRate by department, five largest": z.record(z.string(), share),
      "cases by year": counts,
      "cases by productFamily, ten largest": ranking,
    }),
    "open-repair/dustup": z.object({
      "defectReports, share and cumulative share by defectType": shares,
      "cases by year": counts,
    }),
    "car-complaints-zh": z.object({
      "defectReports, cumulative share by defectFamily (投诉问题)": shares,
      "cases by month": counts,
      "cases by productFamily (投诉品牌), five largest": ranking,
    }),
    "helpdesk-events": z.object({
      "firstFixRate (every Resolve row is an attempt; a second attempt fails)": z.object({
        fixed: z.number(),
        of: z.number(),
        rate: z.number(),
      }),
      "handlingTime mean, days, first event to last Resolve ticket, resolved time between not subtracted": z.number(),
      "handlingTime median, days": z.number(),
      cases: z.number(),
    }),
  }),
  import: z.object({
    "open-repair/RepairCafeWales": z.object({
      rows: z.number(),
      distinct_ids: z.number(),
      groups: z.number(),
      status: counts,
    }),
    "open-repair/dustup": z.object({ rows: z.number(), distinct_ids: z.number() }),
    "car-complaints-zh": z.object({
      rows: z.number(),
      distinct_ids: z.number(),
      brands: z.number(),
      empty_text: z.number(),
    }),
    "helpdesk-events": z.object({
      events: z.number(),
      cases: z.number(),
      activities: ranking,
      products: z.number(),
      customers: z.number(),
      people: z.number(),
      rows_identical_to_an_earlier_row: z.number(),
      mean_days_first_event_to_first_resolve: z.number(),
      "mean_days_to_closed (the wrong figure)": z.number(),
    }),
  }),
});

/** Read inside tests only: the collection of this file must work without the folder. */
function readTruth() {
  return truthFile.parse(JSON.parse(readFileSync(path.join(folder, "truth.json"), "utf8")));
}

async function importReal(db: Database, file: string, mapping: string): Promise<ImportSummary> {
  const request = {
    path: path.join(folder, file),
    mappingPath: docsMapping(mapping),
    dryRun: false,
    now: importDay,
    startedBy: "test",
  };
  const summary = await importFile(db, request);
  await settle(db);
  return summary;
}

const summaryOf = (summary: ImportSummary | undefined) => {
  if (!summary) throw new Error("The import of beforeAll did not finish.");
  return { ...summary, column: (name: string) => summary.columns.find(({ column }) => column === name) };
};

async function expectShares(
  db: Database,
  key: string,
  wanted: Record<string, z.infer<typeof share>>,
  asked: Parameters<typeof askFigures>[2],
): Promise<void> {
  const found = await askFigures(db, key, asked);
  for (const [name, { fixed, known, rate }] of Object.entries(wanted)) {
    expect([name, found.get(name)?.numerator, found.get(name)?.denominator]).toEqual([name, fixed, known]);
    expect(found.get(name)?.value).toBeCloseTo(rate, 6);
  }
}

const byYear = <T>(years: Record<string, T>) =>
  Object.fromEntries(Object.entries(years).map(([year, value]) => [`${year}-01-01`, value]));

/** Share and cumulative share, in the order of the truth. The report of the fifth digit is the truth's own rounding. */
async function expectCumulative(
  db: Database,
  by: "defectType" | "defectFamily",
  wanted: z.infer<typeof shares>,
): Promise<void> {
  const reports = await askCounts(db, "defectReports", { by });
  expect(reports).toEqual(Object.fromEntries(wanted.map(([name, n]) => [name, n])));
  const found = await askFigures(db, "defectShare", { by });
  let cumulative = 0;
  for (const [name, , upToHere] of wanted) {
    cumulative += found.get(name)?.value ?? 0;
    expect(cumulative).toBeCloseTo(upToHere, 5);
  }
}

describeReal("real data: open-repair/RepairCafeWales", () => {
  const test = withDatabase();
  let imported: ImportSummary | undefined;
  beforeAll(async () => {
    imported = await importReal(
      test.db,
      "open-repair/OpenRepairData_v0.3_RepairCafeWales_202507.csv",
      "open-repair-wales",
    );
  }, 300_000);

  it("comes out of the import summary", () => {
    const truth = readTruth().import["open-repair/RepairCafeWales"];
    const summary = summaryOf(imported);
    expect(summary).toMatchObject({
      rows: truth.rows,
      caseNumbers: truth.distinct_ids,
      casesCreated: truth.rows,
      rejected: 0,
      setAsideFields: 0,
    });
    expect(summary.column("group_identifier")?.distinct).toBe(truth.groups);
    expect(valuesOf(summary, "repair_status")).toEqual(truth.status);
  });

  it("comes out of metricQuery", async () => {
    const truth = readTruth().metricQuery["open-repair/RepairCafeWales"];
    expect((await askFigures(test.db, "cases")).get("")?.n).toBe(truth.cases);
    const whole =
      truth[
        "firstFixRate (one row = one case = one repair attempt; Fixed = fixed; Unknown = outcome not known, excluded)"
      ];
    await expectShares(test.db, "firstFixRate", { "": whole }, {});
    await expectShares(test.db, "firstFixRate", byYear(truth["firstFixRate by year"]), { grain: "YEAR" });
    await expectShares(test.db, "firstFixRate", truth["firstFixRate by department, five largest"], {
      by: "department",
    });
    expect(await askCounts(test.db, "cases", { grain: "YEAR" })).toEqual(byYear(truth["cases by year"]));
    expect(await askCounts(test.db, "cases", { by: "productFamily" })).toMatchObject(
      Object.fromEntries(truth["cases by productFamily, ten largest"]),
    );
  });
});

describeReal("real data: open-repair/dustup", () => {
  const test = withDatabase();
  let imported: ImportSummary | undefined;
  beforeAll(async () => {
    imported = await importReal(test.db, "open-repair/dustup.csv", "open-repair-dustup");
  }, 300_000);

  it("comes out of the import summary and metricQuery", async () => {
    const truth = readTruth();
    const { rows, distinct_ids: numbers } = truth.import["open-repair/dustup"];
    expect(summaryOf(imported)).toMatchObject({ rows, caseNumbers: numbers, rejected: 0 });
    const asked = truth.metricQuery["open-repair/dustup"];
    await expectCumulative(test.db, "defectType", asked["defectReports, share and cumulative share by defectType"]);
    expect(await askCounts(test.db, "cases", { grain: "YEAR" })).toEqual(byYear(asked["cases by year"]));
  });
});

describeReal("real data: car-complaints-zh", () => {
  const test = withDatabase();
  let imported: ImportSummary | undefined;
  beforeAll(async () => {
    imported = await importReal(test.db, "car-complaints-zh/complaints-2024-q1.csv", "car-complaints-zh");
  }, 300_000);

  it("comes out of the import summary and metricQuery", async () => {
    const truth = readTruth();
    const { rows, distinct_ids: numbers, brands, empty_text: emptyTexts } = truth.import["car-complaints-zh"];
    const summary = summaryOf(imported);
    expect(summary).toMatchObject({ rows, caseNumbers: numbers, rejected: 0 });
    expect([summary.column("投诉品牌")?.distinct, summary.column("投诉简述")?.empty]).toEqual([brands, emptyTexts]);
    const asked = truth.metricQuery["car-complaints-zh"];
    await expectCumulative(
      test.db,
      "defectFamily",
      asked["defectReports, cumulative share by defectFamily (投诉问题)"],
    );
    const months = Object.fromEntries(Object.entries(asked["cases by month"]).map(([month, n]) => [`${month}-01`, n]));
    expect(await askCounts(test.db, "cases", { grain: "MONTH" })).toEqual(months);
    const families = await askCounts(test.db, "cases", { by: "productFamily" });
    expect(families).toMatchObject(Object.fromEntries(asked["cases by productFamily (投诉品牌), five largest"]));
  });
});

describeReal("real data: car-complaints-12365", () => {
  const test = withDatabase();

  it("reads both lists, one GB18030 and one UTF-8, and changes nothing the second time", async () => {
    for (const [file, encoding] of [
      ["davidyyj_gb18030", "gb18030"],
      ["renqiang_2021-02", "utf-8"],
    ] as const) {
      const summary = await importReal(test.db, `car-complaints-12365/${file}.csv`, "car-complaints-12365");
      expect(summary).toMatchObject({
        rows: 600,
        casesCreated: 600,
        rejected: 0,
        setAsideFields: 0,
        file: { encoding },
      });
      const again = await importReal(test.db, `car-complaints-12365/${file}.csv`, "car-complaints-12365");
      expect(again).toMatchObject({ casesUnchanged: 600, casesChanged: 0, eventsAdded: 0 });
    }
  });
});

describeReal("real data: helpdesk-events", () => {
  const test = withDatabase();
  let imported: ImportSummary | undefined;
  beforeAll(async () => {
    imported = await importReal(test.db, "helpdesk-events/helpdesk.csv", "helpdesk-events");
  }, 300_000);

  it("comes out of the import summary", () => {
    const truth = readTruth().import["helpdesk-events"];
    const summary = summaryOf(imported);
    expect(summary).toMatchObject({
      rows: truth.events,
      caseNumbers: truth.cases,
      repeatedRows: truth.rows_identical_to_an_earlier_row,
      rejected: 0,
    });
    expect(Object.fromEntries(summary.activities.map(({ activity, events }) => [activity, events]))).toEqual(
      Object.fromEntries(truth.activities),
    );
    const distinct = ["product", "customer", "Resource"].map((name) => summary.column(name)?.distinct);
    expect(distinct).toEqual([truth.products, truth.customers, truth.people]);
    const of = (name: string) => summary.activities.find(({ activity }) => activity === name);
    expect(of("Resolve ticket")?.meanDaysToFirst).toBeCloseTo(truth.mean_days_first_event_to_first_resolve, 4);
    expect(of("Closed")?.meanDaysToLast).toBeCloseTo(truth["mean_days_to_closed (the wrong figure)"], 4);
  });

  it("comes out of metricQuery", async () => {
    const truth = readTruth().metricQuery["helpdesk-events"];
    expect((await askFigures(test.db, "cases")).get("")?.n).toBe(truth.cases);
    const { fixed, of: known, rate } = truth["firstFixRate (every Resolve row is an attempt; a second attempt fails)"];
    await expectShares(test.db, "firstFixRate", { "": { fixed, known, rate } }, {});
    const handling = (await askFigures(test.db, "handlingTime")).get("");
    const mean =
      truth["handlingTime mean, days, first event to last Resolve ticket, resolved time between not subtracted"];
    expect((handling?.mean ?? 0) / 86_400).toBeCloseTo(mean, 3);
    // A histogram with buckets 2 % wide answers for the median.
    const median = truth["handlingTime median, days"];
    expect(Math.abs((handling?.median ?? 0) / 86_400 - median) / median).toBeLessThan(0.02);
  });
});
