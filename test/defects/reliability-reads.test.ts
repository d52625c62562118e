import {
  curveOf,
  failureModes,
  forecastReturns,
  importSales,
  monthsInService,
  recurrentRepairs,
  type LifeQuestion,
} from "@huilu/core";
import { beforeAll, describe, expect, it } from "vitest";
import { fileOf } from "../support/file-of.ts";
import { withApi } from "../support/with-api.ts";
import { happened, withCompany } from "../metrics/company.ts";

const start = 2024 * 12;
const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const dayIn = (month: number, day: number) =>
  `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

type Told = { readonly model: string; readonly batch: string; readonly serial: string; readonly soldOn: string };
type Report = Told & { readonly on: string; readonly type: string };

/** Two models in two batches each; sold January to June 2024 in tens; pumps leak early, hinges late, one unit again and again. */
const units = ["W1", "W2"].flatMap((model) =>
  ["A", "B"].flatMap((letter) =>
    Array.from({ length: 6 }, (_, m) =>
      Array.from({ length: 10 }, (_unit, i): Told => {
        const serial = `${model}${letter}${m}${i}`;
        return { model, batch: `${model}-${letter}`, serial, soldOn: dayIn(start + m, 1 + 2 * i) };
      }),
    ).flat(),
  ),
);
const reports: readonly Report[] = units.flatMap((unit, i): Report[] => {
  const sold = monthOf(unit.soldOn);
  const on = (months: number, type: string) => ({ ...unit, on: dayIn(sold + months, 25), type });
  const leak = i % 7 === 0 ? [on(i % 3, "Leak")] : [];
  const hinge = i % 11 === 0 ? [on(9 + (i % 4), "Hinge")] : [];
  const again = i === 14 ? [on(4, "Leak"), on(5, "Leak"), on(6, "Leak")] : [];
  return [...leak, ...hinge, ...again];
});

describe("lives of what was sold", () => {
  const company = withCompany();
  const api = withApi(company);
  const ask = (filters: LifeQuestion["filters"] = []): LifeQuestion => ({
    filters,
    scope: { kind: "company" },
    today: "2025-07-10",
    language: "en",
  });
  const caseOf = ({ model, batch, serial, soldOn, on, type }: Report, i: number) => ({
    number: `R${i}`,
    productFamily: { code: "Washers" },
    productModel: { code: model },
    batch: { code: batch },
    serial,
    soldOn,
    defects: [{ family: { code: "Water" }, type: { code: type } }],
    events: [happened("registered", `${on} 09:00`)],
  });
  // Something else is reported each month, so that the months are observed.
  const other = (month: number) => ({
    number: `O${month}`,
    productFamily: { code: "Ovens" },
    productModel: { code: "O1" },
    defects: [{ family: { code: "Heat" }, type: { code: "Cold" } }],
    events: [happened("registered", `${dayIn(month, 2)} 09:00`)],
  });

  beforeAll(async () => {
    await company.learn(
      "2025-07-09T00:00:00Z",
      ...reports.map(caseOf),
      ...Array.from({ length: 19 }, (_, m) => other(start + m)),
      {
        ...caseOf(
          { model: "W1", batch: "W1-A", serial: "early", soldOn: "2024-02-01", on: "2024-01-30", type: "Leak" },
          9001,
        ),
        number: "early",
      },
    );
    const sales = ["W1", "W2"].flatMap((model) =>
      ["A", "B"].flatMap((letter) =>
        Array.from({ length: 6 }, (_, m) => `Washers,${model},${model}-${letter},${dayIn(start + m, 1)},10`),
      ),
    );
    const csv = `family,model,batch,month,units\n${sales.join("\n")}\n`;
    await importSales(company.db, await fileOf(csv), { userId: null, now: new Date("2025-07-09T00:00:00Z") });
  });

  it("adds up as the cases themselves do, by batch", async () => {
    const found = await monthsInService(company.db.pool, ask(), { by: "BATCH", curves: ["Washers/W1/W1-A"] });
    expect(found?.observed).toMatchObject({ to: start + 18, completeness: [] });
    const own = reports.filter(({ batch, on }) => batch === "W1-A" && monthOf(on) < start + 18);
    const [curve] = found?.curves ?? [];
    expect(curve).toMatchObject({ cohort: "Washers/W1/W1-A", label: "W1-A", model: "W1" });
    const rows = Array.from({ length: 6 }, (_, m) => {
      const sold = own.filter(({ soldOn }) => monthOf(soldOn) === start + m);
      const ages = sold.map(({ on }) => monthOf(on) - start - m);
      const counted = new Map([...Map.groupBy(ages, (age) => age)].map(([age, same]) => [age, same.length]));
      return { cohort: "", batches: [], soldMonth: start + m, units: 10, reports: counted };
    });
    if (!found) throw new Error("Nothing was found.");
    expect(curve?.points).toEqual(curveOf(rows, found.observed, { dated: found.datedShare }));
    expect(curve?.points.at(-1)?.reports).toBe(own.length);
    expect(found.cohorts.map(({ units: sold }) => sold)).toEqual([60, 60, 60, 60]);
    expect(found.cohorts.reduce((sum, one) => sum + one.reports, 0)).toBe(found.reports);
    expect(found.cohorts.find(({ cohort }) => cohort === "Washers/W1/W1-A")?.batches).toEqual(["Washers/W1/W1-A"]);
  });

  it("sets aside what has no age or no sales, and says how many", async () => {
    const found = await monthsInService(company.db.pool, ask(), { by: "SALES_MONTH" });
    const seen = reports.filter(({ on }) => monthOf(on) < start + 18).length;
    expect(found).toMatchObject({ reports: seen, undated: 18, beforeSale: 1, unsold: 0 });
    expect(found?.datedShare).toBeCloseTo(seen / (seen + 19), 12);
    const washers = await monthsInService(company.db.pool, ask([{ dimension: "productModel", in: ["Washers/W2"] }]), {
      by: "SALES_MONTH",
    });
    expect(washers).toMatchObject({ units: 120, undated: 0, datedShare: 1 });
  });

  it("counts every coming back of a unit", async () => {
    const found = await recurrentRepairs(company.db.pool, ask([{ dimension: "productFamily", in: ["Washers"] }]));
    const times = [...Map.groupBy(reports, ({ serial }) => serial).values()].map((own) => own.length);
    expect(found?.reports).toBe(reports.length);
    expect(found?.unitsByReports).toEqual(
      [1, 2, 3, 4].map((n) => times.filter((one) => (n === 4 ? one > 3 : one === n)).length),
    );
    // The report from before its unit was sold has no age: the others stand for it.
    const dated = reports.length / (reports.length + 1);
    expect(found?.points.at(-1)?.mean).toBeCloseTo(reports.length / (units.length * dated), 9);
  });

  it("tells each failure mode by the first failure of each unit, of the models that had it", async () => {
    const found = await failureModes(company.db.pool, ask([{ dimension: "productFamily", in: ["Washers"] }]));
    const first = (type: string) =>
      new Set(reports.filter((one) => one.type === type).map(({ serial }) => serial)).size;
    const mode = (label: string) => found?.modes.find(({ defect }) => defect.label === label);
    expect(mode("Leak")).toMatchObject({ failures: first("Leak"), units: 240, life: { shape: "EARLY" } });
    expect(mode("Hinge")).toMatchObject({ failures: first("Hinge"), units: 240, life: { shape: "WEAR_OUT" } });
    const one = await failureModes(company.db.pool, ask([{ dimension: "batch", in: ["Washers/W1/W1-B"] }]));
    expect(one?.modes.every(({ units: sold }) => sold === 60)).toBe(true);
  });

  it("forecasts of the units sold", async () => {
    const found = await forecastReturns(company.db.pool, ask([{ dimension: "defectType", in: ["Water/Leak"] }]));
    expect(found).toMatchObject({ units: 240, months: { length: 6 } });
    expect(found?.months[0]?.month).toBe("2025-07-01");
    expect(found?.total.expected).toBe(0);
    expect(await forecastReturns(company.db.pool, ask([{ dimension: "productModel", in: ["none"] }]))).toBeNull();
  });

  it("is refused to who sees a part of the reports, and by what units are not sold by", async () => {
    const part: LifeQuestion = { ...ask(), scope: { kind: "part", departmentIds: [1], employeeId: null } };
    const refused = { code: "FORBIDDEN", reason: "reliability_of_all" };
    await expect(monthsInService(company.db.pool, part, { by: "BATCH" })).rejects.toMatchObject(refused);
    await expect(failureModes(company.db.pool, part)).rejects.toMatchObject(refused);
    await expect(recurrentRepairs(company.db.pool, part)).rejects.toMatchObject(refused);
    await expect(forecastReturns(company.db.pool, part)).rejects.toMatchObject(refused);
    const byChannel = ask([{ dimension: "channel", in: ["phone"] }]);
    await expect(failureModes(company.db.pool, byChannel)).rejects.toMatchObject({ reason: "reliability_filter" });
  });

  it("is asked for through the door", async () => {
    const query = `{ monthsInService(by: BATCH, filters: [{ dimension: productModel, in: ["Washers/W1"] }]) {
      units cohorts { label model marks { age mature } } curves { points { age perThousand } } } }`;
    const { data, errors } = await api.ask({ query, token: await api.tokenFor("QUALITY_ENGINEER") });
    expect(errors).toEqual([]);
    expect(data.monthsInService).toMatchObject({ units: 120, cohorts: [{ label: "W1-A" }, { label: "W1-B" }] });
  });
});
