import {
  claimsOf,
  dispersionOfCourse,
  equalAges,
  informationOf,
  isDue,
  judgeCells,
  type JudgeQuestion,
  levelsAt,
  neededExposure,
  nominalLevels,
  obrienFlemingSpending,
  plannedInformation,
  powerMargin,
  rateRatioTest,
  ratioLimits,
  ratioOfRatiosTest,
  type ServiceMonth,
  sidesOf,
  spentBy,
  standingVerdict,
  verdictOf,
  verdictOfClaims,
} from "@huilu/core";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";

const one = (after: number, before: number, exposures: readonly [number, number]) => [
  { after, before, afterExposure: exposures[0], beforeExposure: exposures[1] },
];

describe("the ratio of two rates", () => {
  // R: poisson.test(c(a, b), c(T1, T2)).
  it.each([
    [11, 21, 800, 3011, 1.971488095238, 0.8584264033916, 4.277265943654],
    [3, 12, 10, 10, 0.25, 0.04527286360547, 0.9263781937177],
    [45, 30, 1200, 1500, 1.875, 1.155559973095, 3.082466890132],
  ])("of %i and %i events has R's limits", (after, before, first, second, ratio, low, high) => {
    const found = rateRatioTest(one(after, before, [first, second]));
    expect(found.ratio).toBeCloseTo(ratio, 10);
    expect(ratioLimits(found, 0.025)).toEqual({ low: expect.closeTo(low, 9), high: expect.closeTo(high, 9) });
  });

  const strata = [...one(3, 10, [100, 200]), ...one(2, 5, [50, 90]), ...one(1, 4, [20, 30])];

  it("over strata is that of the sum of their binomials", () => {
    const found = rateRatioTest(strata);
    // scipy: the convolution of binom(13, r/(r + 2)), binom(7, 5r/(5r + 9)) and binom(5, 2r/(2r + 3)).
    expect(found.below(1)).toBeCloseTo(0.1643367758929961, 12);
    expect(found.above(1)).toBeCloseTo(0.9227410209860634, 12);
    expect(found.ratio).toBeCloseTo(0.5771303728366, 9);
    expect(ratioLimits(found, 0.025).low).toBeCloseTo(0.1884316976253, 9);
    expect(ratioLimits(found, 0.025).high).toBeCloseTo(1.505185261966, 9);
  });

  it("is told of one side only where the other has no events or exposure", () => {
    expect(ratioLimits(rateRatioTest(one(0, 6, [5, 9])), 0.025)).toEqual({
      low: 0,
      high: expect.closeTo(1.528760149735, 9),
    });
    expect(rateRatioTest(one(4, 0, [5, 9]))).toMatchObject({ ratio: null });
    expect(ratioLimits(rateRatioTest(one(4, 0, [5, 9])), 0.025).high).toBeNull();
    expect(ratioLimits(rateRatioTest(one(4, 3, [0, 9])), 0.025)).toEqual({ low: 0, high: null });
    expect(ratioLimits(rateRatioTest(one(0, 30, [5, 5])), 0)).toEqual({ low: 0, high: null });
    expect(() => rateRatioTest(one(1.5, 2, [5, 9]))).toThrow("statistics_unfit");
  });

  it("is wider the more counts vary, around the same estimate", () => {
    const [plain, wide] = [rateRatioTest(strata), rateRatioTest(strata, 1.5)];
    expect(wide.ratio).toBe(plain.ratio);
    expect(wide.below(1)).toBeGreaterThan(plain.below(1));
    const [narrow, broad] = [ratioLimits(plain, 0.025), ratioLimits(wide, 0.025)];
    expect(broad.low).toBeLessThan(narrow.low);
    expect(broad.high).toBeGreaterThan(narrow.high ?? Infinity);
  });

  it("of negative binomial counts is beta-binomial: by hand for four events", () => {
    // n = 4, share ½, φ 1.5: size (4 − 1.5) ÷ 0.5 = 5, so a = b = 2.5; P(0) = (2.5·3.5·4.5·5.5) ÷ (5·6·7·8).
    const none = (2.5 * 3.5 * 4.5 * 5.5) / (5 * 6 * 7 * 8);
    expect(rateRatioTest(one(0, 4, [1, 1]), 1.5).below(1)).toBeCloseTo(none, 12);
    expect(rateRatioTest(one(4, 0, [1, 1]), 1.5).above(1)).toBeCloseTo(none, 12);
  });

  test("limits and claims say the same at any level", () => {
    const counts = fc.record({
      after: fc.nat(40),
      before: fc.nat(60),
      afterExposure: fc.integer({ min: 1, max: 90 }),
      beforeExposure: fc.integer({ min: 1, max: 90 }),
    });
    fc.assert(
      fc.property(
        fc.array(counts, { minLength: 1, maxLength: 4 }),
        fc.double({ min: 1e-4, max: 0.1, noNaN: true }),
        fc.constantFrom(1, 1.6),
        (parts, level, dispersion) => {
          const found = rateRatioTest(parts, dispersion);
          const limits = ratioLimits(found, level);
          expect(verdictOfClaims([claimsOf(found, level, 0.5)])).toBe(
            verdictOf({ ratio: found.ratio, ...limits }, 0.5),
          );
          if (found.ratio !== null) {
            expect(limits.low).toBeLessThanOrEqual(found.ratio * (1 + 1e-9));
            expect(limits.high ?? Infinity).toBeGreaterThanOrEqual(found.ratio * (1 - 1e-9));
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("the ratio to other defects", () => {
  it("of one table is Fisher's", () => {
    const found = ratioOfRatiosTest([{ after: 1, before: 9, otherAfter: 11, otherBefore: 3 }]);
    // R: fisher.test(matrix(c(1, 9, 11, 3), 2, byrow = TRUE)).
    expect(found.below(1)).toBeCloseTo(0.0013797280926100418, 14);
    expect(ratioLimits(found, 0.025)).toEqual({
      low: expect.closeTo(0.000636003, 8),
      high: expect.closeTo(0.425866475, 8),
    });
  });

  it("over tables is that of the sum of their noncentral hypergeometric counts", () => {
    const found = ratioOfRatiosTest([
      { after: 3, before: 10, otherAfter: 100, otherBefore: 150 },
      { after: 2, before: 5, otherAfter: 50, otherBefore: 60 },
    ]);
    // scipy: the convolution of nchypergeom_fisher.
    expect(found.below(1)).toBeCloseTo(0.10146737, 7);
    expect(ratioLimits(found, 0.025).high).toBeCloseTo(1.3772800138, 8);
    expect(ratioLimits(found, 0.025).low).toBeCloseTo(0.1287274059, 8);
  });
});

describe("looks", () => {
  it("spend like O'Brien & Fleming: the limits of five even looks are those of Lan & DeMets", () => {
    const looks = [1, 2, 3, 4, 5].map((k) => ({ information: k, spent: obrienFlemingSpending(k / 5, 0.025) }));
    // Published, one-sided 0.025: 4.877, 3.357, 2.680, 2.290, 2.031 standard errors.
    const published = [4.877, 3.357, 2.68, 2.29, 2.031];
    nominalLevels(looks).forEach((level, i) => {
      expect(Math.abs(Math.log(level / upperTail(published[i] ?? 0)))).toBeLessThan(0.003);
    });
  });

  it("spend like Pocock: 2.438, 2.427, 2.410, 2.397, 2.386", () => {
    const looks = [1, 2, 3, 4, 5].map((k) => ({ information: k, spent: 0.025 * Math.log1p(((Math.E - 1) * k) / 5) }));
    nominalLevels(looks).forEach((level, i) => {
      expect(level / upperTail([2.438, 2.4268, 2.4101, 2.3966, 2.3859][i] ?? 0)).toBeCloseTo(1, 2);
    });
  });

  it("never spend more than a fortieth, however many there are and however long they go on", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.02, max: 3, noNaN: true }), { minLength: 2, maxLength: 40 }), (steps) => {
        const at = steps.map((_, i) => steps.slice(0, i + 1).reduce((sum, step) => sum + step, 0));
        expect(at.map(spentBy)).toEqual(at.map(spentBy).toSorted((a, b) => a - b));
        expect(spentBy(at.at(-1) ?? 0)).toBeLessThan(0.025);
        for (const level of levelsAt(at, 1)) expect(level).toBeLessThan(0.025);
      }),
      { numRuns: 25 },
    );
    expect(spentBy(1)).toBeCloseTo(0.02, 12);
    expect(spentBy(2)).toBeCloseTo(0.0225, 12);
    expect(levelsAt([1, 2], 0)).toEqual([0, 0]);
  });

  it("plan what a halving needs, and no more than half of what a short baseline can tell", () => {
    // (2.0537489 + 0.8416212 √½)² ÷ ¼.
    expect(plannedInformation(0.5, { before: 1e6, dispersion: 1 })).toBeCloseTo(28.0659, 3);
    expect(plannedInformation(0.5, { before: 1e6, dispersion: 1.5 })).toBeCloseTo(42.0989, 3);
    expect(plannedInformation(0.5, { before: 20, dispersion: 1 })).toBe(10);
    expect(informationOf(20, 20)).toBe(10);
    expect(informationOf(0, 0)).toBe(0);
  });
});

/** P(Z > z) for z > 2: the continued fraction of Mills' ratio. */
function upperTail(z: number): number {
  let fraction = z;
  for (let k = 60; k > 0; k -= 1) fraction = z + k / fraction;
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) / fraction;
}

describe("the verdict", () => {
  const ratio = (value: number | null, low: number, high: number | null) => ({ ratio: value, low, high });
  it.each([
    ["EFFECTIVE", ratio(0.4, 0.2, 0.9), null],
    ["EFFECTIVE", ratio(0, 0, 0.9), null],
    ["PARTLY", ratio(0.6, 0.3, 0.9), null],
    // Surely less than planned, and surely something.
    ["PARTLY", ratio(0.7, 0.55, 0.9), null],
    ["WORSE", ratio(2, 1.1, 3), null],
    ["NOT_EFFECTIVE", ratio(0.9, 0.55, 1.4), null],
    ["NOT_SHOWN_YET", ratio(0.4, 0.1, 1.1), null],
    ["NOT_SHOWN_YET", ratio(null, 0, null), null],
    // Everything has fallen.
    ["NOT_SHOWN_YET", ratio(0.4, 0.2, 0.9), ratio(1, 0.4, 1.9)],
    ["PARTLY", ratio(0.4, 0.2, 0.9), ratio(0.6, 0.3, 0.95)],
    // Everything has risen.
    ["NOT_SHOWN_YET", ratio(1.1, 0.7, 1.9), ratio(0.5, 0.3, 1.2)],
    ["NOT_EFFECTIVE", ratio(1.4, 1.1, 1.9), ratio(0.9, 0.6, 1.2)],
  ] as const)("is %s of %o against %o", (verdict, own, against) => {
    expect(verdictOf(own, 0.5, against)).toBe(verdict);
  });

  it("stands until another look shows another one", () => {
    const looks = (["NOT_SHOWN_YET", "EFFECTIVE", "NOT_SHOWN_YET"] as const).map((verdict) => ({ verdict }));
    expect(standingVerdict(looks)).toBe("EFFECTIVE");
    expect(standingVerdict([...looks, { verdict: "NOT_EFFECTIVE" }])).toBe("NOT_EFFECTIVE");
    expect(standingVerdict([])).toBe("NOT_SHOWN_YET");
  });
});

const start = 2024 * 12;
/** Units of one month of sale through their months, with so many reports in each. */
const life = (side: ServiceMonth["side"], soldMonth: number, reports: readonly number[], others = 0): ServiceMonth[] =>
  reports.map((n, age) => ({ side, soldMonth, month: soldMonth + age, units: 100, reports: n, others }));

describe("what is compared", () => {
  it("is the ages that both sides have reached, the month of the sale half", () => {
    const cells = [
      ...life("before", start, [4, 2, 1, 1]),
      ...life("before", start + 1, [2, 2]),
      ...life("after", start + 3, [1, 0]),
    ];
    expect(
      equalAges(cells).map(({ age, before, after, beforeExposure, afterExposure }) => [
        age,
        before,
        after,
        beforeExposure,
        afterExposure,
      ]),
    ).toEqual([
      [0, 6, 1, 100, 50],
      [1, 4, 0, 200, 100],
    ]);
  });

  it("varies as its months do against their rates by age", () => {
    // (2 − 5)² ÷ 5 + (8 − 5)² ÷ 5 over one degree of freedom; the lower 20 % point of χ² with one is 0.0641847.
    const found = dispersionOfCourse([
      { reports: 2, expected: 5 },
      { reports: 8, expected: 5 },
    ]);
    expect(found.estimate).toBeCloseTo(3.6, 12);
    expect(found.used).toBeCloseTo(3.6 / 0.0641847, 2);
    expect(
      dispersionOfCourse([
        { reports: 4, expected: 5 },
        { reports: 6, expected: 5 },
      ]),
    ).toEqual({ estimate: expect.closeTo(0.4, 12), used: 1 });
    expect(dispersionOfCourse([{ reports: 4, expected: 5 }])).toEqual({ estimate: null, used: 1 });
  });

  it("stands in the order in which production made it", () => {
    const batch = (id: number, modelId: number, code: string, madeMonth: number | null) => ({
      id,
      modelId,
      code,
      madeMonth,
    });
    const batches = [
      batch(1, 1, "A", start),
      batch(2, 1, "B1", start + 1),
      batch(3, 1, "B2", start + 1),
      batch(4, 2, "B1", start + 1),
      batch(5, 2, "C", start + 2),
      batch(6, 1, "X", null),
    ];
    const sides = (of: ReturnType<typeof sidesOf>) => [1, 2, 3, 4, 5, 6, 7].map((id) => of?.(id) ?? null);
    expect(sides(sidesOf(batches, { kind: "BATCH", batchId: 3 }))).toEqual([
      "before",
      "before",
      "after",
      null,
      "after",
      null,
      null,
    ]);
    expect(sides(sidesOf(batches, { kind: "DATE", on: "2024-02-01" }))).toEqual([
      "before",
      "after",
      "after",
      "after",
      "after",
      null,
      null,
    ]);
    expect(sides(sidesOf(batches, { kind: "DATE", on: "2024-02-10" }))).toEqual([
      "before",
      null,
      null,
      null,
      "after",
      null,
      null,
    ]);
    const since = sidesOf(batches, { kind: "BATCH", batchId: 3 }, "2024-02-01");
    expect(batches.filter(({ id, madeMonth }) => (madeMonth ?? 0) <= start && since?.(id) === "before")).toEqual([]);
    expect(sidesOf(batches, { kind: "BATCH", batchId: 6 })).toBeNull();
  });
});

describe("a look", () => {
  const baseline = Array.from({ length: 12 }, (_, m) =>
    life(
      "before",
      start + m,
      Array.from({ length: 24 - m }, () => 1),
      4,
    ),
  ).flat();
  const after = (months: number, every: number, others = 4) =>
    Array.from({ length: months }, (_, m) =>
      life(
        "after",
        start + 12 + m,
        Array.from({ length: months - m }, (_n, age) => ((m + age) % every === 0 ? 1 : 0)),
        others,
      ),
    ).flat();
  const question = (months: number): JudgeQuestion => ({
    plannedRatio: 0.5,
    to: start + 12 + months,
    grows: true,
    earlier: [],
    plannedInformation: null,
  });
  const judge = (months: number, cells: readonly ServiceMonth[]) =>
    judgeCells([...baseline, ...cells], question(months));

  it("shows what worked, and what did not", () => {
    const worked = judge(12, after(12, 4));
    expect(worked).toMatchObject({ verdict: "EFFECTIVE", others: expect.closeTo(1, 6), dispersion: { used: 1 } });
    expect(worked.own.ratio).toBeLessThan(0.5);
    expect(judge(12, after(12, 1)).verdict).toBe("NOT_EFFECTIVE");
  });

  it("takes a fall of everything for no effect", () => {
    const found = judge(12, after(12, 4, 1));
    expect(found.own.high).toBeLessThan(1);
    expect(found.others).toBeCloseTo(0.25, 6);
    expect(found.verdict).toBe("NOT_SHOWN_YET");
  });

  it("spends nothing twice, and is due again only when more is known", () => {
    const first = judge(6, after(6, 4));
    const again = judgeCells([...baseline, ...after(6, 4)], {
      ...question(6),
      earlier: [first],
      plannedInformation: first.plannedInformation,
    });
    expect(again.level).toBe(0);
    expect(isDue(first, [])).toBe(true);
    expect(isDue(again, [first])).toBe(false);
    const next = judgeCells([...baseline, ...after(7, 4)], {
      ...question(7),
      earlier: [first],
      plannedInformation: first.plannedInformation,
    });
    expect(isDue(next, [first])).toBe(true);
    expect(next.level).toBe(levelsAt([first.information, next.information], first.plannedInformation)[1]);
  });

  it("says how much is still needed, and is right about it", () => {
    const early = judge(3, after(3, 1));
    expect(early.needed?.weeks).toBeGreaterThan(4);
    // Play on what was promised: units of the last three months' number are added each month, as after(…) does.
    const months = Math.ceil(((early.needed?.weeks ?? 0) * 7) / 30.4375);
    const cells = [...baseline, ...after(3 + months, 1)];
    const strata = equalAges(cells);
    const expected = strata.reduce(
      (sum, stratum) => sum + (stratum.before * stratum.afterExposure) / stratum.beforeExposure,
      0,
    );
    const before = strata.reduce((sum, stratum) => sum + stratum.before, 0);
    expect(powerMargin({ expected, before }, { ratio: 0.5, dispersion: 1 })).toBeGreaterThanOrEqual(0);
    const sooner = neededExposure([...baseline, ...after(2 + months, 1)], {
      ratio: 0.5,
      dispersion: 1,
      to: start + 14 + months,
      grows: true,
    });
    expect(sooner?.unitMonths).toBeGreaterThan(0);
    const later = neededExposure(cells, { ratio: 0.5, dispersion: 1, to: start + 15 + months, grows: true });
    expect(later).toEqual({ unitMonths: 0, weeks: 0 });
  });

  it("says when a baseline is too small ever to tell", () => {
    const cells = [...life("before", start, [1, 0, 1, 0, 1]), ...life("after", start + 2, [0, 0, 0])];
    expect(neededExposure(cells, { ratio: 0.5, dispersion: 1, to: start + 5, grows: true })).toBeNull();
  });
});
