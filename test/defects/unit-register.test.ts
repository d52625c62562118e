import {
  addDays,
  failureModes,
  importProduction,
  importSales,
  importUnits,
  type LifeQuestion,
  metricQuery,
  type MetricQuery,
  monthsInService,
  recurrentRepairs,
  standOuts,
  verifyRollups,
} from "@huilu/core";
import { beforeAll, describe, expect, it } from "vitest";
import { happened, withCompany } from "../metrics/company.ts";
import { fileOf } from "../support/file-of.ts";
import { withApi } from "../support/with-api.ts";

const daysAMonth = 365.25 / 12;
const header = "serial,family,model,batch,line,region,produced,sold\n";
const at = (now: string) => ({ userId: null, now: new Date(now) });
const may = at("2026-05-10T04:00:00Z");
const key = "ratePerThousandInService";
const april = { from: "2026-04-01", to: "2026-05-01" };

const complaint = (model: string, more: object = {}) => ({
  productFamily: { code: "Washers" },
  productModel: { code: model },
  region: { code: "north" },
  defects: [{ family: { code: "Water" }, type: { code: "Leak" } }],
  events: [happened("registered", "2026-04-20 09:00")],
  ...more,
});

/** A company that knows the washers W1 and W2, a batch of each and two regions, from complaints in April 2026. */
function withWashers() {
  const company = withCompany();
  beforeAll(async () => {
    await company.learn(
      "2026-05-02T00:00:00Z",
      complaint("W1", { batch: { code: "A" } }),
      complaint("W2", { batch: { code: "A" }, region: { code: "south" } }),
    );
  });
  /** Unit-months in April by what the question is cut by, told in days. */
  const servedDays = async (query: Partial<MetricQuery> = {}, asKnownOn?: string) => {
    const asked = { metrics: [{ key }], range: april, ...query };
    const asker = { scope: { kind: "company" }, now: new Date("2026-06-01T00:00:00Z"), language: "en" } as const;
    const { rows } = asKnownOn
      ? await metricQuery(company.db, { ...asked, asKnownOn: new Date(asKnownOn) }, asker)
      : { rows: await company.ask(asked) };
    return Object.fromEntries(
      rows.map(({ dimensions, values }) => {
        const unitMonths = values[0]?.denominator ?? null;
        return [dimensions.map((one) => one.key).join(), unitMonths === null ? null : days(unitMonths * daysAMonth)];
      }),
    );
  };
  const tell = async (rows: string, when = may) => importUnits(company.db, await fileOf(header + rows), when);
  return { company, servedDays, tell };
}

const days = (exact: number) => Math.round(exact * 1e6) / 1e6;

describe("single units", () => {
  const { company, servedDays, tell } = withWashers();
  const byModel = { by: ["productModel"] } as const;
  const later = at("2026-05-20T04:00:00Z");

  it("are in service from their month of sale on, and the same file again changes nothing", async () => {
    const rows = [
      "S1,Washers,W1,A,L1,north,2026-01-05,2026-03-02",
      "S2,Washers,W1,A,L1,north,2026/1/6,2026年4月9日", // as spreadsheets write days
      "S3,Washers,W1,B,,,,", // not sold yet
      "S4,Washers,W2,,,,,2026-03-31",
    ].join("\n");
    expect(await tell(rows)).toMatchObject({ rows: 4, added: 4, corrected: 0 });
    expect(await tell(rows, later)).toMatchObject({ rows: 4, added: 0, corrected: 0 });
    expect(await servedDays(byModel)).toEqual({ "Washers/W1": 30 + 15, "Washers/W2": 30 });
  });

  it("are corrected by a later file, which leaves what its empty cells do not tell", async () => {
    const rows = "S1,Washers,W1,,,south,,\nS2,Washers,W1,,,,,2026-03-30\nS3,Washers,W1,,,,,2026-04-30\n";
    expect(await tell(rows, later)).toMatchObject({ rows: 3, added: 0, corrected: 3 });
    expect(await servedDays(byModel)).toEqual({ "Washers/W1": 30 + 30 + 15, "Washers/W2": 30 });
    expect(await servedDays({ by: ["productModel", "batch", "region"] })).toMatchObject({
      "Washers/W1,Washers/W1/A,north": 30,
    });
    const { rows: kept } = await company.db.pool.query(
      `SELECT serial, b.code AS batch, r.code AS region, produced_on, sold_on FROM unit_register u
       LEFT JOIN production_batch b ON b.id = u.batch_id LEFT JOIN region r ON r.id = u.region_id
       WHERE superseded_at IS NULL AND serial IN ('S1', 'S2') ORDER BY serial`,
    );
    expect(kept).toEqual([
      { serial: "S1", batch: "Washers/W1/A", region: "south", produced_on: "2026-01-05", sold_on: "2026-03-02" },
      { serial: "S2", batch: "Washers/W1/A", region: "north", produced_on: "2026-01-06", sold_on: "2026-03-30" },
    ]);
  });

  it("stay as they were in what was known before", async () => {
    expect(await servedDays(byModel, "2026-05-15T00:00:00Z")).toEqual({ "Washers/W1": 30 + 15, "Washers/W2": 30 });
    expect(await servedDays(byModel, "2026-05-05T00:00:00Z")).toEqual({ "Washers/W1": null, "Washers/W2": null });
  });

  it("move from model to model, and their counts are those of the register", async () => {
    const moved = at("2026-05-21T04:00:00Z");
    // Its batch is one of W1: who calls it a W2 has to say which batch it is of.
    await expect(tell("S1,Washers,W2,,,,,\n", moved)).rejects.toMatchObject({
      reason: "production_batch_of_other_model",
      values: { line: 2, code: "Washers/W1/A" },
    });
    expect(await tell("S1,Washers,W2,A,,,,\n", moved)).toMatchObject({ rows: 1, added: 0, corrected: 1 });
    expect(await servedDays(byModel)).toEqual({ "Washers/W1": 30 + 15, "Washers/W2": 30 + 30 });
    const { rows } = await company.db.pool.query(
      `SELECT model_id, batch_id, region_id, month, units FROM serials_sold WHERE superseded_at IS NULL AND units > 0
       EXCEPT ALL SELECT model_id, batch_id, region_id, date_trunc('month', sold_on)::date, count(*) FROM unit_register
       WHERE superseded_at IS NULL AND sold_on IS NOT NULL GROUP BY 1, 2, 3, 4`,
    );
    expect(rows).toEqual([]);
    const verified = await verifyRollups(company.db, { mend: false });
    expect(verified.filter(({ differing }) => differing > 0)).toEqual([]);
  });

  it("are taken back to not sold by a dash or a word, their counts follow, and what was known before stays", async () => {
    const back = at("2026-05-21T08:00:00Z");
    const before = await servedDays(byModel);
    const sold = () =>
      company.db.pool.query(
        `SELECT COALESCE(sum(units), 0)::int AS n FROM serials_sold WHERE superseded_at IS NULL AND units > 0`,
      );
    const { rows: counted } = await sold();
    await expect(tell("S4,Washers,W2,,,,,-\nS4,Washers,W2,,,,,2026-03-30\n", back)).rejects.toMatchObject({
      reason: "units_serial_contradicts",
      values: { line: 3, column: "sold", value: "2026-03-30", other: "-" },
    });
    expect(await tell("S4,Washers,W2,,,,,未售\nS3,Washers,W1,,,,,-\nS5,Washers,W1,,,,,unsold\n", back)).toMatchObject({
      rows: 3,
      added: 1,
      corrected: 2,
    });
    expect(await servedDays(byModel)).toEqual({ "Washers/W1": 30, "Washers/W2": 30 });
    expect((await sold()).rows[0].n).toBe(counted[0].n - 2);
    expect(await tell("S4,Washers,W2,,,,,\n", back)).toMatchObject({ added: 0, corrected: 0 });
    expect(await servedDays(byModel, "2026-05-21T06:00:00Z")).toEqual(before);
    const again = at("2026-05-21T09:00:00Z");
    await tell("S4,Washers,W2,,,,,2026-03-31\nS3,Washers,W1,,,,,2026-04-30\n", again);
    expect(await servedDays(byModel)).toEqual(before);
  });

  it("read Chinese headers, GB18030 and days of a second row of the same serial", async () => {
    // 序列号,产品大类,型号,销售日期 in GB18030.
    const head = Buffer.from("d0f2c1d0bac52cb2fac6b7b4f3c0e02cd0cdbac52ccffacadbc8d5c6da0a", "hex");
    const rows = "S9,Washers,W2,\nS9,Washers,W2,2026-04-02\n";
    const file = await fileOf(Buffer.concat([head, Buffer.from(rows)]));
    const when = at("2026-05-22T04:00:00Z");
    expect(await importUnits(company.db, file, when)).toMatchObject({ rows: 2, added: 1, corrected: 0 });
    expect(await servedDays(byModel)).toMatchObject({ "Washers/W2": 30 + 30 + 15 });
  });

  it.each([
    ["X1,Washers,W1,,,,2026-04-02,2026-04-01", "units_sold_before_produced", { line: 2, produced: "2026-04-02" }],
    // Produced in January by the file before.
    ["S2,Washers,W1,,,,,2026-01-01", "units_sold_before_produced", { line: 2, serial: "S2", sold: "2026-01-01" }],
    ["X1,Washers,W1,,,,,2026-05-11", "units_day_in_future", { line: 2, column: "sold", value: "2026-05-11" }],
    ["X1,Washers,W1,,,,2026-05,", "units_day_unfit", { line: 2, column: "produced", value: "2026-05" }],
    ["X1,Washers,W1,,,,,2026-02-30", "units_day_unfit", { line: 2, column: "sold", value: "2026-02-30" }],
    ["X1,Washers,W1,,,,,1900-01-01", "units_day_unfit", { line: 2, column: "sold" }],
    [
      "X1,Washers,W1,A,,,,2026-02-01\nX2,Washers,W1,,,,,\nX1,Washers,W1,A,,,,2026-02-03",
      "units_serial_contradicts",
      { line: 4, serial: "X1", column: "sold", value: "2026-02-03", earlier: 2, other: "2026-02-01" },
    ],
    ["X1,Washers,W1,,,,,\nX2,Washers,W7,,,,,", "sales_model_unknown", { line: 3, code: "Washers/W7" }],
    ["X1,Washers,W1,,,moon,,", "sales_region_unknown", { line: 2, code: "moon" }],
    [",Washers,W1,,,,,", "units_row_unfit", { line: 2, column: "serial" }],
    ["X1,Washers,,,,,,", "units_row_unfit", { line: 2, column: "model" }],
    ["X1,Washers,W1,,,,,2026-02-01,9", "units_row_ragged", { line: 2, value: "9/8" }],
    ["", "units_empty", {}],
  ])("refuse %j whole", async (rows, reason, values) => {
    const before = await company.db.pool.query("SELECT count(*) FROM unit_register");
    await expect(tell(`${rows}\n`)).rejects.toMatchObject({ reason, values });
    expect((await company.db.pool.query("SELECT count(*) FROM unit_register")).rows).toEqual(before.rows);
  });

  it("refuse a file without serials, and bytes that are no text", async () => {
    const without = await fileOf("family,model,sold\nWashers,W1,2026-01-01\n");
    await expect(importUnits(company.db, without, may)).rejects.toMatchObject({ reason: "column_missing" });
    const sane = `${header}${"é,Washers,W1,,,,,\n".repeat(40)}`;
    const damaged = await fileOf(Buffer.concat([Buffer.from(sane), Buffer.from([0xff, 0x2c, 0x0a])]));
    await expect(importUnits(company.db, damaged, may)).rejects.toMatchObject({ reason: "units_row_damaged" });
  });
});

describe("units known by serial beside units told in sums", () => {
  const { company, servedDays, tell } = withWashers();
  const sell = async (rows: string) =>
    importSales(company.db, await fileOf(`family,model,batch,region,month,units\n${rows}`), may);
  const serials = (count: number, rest: string, name: string) =>
    Array.from({ length: count }, (_, i) => `${name}${i},Washers,${rest}\n`).join("");

  it("count once: a cell has the larger of both, and what leaves out batch or region tells of them too", async () => {
    // 100 of W1, whose batches nobody told, and 20 of W2's batch A in the north.
    await sell("Washers,W1,,,2026-03,100\nWashers,W2,A,north,2026-03,20\n");
    await tell(serials(30, "W1,A,,north,,2026-03-10", "P") + serials(25, "W2,A,,north,,2026-03-10", "Q"));
    expect(await servedDays({ by: ["productModel"] })).toEqual({ "Washers/W1": 3000, "Washers/W2": 25 * 30 });
    expect(await servedDays({ by: ["productModel", "batch"] })).toMatchObject({ "Washers/W1,Washers/W1/A": 30 * 30 });
    expect(await servedDays({ by: ["productModel", "region"] })).toMatchObject({ "Washers/W1,north": 30 * 30 });
    expect(await servedDays()).toEqual({ "": 3000 + 750 });
  });

  it("follow a late count and late serials to the unit, as rates, cohorts and the past do", async () => {
    const later = at("2026-05-20T04:00:00Z");
    await importSales(company.db, await fileOf("family,model,month,units\nWashers,W1,2026-03,20\n"), later);
    expect(await servedDays({ by: ["productModel"] })).toMatchObject({ "Washers/W1": 30 * 30 });
    // A unit sold a month later than it was said to be: half of April, and 19 of 20 counted are left of March.
    await tell("P0,Washers,W1,,,,,2026-04-15\nQ0,Washers,W2,,,,,2026-04-15\n", later);
    expect(await servedDays({ by: ["productModel"] })).toEqual({
      "Washers/W1": 29 * 30 + 15,
      "Washers/W2": 24 * 30 + 15,
    });
    expect(await servedDays({}, "2026-05-15T00:00:00Z")).toEqual({ "": 3000 + 750 });
    const question: LifeQuestion = { filters: [], scope: { kind: "company" }, today: "2026-06-10", language: "en" };
    const lives = await monthsInService(company.db.pool, question, { by: "SALES_MONTH" });
    expect(lives?.cohorts.map(({ cohort, units }) => [cohort, units])).toEqual([
      ["2026-03", 29 + 24],
      ["2026-04", 2],
    ]);
    const batches = await monthsInService(company.db.pool, question, { by: "BATCH" });
    expect(batches?.cohorts.map(({ cohort, units }) => [cohort, units])).toEqual([
      ["Washers/W1/A", 30],
      ["Washers/W2/A", 25],
    ]);
  });

  it("make of a batch what was counted or is known, the larger of both, in the month and on the line of most", async () => {
    const made = async () => {
      const question: LifeQuestion = { filters: [], scope: { kind: "company" }, today: "2026-06-10", language: "en" };
      const found = await monthsInService(company.db.pool, question, { by: "PRODUCTION_MONTH" });
      return found?.cohorts.map(({ cohort, made: units }) => [cohort, units]);
    };
    const csv = "family,model,batch,line,month,units\nWashers,W1,A,L1,2026-01,40\nWashers,W2,A,,2026-01,10\n";
    await importProduction(company.db, await fileOf(csv), may);
    await tell(
      serials(50, "W1,A,L2,,2026-02-03,", "R") + serials(4, "W2,A,L3,,2026-01-07,", "T"),
      at("2026-05-21T00:00:00Z"),
    );
    expect(await made()).toEqual([
      ["2026-01", 10],
      ["2026-02", 90],
    ]);
    const { rows } = await company.db.pool.query(
      `SELECT b.code, l.code AS line FROM production_batch b JOIN production_line l ON l.id = b.line_id ORDER BY 1`,
    );
    expect(rows).toEqual([
      { code: "Washers/W1/A", line: "L2" },
      { code: "Washers/W2/A", line: "L3" },
    ]);
  });
});

describe("the day of sale of a unit of a case", () => {
  const { company, tell } = withWashers();
  const api = withApi(company);
  const question: LifeQuestion = { filters: [], scope: { kind: "company" }, today: "2026-06-10", language: "en" };

  beforeAll(async () => {
    await company.add(
      complaint("W1", { number: "K1-1", serial: "K1" }),
      complaint("W1", { serial: "K1", events: [happened("registered", "2026-05-21 09:00")] }),
      complaint("W1", { number: "K2-1", serial: "K2", soldOn: "2026-04-02" }),
    );
  });
  const told = async () => {
    const [lives, repairs, modes] = [
      await monthsInService(company.db.pool, question, { by: "SALES_MONTH" }),
      await recurrentRepairs(company.db.pool, question),
      await failureModes(company.db.pool, question),
    ];
    return {
      lives: { reports: lives?.reports, undated: lives?.undated, unsold: lives?.unsold, beforeSale: lives?.beforeSale },
      repairs: repairs?.reports,
      failures: modes?.modes.map(({ failures }) => failures),
    };
  };

  it("is not known of a case that does not tell it", async () => {
    expect(await told()).toMatchObject({ lives: { reports: 0, undated: 4, unsold: 1 } });
  });

  it("comes from the register, where the case is silent; what the case says goes before it", async () => {
    // Ten in April, of which two came back; K2 was sold on 2 April by its case, and in May by the register.
    const calm = Array.from({ length: 9 }, (_, i) => `C${i},Washers,W1,,,,,2026-04-05\n`).join("");
    await tell(`K1,Washers,W1,,L4,,2026-03-02,2026-04-05\nK2,Washers,W1,,,,,2026-05-01\n${calm}`);
    expect(await told()).toEqual({
      lives: { reports: 3, undated: 2, unsold: 0, beforeSale: 0 },
      repairs: 3,
      failures: [2],
    });
    const lives = await monthsInService(company.db.pool, question, { by: "SALES_MONTH", curves: ["2026-04"] });
    expect(lives?.cohorts.map(({ cohort, units, reports }) => [cohort, units, reports])).toEqual([
      ["2026-04", 10, 3],
      ["2026-05", 1, 0],
    ]);
    // K2 and K1 in their first month; K1 again in the next.
    expect(lives?.curves[0]?.points.map(({ age, reports }) => [age, reports])).toEqual([
      [0, 2],
      [1, 3],
    ]);
  });

  it("stands with the case, and the source's own words stay", async () => {
    const token = await api.tokenFor("QUALITY_ENGINEER");
    const unitOf = async (number: string) => {
      const query = `{ serviceCase(number: "${number}") { serial soldOn producedOn productionLine { label } batch { key } } }`;
      return (await api.ask({ query, token })).data.serviceCase;
    };
    const line = { label: "L4" };
    const one = { serial: "K1", soldOn: "2026-04-05", producedOn: "2026-03-02", productionLine: line, batch: null };
    expect(await unitOf("K1-1")).toEqual(one);
    const own = { serial: "K2", soldOn: "2026-04-02", producedOn: null, productionLine: null, batch: null };
    expect(await unitOf("K2-1")).toEqual(own);
  });
});

describe("what stands out by rates", () => {
  const { company, tell } = withWashers();
  const monday = "2026-01-05";
  const batches = Array.from({ length: 10 }, (_, i) => `B${i}`);

  it("is held against units told in sums and units told by serial alike", async () => {
    await company.add(
      ...batches.flatMap((batch) =>
        Array.from({ length: batch === "B3" ? 30 : 2 }, (_, i) =>
          complaint("W3", {
            batch: { code: batch },
            events: [happened("registered", `${addDays(monday, i % 56)} 09:00`)],
          }),
        ),
      ),
    );
    const sums = batches.filter((batch) => batch !== "B3").map((batch) => `Washers,W3,${batch},2025-10,1000\n`);
    await importSales(company.db, await fileOf(`family,model,batch,month,units\n${sums.join("")}`), may);
    // All of B3, and a part of what was counted of B4.
    const serials = Array.from({ length: 1300 }, (_, i) => {
      const [batch, day] = [i < 1000 ? "B3" : "B4", String(1 + (i % 31)).padStart(2, "0")];
      return `V${i},Washers,W3,${batch},,,2025-09-20,2025-10-${day}\n`;
    });
    expect(await tell(serials.join(""))).toMatchObject({ rows: 1300, added: 1300, corrected: 0 });
    const asked = { defectType: "Water/Leak", weeks: 8, today: addDays(monday, 56), language: "en" } as const;
    const { parts } = await standOuts(company.db.pool, asked);
    const [bad, ...others] = parts.filter(({ level }) => level === "BATCH");
    // Nine batches of as many units had two reports each.
    expect(bad).toMatchObject({ part: { key: "Washers/W3/B3" }, measure: "RATE_RATIO", observed: 30 });
    expect(bad?.expected).toBeCloseTo(2, 9);
    expect(new Set(others.map(({ unitMonths }) => days(unitMonths ?? 0)))).toEqual(
      new Set([days(bad?.unitMonths ?? 0)]),
    );
  });
});

describe("units told at once", () => {
  const { company } = withWashers();

  it("are counted once, whoever tells of them at the same time", async () => {
    const { db } = company;
    for (let round = 0; round < 6; round += 1) {
      const rows = (shift: number) =>
        Array.from({ length: 40 }, (_, i) => {
          const [model, batch] = (i + shift) % 3 ? ["W1", "A"] : ["W2", `B${shift}`];
          const month = 1 + ((i + shift) % 3);
          return `R${i},Washers,${model},${batch},L${i % 2},${i % 2 ? "north" : "south"},2026-01-05,2026-0${month}-15\n`;
        }).join("");
      const [one, other] = [await fileOf(header + rows(round)), await fileOf(header + rows(round + 1))];
      const sales = await fileOf(`family,model,batch,region,month,units\nWashers,W1,A,north,2026-02,${7 + round}\n`);
      const made = await fileOf(`family,model,batch,month,units\nWashers,W1,A,2026-01,${20 + round}\n`);
      const when = at(`2026-05-1${round}T04:00:00Z`);
      await Promise.all([
        importUnits(db, one, when),
        importSales(db, sales, when),
        importUnits(db, other, { ...when, now: new Date(when.now.getTime() + 1) }),
        importProduction(db, made, when),
        importUnits(db, one, { ...when, now: new Date(when.now.getTime() + 2) }),
        company.learn(when.now.toISOString(), complaint("W1", { serial: `R${round}`, soldOn: "2026-03-03" })),
      ]);
      const counts = async (sql: string) => (await db.pool.query(sql)).rows;
      const cell = "model_id, batch_id, region_id";
      expect(
        await counts(
          `SELECT ${cell}, month, units FROM serials_sold WHERE superseded_at IS NULL AND units > 0 ORDER BY 1, 2, 3, 4`,
        ),
      ).toEqual(
        await counts(`SELECT ${cell}, date_trunc('month', sold_on)::date AS month, count(*)::int AS units FROM unit_register
          WHERE superseded_at IS NULL GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`),
      );
      expect(
        await counts(
          `SELECT model_id, month, sum(units)::int AS units FROM sold_month WHERE cut = 'C' GROUP BY 1, 2 ORDER BY 1, 2`,
        ),
      ).toEqual(await counts("SELECT model_id, month, units FROM sold_month WHERE cut = 'M' ORDER BY 1, 2"));
      // A count that names batch and region, and serials of the same cell: the larger.
      const [[held], [known]] = [
        await counts(`SELECT max(units)::int AS units FROM (SELECT units FROM units_sold WHERE superseded_at IS NULL UNION ALL
          SELECT units FROM serials_sold s JOIN region r ON r.id = s.region_id AND r.code = 'north'
          JOIN product_model m ON m.id = s.model_id AND m.code = 'Washers/W1'
          WHERE superseded_at IS NULL AND month = '2026-02-01') told`),
        await counts(`SELECT s.units FROM sold_month s JOIN region r ON r.id = s.region_id AND r.code = 'north'
          JOIN product_model m ON m.id = s.model_id AND m.code = 'Washers/W1' WHERE cut = 'C' AND month = '2026-02-01'`),
      ];
      expect(known).toEqual(held);
    }
  });
});
