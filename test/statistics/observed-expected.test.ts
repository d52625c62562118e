import {
  approximateFunnelUpper,
  binomialFunnelLimits,
  observedExpected,
  poissonBinomialInterval,
  poissonBinomialTails,
  poissonFunnelLimits,
  poissonInterval,
} from "@huilu/core";
import fc from "fast-check";
import { expect, test } from "vitest";

// FunnelPlotR's limits and R's poisson.test; Garwood 1936, Breslow & Day 1987.
const published = [
  { O: 12, E: 7.4, exact: [0.8379155552327, 2.832646628132], byar: [0.8369607849487, 2.832818666252] },
  { O: 3, E: 5.1, exact: [0.1213082593913, 1.71907315093], byar: [0.118229914075, 1.718698911551] },
  { O: 0, E: 2.2, exact: [0, 1.676763388234], byar: [0, 1.667278122247] },
  { O: 58, E: 41.7, exact: [1.0561590331, 1.798044358386], byar: [1.05609632491, 1.798076545071] },
] as const;
const tails = [
  [0.07352554116561, 0.05632134004348],
  [0.8835216568658, 0.816126696144],
  [1, 0.9445984208188],
  [0.009720948096375, 0.008187709617126],
] as const;

test.each(published.map((row, i) => ({ ...row, tail: tails[i] ?? [Number.NaN, Number.NaN] })))(
  "observedExpected of $O against $E is R's",
  ({ O, E, exact, byar, tail }) => {
    const found = observedExpected(O, E);
    expectClose(found.exact95, exact);
    expectClose(found.byar95, byar);
    expectClose([found.p_upper, found.p_mid_upper], tail);
  },
);

test.each([
  [2, 0.121104639272, 3.612343833862, 0.02270100888474, 5.614436121206, 3.185124219133],
  [10, 0.4795388696132, 1.839035604202, 0.2960520372744, 2.413397114542, 1.977217258653],
  [50, 0.7422192747492, 1.318375333287, 0.6191793920694, 1.518837839842, 1.437024843827],
  [200, 0.8662044134073, 1.148609908327, 0.7956490058724, 1.238374851005, 1.218512421913],
])("funnel limits at E = %d are FunnelPlotR's", (E, l95, u95, l998, u998, approximate) => {
  const [inner, outer] = [poissonFunnelLimits(E, 0.95), poissonFunnelLimits(E, 0.998)];
  expectClose([inner.low, inner.high, outer.low, outer.high], [l95, u95, l998, u998]);
  expectClose([approximateFunnelUpper(E, 0.998)], [approximate]);
});

test("a small upper tail keeps its digits", () => {
  // P(X ≥ 40) for mean 5, summed term by term in exact arithmetic.
  expect(observedExpected(40, 5).p_upper / tailByTerms(40, 5) - 1).toBeLessThan(1e-12);
  expect(observedExpected(40, 5).p_upper).toBeGreaterThan(0);
});

test("with equal chances the Poisson-binomial interval is Clopper and Pearson's", () => {
  // R: binom.test(15, 148), binom.test(81, 263), binom.test(0, 20).
  for (const [x, n, low, high] of [
    [15, 148, 0.05784401008345, 0.1616504903495],
    [81, 263, 0.2527367455853, 0.3676219226014],
    [0, 20, 0, 0.1684334709831],
  ] as const) {
    const chance = 0.3;
    const found = poissonBinomialInterval([{ trials: n, chance }], x);
    expectClose([found.low * chance, found.high * chance], [low, high]);
  }
});

const mix = fc.array(
  fc.record({ trials: fc.integer({ min: 1, max: 12 }), chance: fc.double({ min: 0.05, max: 0.95, noNaN: true }) }),
  {
    minLength: 1,
    maxLength: 5,
  },
);

test("Poisson-binomial tails are those of every way the trials can fall", () => {
  const few = fc.array(fc.double({ min: 0.01, max: 0.99, noNaN: true }), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(few, fc.nat(9), (chances, count) => {
      const groups = chances.map((chance) => ({ trials: 1, chance }));
      const { lower, upper } = poissonBinomialTails(groups, count);
      expect(lower).toBeCloseTo(
        byEnumeration(chances, (k) => k <= count),
        12,
      );
      expect(upper).toBeCloseTo(
        byEnumeration(chances, (k) => k >= count),
        12,
      );
    }),
  );
});

test("an interval contains its estimate, widens with its level, and rises with the count", () => {
  fc.assert(
    fc.property(mix, fc.double({ min: 0, max: 1, noNaN: true }), (groups, share) => {
      const trials = groups.reduce((sum, group) => sum + group.trials, 0);
      const expected = groups.reduce((sum, group) => sum + group.trials * group.chance, 0);
      const observed = Math.min(trials - 1, Math.floor(share * trials));
      const narrow = poissonBinomialInterval(groups, observed, 0.9);
      const wide = poissonBinomialInterval(groups, observed, 0.99);
      const next = poissonBinomialInterval(groups, observed + 1, 0.9);
      expect(wide.low).toBeLessThanOrEqual(narrow.low + 1e-9);
      expect(narrow.low).toBeLessThanOrEqual(observed / expected + 1e-9);
      expect(observed / expected).toBeLessThanOrEqual(narrow.high + 1e-9);
      expect(narrow.high).toBeLessThanOrEqual(wide.high + 1e-9);
      expect(next.low).toBeGreaterThanOrEqual(narrow.low - 1e-9);
      expect(next.high).toBeGreaterThanOrEqual(narrow.high - 1e-9);
    }),
  );
});

test("at 80 % the interval of a share is about half as wide as Poisson's", () => {
  const share = poissonBinomialInterval([{ trials: 200, chance: 0.8 }], 160);
  const poisson = poissonInterval(160);
  const ratio = (share.high - share.low) / ((poisson.high - poisson.low) / 160);
  expect(ratio).toBeGreaterThan(0.4);
  expect(ratio).toBeLessThan(0.5);
});

test("funnel limits of a share narrow with the number and hold what they promise", () => {
  let before = binomialFunnelLimits(8, 0.8, 0.998);
  for (const trials of [20, 50, 120, 400, 2000]) {
    const limits = binomialFunnelLimits(trials, 0.8, 0.998);
    expect(limits.low).toBeGreaterThan(before.low);
    expect(limits.high).toBeLessThanOrEqual(before.high + 1e-9);
    const outside = poissonBinomialTails([{ trials, chance: 0.8 }], Math.floor(limits.low * trials * 0.8)).lower;
    expect(outside).toBeLessThanOrEqual(0.0011);
    before = limits;
  }
});

function byEnumeration(chances: readonly number[], wanted: (k: number) => boolean): number {
  let total = 0;
  for (let way = 0; way < 2 ** chances.length; way += 1) {
    const hits = chances.map((_, i) => Math.floor(way / 2 ** i) % 2 === 1);
    if (!wanted(hits.filter(Boolean).length)) continue;
    total += chances.reduce((product, chance, i) => product * (hits[i] ? chance : 1 - chance), 1);
  }
  return total;
}

function tailByTerms(count: number, mean: number): number {
  let term = Math.exp(-mean);
  for (let k = 1; k <= count; k += 1) term *= mean / k;
  let sum = 0;
  for (let k = count; k < count + 200; k += 1) {
    sum += term;
    term *= mean / (k + 1);
  }
  return sum;
}

function expectClose(found: readonly number[], expected: readonly number[]): void {
  expect(found.length).toBe(expected.length);
  found.forEach((value, i) => {
    const wanted = expected[i] ?? Number.NaN;
    expect(Math.abs(value - wanted)).toBeLessThanOrEqual(1e-9 + 1e-8 * Math.abs(wanted));
  });
}
