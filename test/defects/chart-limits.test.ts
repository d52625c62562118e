import {
  addDays,
  baselineSpan,
  chartLimits,
  companyScope,
  createUser,
  decideSignal,
  detectSignals,
  importSales,
  limitsOf,
  listSignals,
} from "@huilu/core";
import fc from "fast-check";
import { beforeAll, describe, expect, it, test } from "vitest";
import { happened, withCompany } from "../metrics/company.ts";
import { fileOf } from "../support/file-of.ts";
import { withApi } from "../support/with-api.ts";

const constant = (count: number, exposure: number | null, many: number) =>
  Array.from({ length: many }, () => ({ count, exposure }));
/** Turns about a mean as chance would: its moving range is no wider than Poisson's. */
const around = (mean: number, exposure: number | null, many: number) =>
  Array.from({ length: many }, (_, i) => ({ count: mean + ([0, 2, -1, -2, 1, 0][i % 6] ?? 0), exposure }));

describe("limits of a chart, against hand-computed ones", () => {
  it("are c̄ ± 3√c̄ where nobody knows the units in service", () => {
    const found = limitsOf([...around(16, null, 24), { count: 29, exposure: null }], { from: 0, to: 24 });
    expect(found).toMatchObject({ kind: "C", sigmaZ: 1 });
    expect(found?.points[0]).toMatchObject({ expected: 16, low: 4, high: 28, outside: null });
    expect(found?.points.at(-1)).toMatchObject({ outside: "ABOVE", rules: [1] });
  });

  it("are ū ± 3√(ū ÷ nᵢ) on each point's own exposure: growing sales are no violation", () => {
    // 25 reports on 1,000 unit-months; a year later 100 on 4,000.
    const found = limitsOf([...around(25, 1000, 24), { count: 100, exposure: 4000 }], { from: 0, to: 24 });
    expect(found?.kind).toBe("U");
    expect(found?.points[0]).toMatchObject({ expected: 25, low: 10, high: 40 });
    expect(found?.points.at(-1)).toMatchObject({ expected: 100, low: 70, high: 130, outside: null });
    // The same counts without exposure are one.
    const counted = limitsOf([...around(25, null, 24), { count: 100, exposure: null }], { from: 0, to: 24 });
    expect(counted?.points.at(-1)).toMatchObject({ expected: 25, outside: "ABOVE" });
  });

  it("fall to the counts where the exposure of one point is not known", () => {
    const found = limitsOf([...around(25, 1000, 24), { count: 30, exposure: null }], { from: 0, to: 24 });
    expect(found).toMatchObject({ kind: "C" });
    expect(found?.points.at(-1)).toMatchObject({ low: 10, high: 40, outside: null });
  });

  it("are widened by σz where points vary by more than chance (Laney)", () => {
    // 10 and 40 in turns: c̄ = 25, z = ∓3, moving range 6, σz = 6 ÷ 1.128.
    const wild = Array.from({ length: 24 }, (_, i) => ({ count: i % 2 ? 40 : 10, exposure: null }));
    const found = limitsOf(wild, { from: 0, to: 24 });
    expect(found?.kind).toBe("C_PRIME");
    expect(found?.sigmaZ).toBeCloseTo(6 / 1.128, 9);
    expect(found?.points[0]?.high).toBeCloseTo(25 + 15 * (6 / 1.128), 9);
    expect(found?.points.every(({ outside }) => outside === null)).toBe(true);
  });

  it("are those of equal Poisson tails below five a point", () => {
    // Of mean 2, P(X ≥ 8) = 0.0011 and P(X ≥ 7) = 0.0045: seven are within, eight beyond 0.135 %.
    const found = limitsOf([...constant(2, null, 24), { count: 7, exposure: null }, { count: 8, exposure: null }], {
      from: 0,
      to: 24,
    });
    expect(found?.kind).toBe("PROBABILITY");
    expect(found?.points[0]).toMatchObject({ expected: 2, low: 0, high: 7 });
    expect(found?.points.slice(-2).map(({ outside, rules }) => [outside, rules])).toEqual([
      [null, []],
      ["ABOVE", [1]],
    ]);
  });

  it("learn nothing from a baseline without reports", () => {
    expect(limitsOf(constant(0, 1000, 30), { from: 0, to: 24 })).toBeNull();
  });

  it("tell Nelson's patterns as annotation: nine on one side, six rising", () => {
    const level = [...around(100, null, 24), ...constant(104, null, 9)];
    expect(limitsOf(level, { from: 0, to: 24 })?.points.at(-1)).toMatchObject({ outside: null, rules: [2] });
    const rising = [
      ...around(100, null, 24),
      ...[97, 99, 101, 103, 105, 107].map((count) => ({ count, exposure: null })),
    ];
    expect(limitsOf(rising, { from: 0, to: 24 })?.points.at(-1)?.rules).toContain(3);
  });
});

const drawnPoints = fc.array(
  fc.record({ count: fc.nat(60), exposure: fc.double({ min: 100, max: 5000, noNaN: true }) }),
  {
    minLength: 20,
    maxLength: 80,
  },
);

test("the limits enclose what is expected, and only what lies strictly outside is told so", () => {
  fc.assert(
    fc.property(drawnPoints, (series) => {
      const found = limitsOf(series, { from: 0, to: 20 });
      for (const [i, { expected, low, high, outside }] of (found?.points ?? []).entries()) {
        expect(low).toBeLessThanOrEqual(expected);
        expect(high).toBeGreaterThanOrEqual(Math.floor(expected));
        const count = series[i]?.count ?? Number.NaN;
        expect(outside).toBe(count > high ? "ABOVE" : count < low ? "BELOW" : null);
      }
    }),
  );
});

test("what comes after the baseline changes no limit of it", () => {
  fc.assert(
    fc.property(drawnPoints, drawnPoints, (series, later) => {
      const base = { from: 0, to: 20 };
      // Enough for a mean of five and more, whatever is added.
      const many = [...series, ...later].map((point) => ({ ...point, count: point.count + 400 }));
      const first = limitsOf(many.slice(0, series.length), base)?.points.map(({ low, high }) => [low, high]);
      expect(
        limitsOf(many, base)
          ?.points.slice(0, series.length)
          .map(({ low, high }) => [low, high]),
      ).toEqual(first);
    }),
  );
});

describe("a baseline", () => {
  const weeks = (many: number) => Array.from({ length: many }, (_, i) => addDays("2024-01-01", 7 * i));

  it("leaves the latest thirteen weeks out, and is no longer than a year", () => {
    expect(baselineSpan(weeks(104), "WEEK", null)).toEqual({ from: 39, to: 91, endsBefore: "RECENT" });
    expect(baselineSpan(weeks(40), "WEEK", null)).toEqual({ from: 0, to: 27, endsBefore: "RECENT" });
  });

  it("ends before the week of the change that a signal dates, so that it does not hide itself", () => {
    expect(baselineSpan(weeks(104), "WEEK", addDays("2024-01-01", 7 * 80 + 3))).toEqual({
      from: 28,
      to: 80,
      endsBefore: "SIGNAL",
    });
    // A change within the latest weeks changes nothing.
    expect(baselineSpan(weeks(104), "WEEK", addDays("2024-01-01", 700))).toMatchObject({
      to: 91,
      endsBefore: "RECENT",
    });
  });

  it("is none of fewer than twenty weeks", () => {
    expect(baselineSpan(weeks(32), "WEEK", null)).toBeNull();
    expect(baselineSpan(weeks(33), "WEEK", null)).toEqual({ from: 0, to: 20, endsBefore: "RECENT" });
    expect(baselineSpan(weeks(104), "WEEK", addDays("2024-01-01", 7 * 19))).toBeNull();
  });
});

const first = "2024-01-01";
const weekOf = (week: number) => addDays(first, 7 * week);
const noon = (day: string) => new Date(`${day}T12:00:00+08:00`);

describe("the limits of a defect's trend", () => {
  const company = withCompany();
  const api = withApi(company);
  const leaks = (week: number, many: number) =>
    Array.from({ length: many }, (_, i) => ({
      number: `${week}-${i}`,
      productFamily: { code: "Washers" },
      productModel: { code: "W1" },
      defects: [{ family: { code: "Water" }, type: { code: "Leak" } }],
      events: [happened("registered", `${addDays(weekOf(week), i % 7)} 09:00`)],
    }));
  const ask = (until: number, days = 3) =>
    chartLimits(
      company.db,
      {
        defectType: "Water/Leak",
        range: { from: weekOf(until - 51), to: addDays(weekOf(until), days) },
        grain: "WEEK",
      },
      { scope: companyScope, now: noon(addDays(weekOf(until), days - 1)), language: "en" },
    );
  const usual = [16, 18, 15, 14, 17, 16];

  beforeAll(async () => {
    const calm = Array.from({ length: 60 }, (_, week) => leaks(week, usual[week % usual.length] ?? 0)).flat();
    await company.add(...calm, ...leaks(60, 40), ...leaks(61, 2));
  });

  it("are of counts without sales, and judge neither the running week nor one before there are reports", async () => {
    const { kind, baseline, points, reason } = await ask(61);
    expect({ kind, reason }).toEqual({ kind: "C", reason: null });
    // 61 whole weeks less the latest 13, counted from the first report on.
    expect(baseline).toEqual({ from: weekOf(0), to: weekOf(48), points: 48, endsBefore: "RECENT" });
    expect(points.map(({ bucket }) => bucket)).toEqual(Array.from({ length: 51 }, (_, i) => weekOf(10 + i)));
    expect(points[0]?.expected).toBeCloseTo(16, 9);
    expect(points[0]).toMatchObject({ low: 4, high: 28, rate: null });
    expect(points.filter(({ outside }) => outside).map(({ bucket, outside }) => [bucket, outside])).toEqual([
      [weekOf(60), "ABOVE"],
    ]);
  });

  it("are not told before the baseline is long enough", async () => {
    expect(await ask(32)).toMatchObject({ kind: null, reason: "HISTORY_SHORT", points: [], fewest: 20 });
    expect(await ask(33)).toMatchObject({ kind: "C", baseline: { points: 20 } });
  });

  it("are of rates as soon as sales are known, and follow what is sold", async () => {
    const sales = "family,model,month,units\nWashers,W1,2023-06,10000\nWashers,W1,2024-12,10000\n";
    await importSales(company.db, await fileOf(sales), { userId: null, now: noon(weekOf(61)) });
    const { kind, points } = await ask(61);
    expect(kind).toBe("U");
    const [before, after] = [points[0], points.at(-1)];
    // Twice as many are in service.
    expect((after?.expected ?? 0) / (before?.expected ?? 1)).toBeCloseTo(2, 1);
    expect(after?.rate?.expected).toBeCloseTo(before?.rate?.expected ?? 0, 9);
    expect(after?.outside).toBe(null);
  });

  it("come with the holidays of the calendar, and through the API with the right", async () => {
    const { holidays } = await ask(61);
    expect(holidays.some(({ name, from }) => name.includes("National Day") && from === "2024-10-01")).toBe(true);
    const query = `{ chartLimits(defectType: "Water/Leak", grain: WEEK,
      range: { from: "${weekOf(10)}", to: "${weekOf(61)}" }) { kind points { bucket reports { high } rate { high } outside } } }`;
    const { data, errors } = await api.ask({ token: await api.tokenFor("QUALITY_ENGINEER"), query });
    expect(errors).toEqual([]);
    expect(data.chartLimits.kind).toBe("U");
    expect(data.chartLimits.points).toHaveLength(51);
  });

  it("are learned from before the change that a standing signal dates, and name it", async () => {
    await company.add(...Array.from({ length: 20 }, (_, i) => leaks(62 + i, 60)).flat());
    await detectSignals(company.db, { now: noon(weekOf(66)) });
    const { baseline, annotations, points } = await ask(81);
    const signal = annotations.find(({ level }) => level === "DEFECT");
    expect(signal?.kind).toBe("SIGNAL");
    const since = annotations.flatMap(({ sinceOn }) => sinceOn ?? []).toSorted()[0];
    // The latest thirteen weeks alone would leave six bad ones in it.
    expect(baseline).toMatchObject({ endsBefore: "SIGNAL", to: since });
    expect(points.filter(({ bucket }) => bucket >= weekOf(62)).every(({ outside }) => outside === "ABOVE")).toBe(true);
    const others = await chartLimits(
      company.db,
      {
        defectType: "Water/Leak",
        range: { from: weekOf(30), to: weekOf(81) },
        grain: "WEEK",
        filters: [{ dimension: "productModel", in: ["Washers/W2"] }],
      },
      { scope: companyScope, now: noon(weekOf(81)), language: "en" },
    );
    expect(others.annotations.some(({ level }) => level === "MODEL")).toBe(false);
  });

  it("are as known then: who dismisses a signal later changes nothing of what it dated before", async () => {
    const person = {
      username: "gen-engineer",
      displayName: "Gen Engineer",
      role: "QUALITY_ENGINEER",
      password: "one-time",
    } as const;
    const { userId } = await createUser(company.db, person, noon(weekOf(81)));
    const [then, now] = [noon(addDays(weekOf(81), 2)), noon(addDays(weekOf(82), 2))];
    const before = await ask(81);
    for (const { id } of await listSignals(company.db.pool, { states: ["OPEN"], language: "en" }))
      await decideSignal(
        company.db,
        { id, action: "DISMISSED", reason: "A campaign" },
        { userId, now: noon(weekOf(82)) },
      );
    const question = {
      defectType: "Water/Leak",
      range: { from: weekOf(30), to: addDays(weekOf(81), 3) },
      grain: "WEEK",
    } as const;
    const asker = { scope: companyScope, now, language: "en" } as const;
    expect((await chartLimits(company.db, question, asker)).annotations).toEqual([]);
    const known = await chartLimits(company.db, { ...question, asKnownOn: then }, asker);
    expect(known.annotations).toEqual(before.annotations);
    expect(known.annotations).not.toEqual([]);
  });

  it("refuse a range without days", async () => {
    const range = { from: weekOf(2), to: weekOf(2) };
    const asker = { scope: companyScope, now: noon(weekOf(61)), language: "en" } as const;
    await expect(
      chartLimits(company.db, { defectType: "Water/Leak", range, grain: "WEEK" }, asker),
    ).rejects.toMatchObject({ reason: "range_empty" });
  });
});
