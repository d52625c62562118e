import { companyScope, defectHeatMap, importSales } from "@huilu/core";
import { beforeAll, describe, expect, it } from "vitest";
import { happened, withCompany } from "../metrics/company.ts";
import { fileOf } from "../support/file-of.ts";
import { withApi } from "../support/with-api.ts";

const range = { from: "2026-01-01", to: "2026-04-01" };
const asker = { scope: companyScope, now: new Date("2026-06-01T00:00:00Z"), language: "en" } as const;

/** So many reports of a type of one model. */
const reports = (family: string, model: string, type: string, many: number) =>
  Array.from({ length: many }, (_, i) => ({
    productFamily: { code: family },
    productModel: { code: model },
    batch: { code: i % 2 ? "odd" : "even" },
    defects: [{ family: { code: "Water" }, type: { code: type } }],
    events: [happened("registered", `2026-02-${String(1 + (i % 28)).padStart(2, "0")} 09:00`)],
  }));

describe("a heat map", () => {
  const company = withCompany();
  const api = withApi(company);
  const ask = (by: "MODEL" | "BATCH" = "MODEL") => defectHeatMap(company.db, { by, range }, asker);
  const cellOf = (map: Awaited<ReturnType<typeof ask>>, part: string, defect: string) =>
    map.rows.find((row) => row.part.key === part)?.cells[map.defects.findIndex(({ key }) => key === defect)];

  beforeAll(async () => {
    await company.add(
      ...reports("Washers", "W1", "Leak", 60),
      ...reports("Washers", "W1", "Noise", 60),
      ...reports("Washers", "W2", "Leak", 30),
      ...reports("Washers", "W2", "Noise", 30),
      ...reports("Hoods", "H1", "Smell", 12),
    );
  });

  it("without sales expects what the family's reports let expect, and says so", async () => {
    const map = await ask();
    expect(map).toMatchObject({ isByRate: false, reports: 192 });
    // 120 of the family's 180 reports × its 90 leaks.
    expect(cellOf(map, "Washers/W1", "Water/Leak")).toEqual({ reports: 60, expected: 60, differs: null });
    expect(cellOf(map, "Hoods/H1", "Water/Leak")).toEqual({ reports: 0, expected: 0, differs: null });
  });

  it("with sales expects the family's rate × the model's unit-months, and tells what chance does not explain", async () => {
    // Three of four washers are W2's, which has a third of the reports.
    const sales = "family,model,month,units\nWashers,W1,2025-01,1000\nWashers,W2,2025-01,3000\nHoods,H1,2025-01,500\n";
    await importSales(company.db, await fileOf(sales), { userId: null, now: new Date("2026-05-01T00:00:00Z") });
    const map = await ask();
    expect(map.isByRate).toBe(true);
    const [above, below, alone] = [
      cellOf(map, "Washers/W1", "Water/Leak"),
      cellOf(map, "Washers/W2", "Water/Leak"),
      cellOf(map, "Hoods/H1", "Water/Smell"),
    ];
    expect(above).toMatchObject({ reports: 60, differs: "ABOVE" });
    expect(above?.expected).toBeCloseTo(90 / 4, 9);
    expect(below).toMatchObject({ reports: 30, differs: "BELOW" });
    expect(below?.expected).toBeCloseTo((90 * 3) / 4, 9);
    // A model that is the whole family is as it is expected.
    expect(alone).toMatchObject({ reports: 12, differs: null });
    expect(alone?.expected).toBeCloseTo(12, 9);
  });

  it("counts what was sold of models without a report among what is in service", async () => {
    await company.add({ productFamily: { code: "Washers" }, productModel: { code: "W3" }, events: [] });
    const csv = "family,model,month,units\nWashers,W2,2025-01,1000\nWashers,W3,2025-01,2000\n";
    await importSales(company.db, await fileOf(csv), { userId: null, now: new Date("2026-05-02T00:00:00Z") });
    const map = await ask();
    // Of 4000 washers 1000 are W1's, as before, though W3 has no row.
    expect(cellOf(map, "Washers/W1", "Water/Leak")?.expected).toBeCloseTo(90 / 4, 9);
    expect(cellOf(map, "Washers/W2", "Water/Leak")?.expected).toBeCloseTo(90 / 4, 9);
    expect(map.rows.map(({ part }) => part.key)).not.toContain("Washers/W3");
  });

  it("cuts by batch too, each with its model", async () => {
    const { rows } = await ask("BATCH");
    expect(rows[0]).toMatchObject({ part: { label: "even" }, model: { key: "Washers/W1" }, reports: 60 });
    expect(rows).toHaveLength(6);
  });

  it("adds up to the reports of the metric, through the API", async () => {
    const { data, errors } = await api.ask({
      token: await api.tokenFor("QUALITY_ENGINEER"),
      query: `{ defectHeatMap(by: MODEL, range: { from: "${range.from}", to: "${range.to}" }) {
        reports isByRate defects { key } rows { reports cells { reports } } } }`,
    });
    expect(errors).toEqual([]);
    const rows: { reports: number; cells: { reports: number }[] }[] = data.defectHeatMap.rows;
    for (const row of rows) expect(row.cells.reduce((sum, cell) => sum + cell.reports, 0)).toBe(row.reports);
    expect(rows.reduce((sum, row) => sum + row.reports, 0)).toBe(data.defectHeatMap.reports);
  });
});
