import { importProduction, importSales, monthsInService } from "@huilu/core";
import { beforeAll, describe, expect, it } from "vitest";
import { happened, withCompany } from "../metrics/company.ts";
import { fileOf } from "../support/file-of.ts";

describe("production", () => {
  const company = withCompany();
  const by = { userId: null, now: new Date("2026-05-01T00:00:00Z") };
  const cohorts = async () => {
    const asked = { filters: [], scope: { kind: "company" }, today: "2026-06-10", language: "en" } as const;
    const found = await monthsInService(company.db.pool, asked, { by: "PRODUCTION_MONTH" });
    return found?.cohorts.map(({ cohort, units, made, batches }) => ({ cohort, units, made, batches }));
  };

  beforeAll(async () => {
    await company.add({
      number: "1",
      productFamily: { code: "Washers" },
      productModel: { code: "W1" },
      batch: { code: "W1-A" },
      events: [happened("registered", "2026-04-02 09:00")],
    });
    const sales = "family,model,batch,month,units\nWashers,W1,W1-A,2026-02,90\nWashers,W1,W1-B,2026-03,40\n";
    await importSales(company.db, await fileOf(sales), by);
  });

  it("is not known at first", async () => {
    expect(await cohorts()).toEqual([
      { cohort: "", units: 130, made: null, batches: ["Washers/W1/W1-A", "Washers/W1/W1-B"] },
    ]);
  });

  it("puts batches to the month in which most of them was made", async () => {
    const csv =
      "型号,产品大类,批次,月份,台数\nW1,Washers,W1-A,2026-01,80\nW1,Washers,W1-A,2026-02,20\nW1,Washers,W1-B,2026-02,50\n";
    expect(await importProduction(company.db, await fileOf(csv), by)).toMatchObject({ rows: 3, recorded: 3 });
    expect(await importProduction(company.db, await fileOf(csv), by)).toMatchObject({ rows: 3, recorded: 0 });
    expect(await cohorts()).toEqual([
      { cohort: "2026-01", units: 90, made: 100, batches: ["Washers/W1/W1-A"] },
      { cohort: "2026-02", units: 40, made: 50, batches: ["Washers/W1/W1-B"] },
    ]);
  });

  it("is corrected by what is told later, and keeps what was known", async () => {
    const later = { ...by, now: new Date("2026-05-02T00:00:00Z") };
    const csv = "family,model,batch,month,units\nWashers,W1,W1-A,2026-01,10\n";
    expect(await importProduction(company.db, await fileOf(csv), later)).toMatchObject({ rows: 1, recorded: 1 });
    expect((await cohorts())?.map(({ cohort, made }) => [cohort, made])).toEqual([["2026-02", 80]]);
    const { rows } = await company.db.pool.query("SELECT units FROM units_produced WHERE superseded_at IS NOT NULL");
    expect(rows).toEqual([{ units: 80 }]);
  });

  it.each([
    ["family,model,month,units\nWashers,W1,2026-01,5", "column_missing"],
    ["family,model,batch,month,units\nWashers,W1,,2026-01,5", "sales_row_unfit"],
    ["family,model,batch,month,units\nWashers,W1,W1-A,2026-13,5", "sales_row_unfit"],
    ["family,model,batch,month,units\nWashers,W9,W9-A,2026-01,5", "sales_model_unknown"],
    ["family,model,batch,month,units\nWashers,W1,W1-A,2027-01,5", "sales_month_in_future"],
    [
      "family,model,batch,line,month,units\nWashers,W1,W1-A,L1,2026-01,5\nWashers,W1,W1-A,L1,2026-01,7",
      "sales_row_contradicts",
    ],
    ["family,model,batch,month,units\n", "production_empty"],
  ])("refuses %j whole", async (csv, reason) => {
    await expect(importProduction(company.db, await fileOf(csv), by)).rejects.toMatchObject({ reason });
  });
});
