import {
  countAsOneEvent,
  createUser,
  firstDay,
  importSales,
  metricChanges,
  metricQuery,
  metricRows,
  monthsInService,
  type Asker,
  type LifeQuestion,
  type MetricQuery,
  type Scope,
} from "@huilu/core";
import { beforeAll, describe, expect, it } from "vitest";
import { happened, withCompany } from "../metrics/company.ts";
import { fileOf } from "../support/file-of.ts";

const rate = { key: "cumulativeRateAtMis" };
const cost = { key: "warrantyCostPerUnit" };
const jan = { from: "2024-01-01", to: "2024-02-01" };
/** Everything until June 2025 is over. */
const now = "2025-07-10T00:00:00Z";

describe("figures of cohorts of machines sold", () => {
  const company = withCompany();
  const sold = (serial: string, soldOn: string | null, model = "W1") => ({
    kind: { code: "repair" },
    productFamily: { code: "Washers" },
    productModel: { code: model },
    batch: { code: `${model}-A` },
    region: { code: "North" },
    serial,
    ...(soldOn && { soldOn }),
  });
  const failed = (on: string, type = "Leak", spent: number | null = null) => ({
    defects: [{ family: { code: "Water" }, type: { code: type } }],
    events: [
      happened("registered", `${on} 09:00`),
      ...(spent === null ? [] : [happened("cost_incurred", `${on} 10:00`, { amount: spent })]),
    ],
  });
  const ask = async (query: Partial<MetricQuery>, at = now) =>
    (await company.ask({ metrics: [{ ...rate, atMonths: 3 }], range: jan, ...query }, at)).map((row) => ({
      of: row.dimensions.map(({ key }) => key).join(),
      bucket: row.bucket,
      ...row.values[0],
    }));
  const question = (filters: LifeQuestion["filters"] = [], today = "2025-07-10"): LifeQuestion => ({
    filters,
    scope: { kind: "company" },
    today,
    language: "en",
  });

  const installation = { kind: { code: "installation" } };

  beforeAll(async () => {
    await company.learn(
      "2025-07-09T00:00:00Z",
      // Sold in January 2024: a leak at once, one after three months by the calendar, one after four, a hinge after a year.
      { number: "1", ...sold("S1", "2024-01-20"), ...failed("2024-01-31", "Leak", 100) },
      { number: "2", ...sold("S2", "2024-01-31"), ...failed("2024-04-01", "Leak", 50.5) },
      { number: "3", ...sold("S3", "2024-01-02"), ...failed("2024-05-01", "Leak", 300) },
      { number: "4", ...sold("S4", "2024-01-02", "W2"), ...failed("2025-01-15", "Hinge") },
      // Sold in February, and in May of the year after.
      { number: "5", ...sold("S5", "2024-02-10"), ...failed("2024-02-20", "Hinge", 10) },
      { number: "9", ...sold("S9", "2025-05-05"), ...failed("2025-06-05", "Leak", 8) },
      // No sales are known of its model.
      { number: "10", ...sold("S10", "2024-03-03", "W9"), ...failed("2024-03-20", "Leak", 5) },
      // Not counted: nobody knows when it was sold; reported before its sale; no defect; the month is not over.
      { number: "6", ...sold("S6", null), ...failed("2024-01-09", "Leak", 70) },
      { number: "7", ...sold("S7", "2024-01-10"), ...failed("2024-01-09") },
      { number: "8", ...sold("S8", "2024-01-10"), ...failed("2024-01-12"), ...installation },
      { number: "11", ...sold("S11", "2025-05-06"), ...failed("2025-07-02", "Leak", 9) },
      // Something is reported each month, so that the months are observed.
      ...Array.from({ length: 19 }, (_, m) => ({
        number: `O${m}`,
        ...installation,
        events: [happened("registered", `${firstDay(2024 * 12 + m).slice(0, 8)}02 09:00`)],
      })),
    );
    const csv = `family,model,batch,region,month,units
Washers,W1,W1-A,North,2024-01,100
Washers,W2,W2-A,North,2024-01,50
Washers,W1,W1-A,North,2024-02,200
Washers,W1,W1-A,North,2025-05,10
`;
    await importSales(company.db, await fileOf(csv), { userId: null, now: new Date("2025-07-09T00:00:00Z") });
  });

  // Of nine reports with a defect seven have an age: machines count as far.
  const dated = 7 / 9;

  it("adds up the reports of each month in service by the machines at risk, and says what it left out", async () => {
    const [three] = await ask({});
    expect(three).toMatchObject({ n: 2, numerator: 2, denominator: 150, atMonths: 3, unit: "PER_THOUSAND" });
    expect(three?.value).toBeCloseTo((1000 * 2) / (150 * dated), 9);
    // All machines reached every month: the limits are those of Garwood for 2.
    expect(three?.low).toBeCloseTo((1000 * 0.242209) / (150 * dated), 4);
    expect(three?.high).toBeCloseTo((1000 * 7.224687) / (150 * dated), 4);
    expect(three?.provisional).toBe(false);
    expect(new Map(three?.excluded?.map(({ reason, n }) => [reason, n]))).toEqual(
      // The installation of January that names no machine stands on the day it was reported.
      new Map([
        ["kind_not_counted", 2],
        ["no_sale_date", 1],
        ["before_sale", 1],
      ]),
    );
    const ages = await Promise.all([6, 12, 24].map((atMonths) => ask({ metrics: [{ ...rate, atMonths }] })));
    expect(ages.map(([one]) => [one?.n, one?.value === null, one?.provisional])).toEqual([
      [3, false, false],
      [4, false, false],
      [4, true, true],
    ]);
    expect(await ask({ metrics: [rate] })).toEqual(ages[1]);
  });

  it("is provisional while only some machines have reached the age, and null beyond", async () => {
    const whole = { metrics: [{ ...rate, atMonths: 12 }], range: { from: "2024-01-01", to: "2025-07-01" } };
    const [all] = await ask(whole);
    // Months 0 and 1 of all 360 machines, later ones of the 350 of 2024. Number 10 has no machines.
    expect(all).toMatchObject({ n: 7, numerator: 6, denominator: 350, provisional: true });
    expect(all?.value).toBeCloseTo((1000 / dated) * (3 / 360 + 3 / 350), 9);
    const months = await ask({ ...whole, grain: "MONTH" });
    const may = months.find(({ bucket }) => bucket === "2025-05-01");
    expect(may).toMatchObject({ n: 1, value: null, low: null, provisional: true });
    expect(may?.excluded).toMatchObject([{ reason: "kind_not_counted" }, { reason: "month_open", n: 1 }]);
    expect(months.find(({ bucket }) => bucket === "2024-03-01")).toMatchObject({
      n: 1,
      value: null,
      denominator: null,
    });
  });

  it("is the curve of months in service on the page Reliability, of every cohort, product and defect", async () => {
    const range = { from: "2024-01-01", to: "2025-07-01" };
    const filters: LifeQuestion["filters"][] = [
      [],
      [{ dimension: "productModel", in: ["Washers/W1"] }],
      [{ dimension: "batch", in: ["Washers/W2/W2-A"] }],
      [{ dimension: "region", in: ["North"] }],
      [{ dimension: "defectType", in: ["Water/Leak"] }],
      [{ dimension: "defectFamily", in: ["Water"] }],
      [
        { dimension: "productFamily", in: ["Washers"] },
        { dimension: "defectType", in: ["Water/Hinge"] },
      ],
    ];
    let compared = 0;
    for (const filter of filters) {
      const found = await monthsInService(company.db.pool, question(filter), { by: "SALES_MONTH" });
      for (const atMonths of [3, 6, 12]) {
        const asked = { metrics: [{ ...rate, atMonths }], range, filters: filter };
        const told = [
          ...(await ask({ ...asked, grain: "MONTH" })),
          ...(await ask(asked)).map((one) => ({ ...one, bucket: "all" })),
        ];
        const cohorts = found?.cohorts.map(({ cohort, marks }) => [`${cohort}-01`, marks] as const) ?? [];
        for (const [bucket, points] of [...cohorts, ["all", found?.all ?? []] as const]) {
          const point = points.find(({ age }) => age === atMonths);
          const one = told.find((row) => row.bucket === bucket);
          expect({ filter, bucket, atMonths, value: one?.value, low: one?.low, high: one?.high }).toEqual({
            filter,
            bucket,
            atMonths,
            value: point?.perThousand ?? null,
            low: point?.low ?? null,
            high: point?.high ?? null,
          });
          if (point) expect(one).toMatchObject({ numerator: point.reports, provisional: !point.mature });
          compared += point ? 1 : 0;
        }
      }
    }
    expect(compared).toBeGreaterThan(40);
  });

  it("cut by a defect is as filtered by it: of the models that ever had it", async () => {
    for (const [key, n, machines] of [
      ["Water/Leak", 3, 100],
      ["Water/Hinge", 1, 150],
    ] as const) {
      const metrics = [{ ...rate, atMonths: 12 }];
      const cut = (await ask({ metrics, by: ["defectType"] })).find(({ of }) => of === key);
      const [filtered] = await ask({ metrics, filters: [{ dimension: "defectType", in: [key] }] });
      expect(cut).toEqual({ ...filtered, of: key });
      expect(cut).toMatchObject({ n, denominator: machines });
    }
    const models = await ask({ by: ["productModel"], metrics: [{ ...rate, atMonths: 12 }] });
    expect(models.map(({ of, n, denominator }) => [of, n, denominator])).toEqual([
      ["Washers/W1", 3, 100],
      ["Washers/W2", 1, 50],
      ["unclassified", 0, null],
    ]);
    // W2 has no report without an age: all its machines count.
    expect(models[1]?.value).toBeCloseTo(20, 9);
  });

  it("adds up what the reports of a cohort cost, open or not, by its machines", async () => {
    const [three] = await ask({ metrics: [{ ...cost, atMonths: 3 }] });
    // Of eight cases with a cost seven have an age.
    const machines = (150 * 6) / 7;
    expect(three).toMatchObject({ n: 2, numerator: 150.5, unit: "MONEY", provisional: false });
    expect(three?.denominator).toBeCloseTo(machines, 9);
    expect(three?.value).toBeCloseTo(150.5 / machines, 9);
    const [year] = await ask({ metrics: [cost] });
    expect(year).toMatchObject({ n: 3, numerator: 450.5, atMonths: 12 });
    expect(year?.excluded).toContainEqual(expect.objectContaining({ reason: "no_cost_recorded", n: 2 }));
    const young = { range: { from: "2025-05-01", to: "2025-06-01" }, metrics: [cost] };
    expect((await ask(young))[0]).toMatchObject({ n: 1, numerator: 8, value: null, provisional: true });
    const listed = await metricRows(
      company.db,
      { query: { metrics: [cost], range: jan }, metric: cost.key, first: 10 },
      { scope: { kind: "company" }, now: new Date(now), language: "en" },
    );
    expect(listed.rows.map(({ day, amount }) => [day, amount])).toEqual([
      ["2024-01-31", 50.5],
      ["2024-01-20", 100],
      ["2024-01-02", 300],
    ]);
  });

  it("tells only counts where machines are not known: parts of a month, departments, a part of the reports", async () => {
    const none = { value: null, low: null, high: null, denominator: null };
    expect((await ask({ by: ["department"] }))[0]).toMatchObject({ n: 2, numerator: 2, ...none });
    expect((await ask({ by: ["supplierLot"], metrics: [cost] }))[0]).toMatchObject({ n: 3, numerator: 450.5, ...none });
    const days = (await ask({ grain: "DAY" })).filter(({ n }) => n !== 0);
    expect(days).toMatchObject([
      { bucket: "2024-01-20", n: 1, ...none },
      { bucket: "2024-01-31", n: 1, ...none },
    ]);
    expect((await ask({ range: { from: "2024-01-02", to: "2024-02-01" } }))[0]).toMatchObject({ n: 2, ...none });
    const scope: Scope = { kind: "part", departmentIds: [1], employeeId: null };
    const asker: Asker = { scope, now: new Date(now), language: "en" };
    const { rows } = await metricQuery(company.db, { metrics: [rate, cost], range: jan }, asker);
    expect(rows[0]?.values).toMatchObject([none, none]);
  });

  it("goes by quarters and years, and is compared with the cohort before", async () => {
    const [quarter] = await ask({ range: { from: "2024-01-01", to: "2024-04-01" }, grain: "QUARTER" });
    expect(quarter?.value).toBeCloseTo((1000 / dated) * (3 / 350), 9);
    const [february] = await ask({ range: { from: "2024-02-01", to: "2024-03-01" }, compare: ["PREVIOUS_PERIOD"] });
    expect(february?.value).toBeCloseTo(1000 / (200 * dated), 9);
    expect(february?.previous?.[0]).toMatchObject({ n: 2, value: (await ask({}))[0]?.value });
    const [year] = await ask({
      range: { from: "2024-01-01", to: "2025-01-01" },
      grain: "YEAR",
      compare: ["LUNAR_NEW_YEAR"],
    });
    expect(year?.value).toBeCloseTo(quarter?.value ?? 0, 9);
    expect(year?.previous?.[0]).toMatchObject({ value: null });
  });

  it.each([
    [{ ...rate, atMonths: 5 }, "choice_unknown"],
    [{ ...rate, windowDays: 30 }, "parameter_not_taken"],
    [{ key: "cases", atMonths: 12 }, "parameter_not_taken"],
  ])("refuses %j", async (request, reason) => {
    await expect(ask({ metrics: [request] })).rejects.toMatchObject({ reason });
  });

  it("follows a day of sale and sales learned later, and stays what it was as known before", async () => {
    const at = "2025-07-15T00:00:00Z";
    const asked = { metrics: [{ ...rate, atMonths: 3 }], range: jan };
    const [before] = await ask(asked, at);
    const [costBefore] = await ask({ metrics: [cost] }, at);
    // The sale of S6 is told by another case of it.
    await company.learn("2025-08-01T00:00:00Z", {
      number: "12",
      ...sold("S6", "2024-01-05"),
      ...failed("2024-06-06", "Hinge"),
    });
    const csv = "family,model,batch,region,month,units\nWashers,W1,W1-A,North,2024-01,150\n";
    await importSales(company.db, await fileOf(csv), { userId: null, now: new Date("2025-08-01T00:00:00Z") });
    const later = "2025-08-02T00:00:00Z";
    const [after] = await ask(asked, later);
    expect(after).toMatchObject({ n: 3, denominator: 200 });
    // Ten reports with a defect, July's among them, and one of them before its sale.
    expect(after?.value).toBeCloseTo((1000 * 3) / ((200 * 10) / 11), 9);
    const asKnownOn = new Date(at);
    expect((await ask({ ...asked, asKnownOn }, later))[0]).toEqual(before);
    expect((await ask({ metrics: [cost], asKnownOn }, later))[0]).toEqual(costBefore);
    const asker: Asker = { scope: { kind: "company" }, now: new Date(later), language: "en" };
    const request = { query: asked, metric: rate.key, since: asKnownOn, first: 10 };
    const changes = await metricChanges(company.db, request, asker);
    expect(changes.rows).toMatchObject([
      {
        reasons: ["corrected", "repeated"],
        before: { outcome: "no_sale_date", day: "2024-01-09" },
        after: { outcome: "counted", day: "2024-01-05" },
      },
    ]);
  });

  it("counts cases of one event once, as the curve of months in service does; what they cost was spent", async () => {
    const [before, later] = ["2025-08-03T00:00:00Z", "2025-08-05T00:00:00Z"];
    const asked = { metrics: [{ ...rate, atMonths: 3 }], range: jan };
    const told = [(await ask(asked, before))[0], (await ask({ metrics: [cost] }, before))[0]];
    const person = {
      username: "gen-engineer",
      displayName: "Gen Engineer",
      role: "QUALITY_ENGINEER",
      password: "one-time",
    } as const;
    const { userId } = await createUser(company.db, person, new Date(before));
    const { rows } = await company.db.pool.query("SELECT id FROM service_case WHERE number IN ('1', '2')");
    const scope = { kind: "company" } as const;
    const decided = { userId, now: new Date("2025-08-04T00:00:00Z"), scope };
    await countAsOneEvent(company.db, { caseIds: rows.map(({ id }) => String(id)) }, decided);
    const [after] = await ask(asked, later);
    expect(after).toMatchObject({ n: 2, numerator: 2 });
    expect(after?.excluded).toContainEqual(expect.objectContaining({ reason: "one_event", n: 1 }));
    const found = await monthsInService(company.db.pool, question([], "2025-08-05"), { by: "SALES_MONTH" });
    const marks = found?.cohorts.find(({ cohort }) => cohort === "2024-01")?.marks;
    expect(after?.value).toBe(marks?.find(({ age }) => age === 3)?.perThousand);
    expect((await ask({ metrics: [cost] }, later))[0]).toEqual(told[1]);
    expect((await ask({ ...asked, asKnownOn: new Date(before) }, later))[0]).toEqual(told[0]);
    const request = { query: asked, metric: rate.key, since: new Date(before), first: 10 };
    const changes = await metricChanges(company.db, request, { scope, now: new Date(later), language: "en" });
    expect(changes.rows).toMatchObject([
      { reasons: ["one_event"], before: { outcome: "counted" }, after: { outcome: "one_event" } },
    ]);
  });
});

describe("a kind that is first heard of later", () => {
  const company = withCompany();
  const report = (number: string, on: string, kind?: string) => ({
    number,
    productFamily: { code: "Washers" },
    productModel: { code: "W1" },
    ...(kind && { kind: { code: kind } }),
    serial: `S${number}`,
    soldOn: "2024-01-05",
    defects: [{ family: { code: "Water" }, type: { code: "Leak" } }],
    events: [happened("registered", `${on} 09:00`)],
  });

  it("takes no report out of a cohort that names none, now or as known then", async () => {
    await company.learn("2025-07-01T00:00:00Z", report("1", "2024-02-01"), report("2", "2024-03-01"));
    const query = { metrics: [{ ...rate, atMonths: 3 }], range: jan } as const;
    const [before] = await company.ask(query, "2025-07-02T00:00:00Z");
    expect(before?.values[0]).toMatchObject({ n: 2, excluded: [] });
    await company.learn(
      "2025-08-01T00:00:00Z",
      report("3", "2024-02-02", "installation"),
      report("4", "2024-02-02", "repair"),
    );
    const [after] = await company.ask(query, "2025-08-02T00:00:00Z");
    expect(after?.values[0]).toMatchObject({ n: 3, excluded: [{ reason: "kind_not_counted", n: 1 }] });
    const asKnownOn = new Date("2025-07-02T00:00:00Z");
    expect(await company.ask({ ...query, asKnownOn }, "2025-08-02T00:00:00Z")).toEqual([before]);
  });
});
