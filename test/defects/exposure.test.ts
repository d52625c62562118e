import { importSales, metricQuery, type MetricQuery, type Scope } from "@huilu/core";
import { beforeAll, describe, expect, it } from "vitest";
import { happened, withCompany } from "../metrics/company.ts";
import { fileOf } from "../support/file-of.ts";

const day = 365.25 / 12;
const until = { from: "2026-04-01", to: "2026-05-01" };
const rate = { key: "ratePerThousandInService" };

describe("defects for each thousand units in service", () => {
  const company = withCompany();
  const complaint = (number: string, on: string, model: string) => ({
    number,
    productFamily: { code: "Washers" },
    productModel: { code: model },
    defects: [{ family: { code: "Water" }, type: { code: "Leak" } }],
    events: [happened("registered", `${on} 09:00`)],
  });
  const by = { userId: null, now: new Date("2026-05-01T00:00:00Z") };
  const ask = async (query: Partial<MetricQuery>) =>
    (await company.ask({ metrics: [rate], range: until, ...query })).map(({ values, dimensions }) => ({
      of: dimensions.map(({ key }) => key).join(),
      ...values[0],
    }));

  beforeAll(async () => {
    await company.add(
      complaint("1", "2026-04-02", "W1"),
      complaint("2", "2026-04-20", "W1"),
      complaint("3", "2026-04-21", "W2"),
      complaint("4", "2026-03-21", "W1"),
    );
    const sales = "family,model,month,units\nWashers,W1,2026-01,3000\nWashers,W2,2026-04,500\n";
    expect(await importSales(company.db, await fileOf(sales), by)).toMatchObject({ rows: 2, recorded: 2 });
  });

  it("divides by what is in service, sold evenly over its month", async () => {
    const [all] = await ask({});
    // 3000 units the whole of April, 500 for half of it on average.
    const unitMonths = (3000 * 30 + (500 * 30) / 2) / day;
    expect(all).toMatchObject({ n: 3, numerator: 3, unit: "PER_THOUSAND", per: "MONTH" });
    expect(all?.denominator).toBeCloseTo(unitMonths, 9);
    expect(all?.value).toBeCloseTo((1000 * 3) / unitMonths, 9);
    expect(all?.low).toBeCloseTo((1000 * 0.618672) / unitMonths, 5); // Garwood's limits of 3
    expect(all?.high).toBeCloseTo((1000 * 8.767273) / unitMonths, 5);
    const [year] = await ask({ metrics: [{ ...rate, per: "YEAR" }] });
    expect(year?.value).toBeCloseTo(12 * (all?.value ?? 0), 9);
  });

  it("tells products apart, and not defects, which all units are exposed to", async () => {
    const models = await ask({ by: ["productModel"] });
    expect(models.map(({ of, n, denominator }) => [of, n, Math.round(denominator ?? 0)])).toEqual([
      ["Washers/W1", 2, Math.round((3000 * 30) / day)],
      ["Washers/W2", 1, Math.round((500 * 15) / day)],
    ]);
    const [leak] = await ask({ by: ["defectType"] });
    const [all] = await ask({});
    expect(leak?.denominator).toBe(all?.denominator);
    const [filtered] = await ask({ filters: [{ dimension: "productModel", in: ["Washers/W2"] }] });
    expect(filtered?.denominator).toBeCloseTo((500 * 15) / day, 9);
  });

  it("compares with the period before on that period's own units", async () => {
    const [all] = await ask({ compare: ["PREVIOUS_PERIOD"] });
    expect(all?.previous?.[0]).toMatchObject({ n: 1, from: "2026-03-01" });
    expect(all?.previous?.[0]?.value).toBeCloseTo(1000 / ((3000 * 31) / day), 9);
  });

  it("says nothing of what nobody knows: a department's units, an unknown product's, a part of the reports", async () => {
    expect((await ask({ by: ["department"] }))[0]).toMatchObject({ n: 3, value: null, denominator: null });
    await company.add({ ...complaint("5", "2026-04-03", "W3") });
    const models = await ask({ by: ["productModel"] });
    expect(models.find(({ of }) => of === "Washers/W3")).toMatchObject({ n: 1, value: null });
    const scope: Scope = { kind: "part", departmentIds: [1], employeeId: null };
    const asker = { scope, now: by.now, language: "en" } as const;
    const { rows } = await metricQuery(company.db, { metrics: [rate], range: until }, asker);
    expect(rows[0]?.values[0]).toMatchObject({ value: null, denominator: null });
  });

  it("is corrected by late sales, stays what it was as known before, and the same file changes nothing", async () => {
    const later = new Date("2026-06-10T00:00:00Z");
    const late = "型号,产品大类,月份,台数\nW2,Washers,2026-04,1500\nW1,Washers,2026-01,3000\n";
    expect(await importSales(company.db, await fileOf(late), { ...by, now: later })).toMatchObject({
      rows: 2,
      recorded: 1,
    });
    expect(await importSales(company.db, await fileOf(late), { ...by, now: later })).toMatchObject({
      rows: 2,
      recorded: 0,
    });
    const w2 = { filters: [{ dimension: "productModel", in: ["Washers/W2"] }] } as const;
    expect((await ask(w2))[0]?.denominator).toBeCloseTo((1500 * 15) / day, 9);
    const asker = { scope: { kind: "company" }, now: new Date("2026-07-01T00:00:00Z"), language: "en" } as const;
    const then = { metrics: [rate], range: until, ...w2, asKnownOn: new Date("2026-06-01T00:00:00Z") };
    const { rows } = await metricQuery(company.db, then, asker);
    expect(rows[0]?.values[0]?.denominator).toBeCloseTo((500 * 15) / day, 9);
  });

  it.each([
    ["family,model,units\nWashers,W1,5", "column_missing"],
    ["family,model,month,units\nWashers,W1,2026-13,5", "sales_row_unfit"],
    ["family,model,month,units\nWashers,W1,2026-01,-5", "sales_row_unfit"],
    ["family,model,month,units\nWashers,W9,2026-01,5", "sales_model_unknown"],
    ["family,model,month,units\nWashers,W1,2027-01,5", "sales_month_in_future"],
    ["family,model,month,units\nWashers,W1,2026-01,5\nWashers,W1,2026-01,7", "sales_row_contradicts"],
    ["family,model,month,units\n", "sales_empty"],
  ])("refuses %j whole", async (csv, reason) => {
    await expect(importSales(company.db, await fileOf(csv), by)).rejects.toMatchObject({ reason });
  });
});
