import {
  curveOf,
  fitMode,
  forecastOf,
  meanCumulativeFunction,
  meanCurve,
  monthsInServiceRate,
  weibullFit,
  weightedRate,
  type LifeRow,
  type Observation,
} from "@huilu/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

/** A generator of uniform numbers with a seed (mulberry32). */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const start = 2024 * 12;
const observed = (months: number, completeness: readonly number[] = []): Observation => ({
  from: start,
  to: start + months,
  settledTo: start + months,
  completeness,
});
const daysAMonth = 365.25 / 12;

type Life = { readonly soldMonth: number; readonly soldDay: number; readonly ageDays: number };

/** Units sold on days of `months` months, and the day of life on which each fails. */
function weibullLives(
  random: () => number,
  { beta, eta }: { beta: number; eta: number },
  months: number,
  units: number,
) {
  return Array.from({ length: months }, (_, m) =>
    Array.from({ length: units }, (): Life => {
      const soldDay = random() * daysAMonth;
      return { soldMonth: start + m, soldDay, ageDays: eta * daysAMonth * (-Math.log(1 - random())) ** (1 / beta) };
    }),
  ).flat();
}

/** In which month a unit fails. */
const failedIn = ({ soldMonth, soldDay, ageDays }: Life) => soldMonth + Math.floor((soldDay + ageDays) / daysAMonth);

function lifeRows(lives: readonly Life[], until: number): LifeRow[] {
  return [...Map.groupBy(lives, ({ soldMonth }) => soldMonth)].map(([soldMonth, own]) => {
    const reports = new Map<number, number>();
    for (const life of own) {
      const month = failedIn(life);
      if (month < until) reports.set(month - soldMonth, (reports.get(month - soldMonth) ?? 0) + 1);
    }
    return { cohort: "", batches: [], soldMonth, units: own.length, reports };
  });
}

describe("the curve of a cohort", () => {
  const rows = fc.array(
    fc.record({
      soldMonth: fc.integer({ min: 0, max: 11 }),
      units: fc.integer({ min: 1, max: 500 }),
      ages: fc.array(fc.integer({ min: 0, max: 11 }), { maxLength: 30 }),
    }),
    { minLength: 1, maxLength: 5 },
  );

  it("is that of the library, its counts are the reports', and it is final to where every unit has come", () => {
    fc.assert(
      fc.property(rows, (drawn) => {
        const cohort = drawn.map(({ soldMonth, units, ages }): LifeRow => {
          const seen = ages.filter((age) => soldMonth + age < 12);
          const reports = new Map([...Map.groupBy(seen, (age) => age)].map(([age, same]) => [age, same.length]));
          return { cohort: "", batches: [], soldMonth: start + soldMonth, units, reports };
        });
        const points = curveOf(cohort, observed(12));
        const { cum_per_1000 } = monthsInServiceRate({
          units: cohort.map(({ units }) => units),
          sold_month: cohort.map(({ soldMonth }) => soldMonth),
          now_month: start + 12,
          claims_by_age: cohort.map(({ soldMonth, reports }) =>
            Array.from({ length: start + 12 - soldMonth }, (_, age) => reports.get(age) ?? 0),
          ),
          delay_cdf: [1],
        });
        const youngest = 11 - Math.max(...drawn.map(({ soldMonth }) => soldMonth));
        for (const { age, perThousand, low, high, reports, mature } of points) {
          expect(perThousand).toBeCloseTo(cum_per_1000[age] ?? Number.NaN, 9);
          expect(low).toBeLessThanOrEqual(perThousand + 1e-9);
          expect(high).toBeGreaterThanOrEqual(perThousand);
          expect(mature).toBe(age <= youngest);
          expect(reports).toBe(
            cohort.reduce(
              (sum, row) => sum + [...row.reports].reduce((n, [at, count]) => n + (at <= age ? count : 0), 0),
              0,
            ),
          );
        }
      }),
    );
  });

  it("is not lower for reports that are still to come, and tells them as not final", () => {
    const sold = (soldMonth: number, reports: number): LifeRow => ({
      cohort: "",
      batches: [],
      units: 1000,
      soldMonth,
      reports: new Map([[0, reports]]),
    });
    const late = curveOf([sold(start + 11, 5)], observed(12, [0.5, 1]));
    expect(late[0]).toMatchObject({ perThousand: 10, reports: 5, mature: false });
    expect(curveOf([sold(start + 10, 5)], observed(12, [0.5, 1]))[0]).toMatchObject({ perThousand: 5, mature: true });
    expect(curveOf([sold(start + 11, 5)], observed(12, [0.1, 1]))).toEqual([]);
  });

  it("is not told where its beginning was not seen", () => {
    const old: LifeRow = { cohort: "", batches: [], soldMonth: start - 3, units: 10, reports: new Map([[4, 1]]) };
    expect(curveOf([old], observed(12))).toEqual([]);
    expect(curveOf([], observed(12))).toEqual([]);
  });

  it("covers the true rate in nineteen of twenty cases", () => {
    const random = uniform(11);
    const truth = 1000 * (1 - Math.exp(-((6 / 60) ** 1.5)));
    const runs = 300;
    const covered = Array.from({ length: runs }, () => {
      const lives = weibullLives(random, { beta: 1.5, eta: 60 }, 1, 800).map((life) => ({ ...life, soldDay: 0 }));
      const point = curveOf(lifeRows(lives, start + 12), observed(12))[5];
      return point !== undefined && point.low <= truth && truth <= point.high;
    }).filter(Boolean).length;
    expect(covered / runs).toBeGreaterThan(0.93);
  });
});

it("a rate with one exposure has Garwood's limits, and nothing counted has an upper one", () => {
  const { rate, low, high } = weightedRate([3], [100]);
  expect(rate).toBeCloseTo(0.03, 12);
  expect(low).toBeCloseTo(0.00618672, 7);
  expect(high).toBeCloseTo(0.08767273, 7);
  expect(weightedRate([0, 0], [50, 100]).high).toBeCloseTo(0.0737776, 6);
});

describe("the life of a failure mode", () => {
  const failuresOf = (lives: readonly Life[], months: number) =>
    lives
      .filter((life) => failedIn(life) < start + months)
      .map(({ soldMonth, ageDays }) => ({ soldMonth, ageDays: Math.floor(ageDays), failures: 1 }));
  const soldOf = (months: number, units: number) =>
    Array.from({ length: months }, (_, m) => ({ soldMonth: start + m, units }));

  it.each([
    { beta: 0.6, eta: 400, shape: "EARLY" },
    { beta: 1, eta: 150, shape: "RANDOM" },
    { beta: 2.5, eta: 40, shape: "WEAR_OUT" },
  ])("is recovered within its intervals: $shape", ({ beta, eta, shape }) => {
    const runs = 60;
    const b10 = eta * (-Math.log(0.9)) ** (1 / beta);
    const found = Array.from({ length: runs }, (_, seed) => {
      const lives = weibullLives(uniform(seed + 1), { beta, eta }, 30, 120);
      return fitMode({ failures: failuresOf(lives, 36), units: soldOf(30, 120), datedShare: 1 }, observed(36)).life;
    }).filter((life) => life !== null);
    expect(found.length).toBe(runs);
    const share = (holds: (life: (typeof found)[number]) => boolean) => found.filter(holds).length / runs;
    expect(share((life) => life.betaLow <= beta && beta <= life.betaHigh)).toBeGreaterThan(0.87);
    expect(share((life) => life.b10Low <= b10 && b10 <= life.b10High)).toBeGreaterThan(0.87);
    expect(share((life) => life.shape === shape)).toBeGreaterThan(0.9);
  });

  it("says why there is none", () => {
    const units = soldOf(10, 100);
    const failed = (soldMonth: number, ageDays: number, failures: number) => ({ soldMonth, ageDays, failures });
    const told = (failures: readonly ReturnType<typeof failed>[]) =>
      fitMode({ failures, units, datedShare: 1 }, observed(12));
    expect(told([failed(start, 10, 4)])).toMatchObject({
      failures: 4,
      units: 1000,
      reason: "FEW_FAILURES",
      life: null,
    });
    expect(told([failed(start - 5, 10, 40)])).toMatchObject({ failures: 0, reason: "FEW_FAILURES" });
    expect(fitMode({ failures: [], units: [], datedShare: 1 }, observed(12))).toMatchObject({ reason: "NO_SALES" });
  });

  it("has the B10 of Genschel and Meeker's method in the middle of its limits", () => {
    const { B10, B10_ci95 } = weibullFit([100, 200, 300, 400, 500, 600], [1, 1, 1, 1, 0, 0]);
    expect(Math.sqrt(B10_ci95[0] * B10_ci95[1])).toBeCloseTo(B10, 9);
  });
});

describe("how often a unit comes back", () => {
  it("is the mean cumulative function of every single unit", () => {
    const unit = fc.record({
      soldMonth: fc.integer({ min: 0, max: 5 }),
      ages: fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(unit, { minLength: 2, maxLength: 25 }), (drawn) => {
        const units = drawn.map(({ soldMonth, ages }) => ({
          soldMonth,
          ages: ages.filter((age) => soldMonth + age < 8),
        }));
        const histories = units
          .filter(({ ages }) => ages.length > 0)
          .map(({ soldMonth, ages }) => ({ soldMonth: start + soldMonth, ages, units: 1 }));
        const sold = [...Map.groupBy(units, ({ soldMonth }) => soldMonth)].map(([month, own]) => ({
          soldMonth: start + month,
          units: own.length,
        }));
        const points = meanCurve(histories, sold, observed(8));
        const rows = units.flatMap(({ soldMonth, ages }, id) => [
          ...ages.map((age) => ({ id, age, status: 1 })),
          { id, age: 7 - soldMonth, status: 0 },
        ]);
        const single = meanCumulativeFunction(
          rows.map(({ id }) => id),
          rows.map(({ age }) => age),
          rows.map(({ status }) => status),
        );
        expect(points.map(({ age }) => age)).toEqual(single.time);
        for (const [i, { mean, low, high }] of points.entries()) {
          expect(mean).toBeCloseTo(single.mcf[i] ?? Number.NaN, 9);
          expect(Math.log(high / low)).toBeCloseTo((2 * 1.959963985 * (single.se_robust[i] ?? 0)) / mean, 6);
        }
      }),
    );
  });
});

describe("the forecast", () => {
  it.each([
    { beta: 0.7, eta: 300 },
    { beta: 1, eta: 120 },
    { beta: 2, eta: 60 },
  ])("covers what comes: shape $beta", ({ beta, eta }) => {
    const runs = 80;
    const hits = Array.from({ length: runs }, (_, seed) => {
      const lives = weibullLives(uniform(100 + seed), { beta, eta }, 24, 200);
      const forecast = forecastOf({ rows: lifeRows(lives, start + 24), datedShare: 1 }, observed(24));
      const truth = lives.filter((life) => failedIn(life) >= start + 24 && failedIn(life) < start + 30).length;
      const first = lives.filter((life) => failedIn(life) === start + 24).length;
      const [month] = forecast?.months ?? [];
      return {
        total: forecast !== null && forecast.total.low <= truth && truth <= forecast.total.high,
        month: month !== undefined && month.low <= first && first <= month.high,
        ratio: (forecast?.total.expected ?? 0) / truth,
      };
    });
    expect(hits.filter(({ month }) => month).length / runs).toBeGreaterThan(0.9);
    expect(hits.filter(({ total }) => total).length / runs).toBeGreaterThan(0.85);
  });

  it("counts as much more as reports are undated, and is null of next to nothing", () => {
    const rows = lifeRows(weibullLives(uniform(5), { beta: 1, eta: 50 }, 20, 100), start + 20);
    const [all, half] = [
      forecastOf({ rows, datedShare: 1 }, observed(20)),
      forecastOf({ rows, datedShare: 0.5 }, observed(20)),
    ];
    expect((half?.total.expected ?? 0) / (all?.total.expected ?? 1)).toBeCloseTo(2, 9);
    expect(all?.months.reduce((sum, { expected }) => sum + expected, 0)).toBeCloseTo(all?.total.expected ?? 0, 6);
    expect(all?.months[0]?.month).toBe("2025-09-01");
    expect(
      forecastOf(
        { rows: rows.map((row) => ({ ...row, reports: new Map<number, number>() })), datedShare: 1 },
        observed(20),
      ),
    ).toBeNull();
  });
});
