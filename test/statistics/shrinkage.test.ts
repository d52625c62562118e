import {
  betaBinomialShrinkage,
  caseMixFunnel,
  gammaPoissonShrinkage,
  intervalsOverlap,
  mayBeRanked,
  npsInterval,
} from "@huilu/core";
import fc from "fast-check";
import { expect, test } from "vitest";

test("gammaPoissonShrinkage of the ten pumps is R's (Gaver & O'Muircheartaigh 1987)", () => {
  const x = [5, 1, 5, 14, 3, 19, 1, 1, 4, 22];
  const t = [94.32, 15.72, 62.88, 125.76, 5.24, 31.44, 1.048, 1.048, 2.096, 10.48];
  const found = gammaPoissonShrinkage(x, t);
  expectClose([found.a, found.b, found.neg_loglik], [0.8222684425658, 1.258953915373, 32.263067044953]);
  expectClose([found.raw[0], found.raw[9]], [0.05301102629347, 2.099236641221]);
  const mean = [0.06091580001724, 0.1073251303731, 0.09077585596809, 0.1166933594213, 0.5881359511605];
  expectClose(found.post_mean.slice(0, 5), mean);
  expectClose([found.post_l95[9], found.post_u95[9]], [1.229989958427, 2.819159657597]);
  expectClose([found.post_l95[1], found.post_u95[1]], [0.01115444803489, 0.3097904159608]);
});

test("betaBinomialShrinkage finds the prior that made the data, and draws small units in most", () => {
  const n = Array.from({ length: 400 }, (_, i) => 10 + (i % 50));
  const y = n.map((trials, i) => Math.round(trials * betaish(i)));
  const found = betaBinomialShrinkage(y, n);
  const mean = found.A / (found.A + found.B);
  expect(mean).toBeGreaterThan(0.68);
  expect(mean).toBeLessThan(0.76);
  // Nearby priors explain the data less well.
  for (const factor of [0.9, 1.1]) {
    expect(likelihood(y, n, found.A * factor, found.B * factor)).toBeGreaterThan(found.neg_loglik);
    expect(likelihood(y, n, found.A * factor, found.B)).toBeGreaterThan(found.neg_loglik);
  }
  expect(likelihood(y, n, found.A, found.B)).toBeCloseTo(found.neg_loglik, 6);
});

test("shrinkage moves every figure towards the mean and never beyond it", () => {
  const units = fc.array(
    fc.record({ n: fc.integer({ min: 5, max: 80 }), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
    {
      minLength: 4,
      maxLength: 12,
    },
  );
  fc.assert(
    fc.property(units, (all) => {
      const n = all.map((unit) => unit.n);
      const y = all.map((unit) => Math.round(unit.share * unit.n));
      const { A, B, post_mean, post_l95, post_u95 } = betaBinomialShrinkage(y, n);
      const mean = A / (A + B);
      y.forEach((hits, i) => {
        const raw = hits / (n[i] ?? 1);
        const shrunk = post_mean[i] ?? Number.NaN;
        expect(shrunk).toBeGreaterThanOrEqual(Math.min(raw, mean) - 1e-9);
        expect(shrunk).toBeLessThanOrEqual(Math.max(raw, mean) + 1e-9);
        // A mean may lie outside the interval where nearly all of the chance is at one end.
        expect(post_l95[i]).toBeGreaterThanOrEqual(0);
        expect(post_u95[i]).toBeGreaterThanOrEqual(post_l95[i] ?? Number.NaN);
        expect(post_u95[i]).toBeLessThanOrEqual(1);
      });
    }),
    {
      // Units that are all of one kind or all of the other once had the lightest of all priors, and no interval.
      examples: [[[80, 66, 11, 32, 39, 78].map((n) => ({ n, share: n === 32 ? 1 : 0 }))]],
      numRuns: 300,
    },
  );
});

test("caseMixFunnel: where everybody has the strata's rates, O/E is 1 and nothing is over-dispersed", () => {
  const n = [
    [10, 100],
    [100, 10],
    [50, 50],
  ];
  const found = caseMixFunnel(
    n,
    n.map(([a = 0, b = 0]) => [a * 0.2, b * 0.6]),
  );
  expectClose(found.ref_rates, [0.2, 0.6]);
  expectClose(found.ratio, [1, 1, 1]);
  expect(found.phi_winsorised).toBeCloseTo(0, 12);
  expect(found.tau2).toBe(0);
});

test("caseMixFunnel: one stratum, worked by hand", () => {
  const found = caseMixFunnel([[100], [100], [100], [100]], [[4], [16], [9], [11]]);
  expectClose(found.E, [10, 10, 10, 10]);
  const z = [4, 16, 9, 11].map((observed) => 2 * (Math.sqrt(observed) - Math.sqrt(10)));
  expectClose(found.z, z);
  // Type 7: the 10 % quantile lies 0.3 of the way from the first to the second value.
  const sorted = z.toSorted((a, b) => a - b);
  const [a = 0, b = 0, c = 0, d = 0] = sorted;
  const drawn = [a + 0.3 * (b - a), b, c, d - 0.3 * (d - c)];
  const phi = drawn.reduce((sum, value) => sum + value * value, 0) / 4;
  expect(found.phi_winsorised).toBeCloseTo(phi, 12);
  expect(found.tau2).toBeCloseTo((4 * phi - 3) / (160 - 6400 / 160), 12);
});

test("npsInterval is Bonett and Price's, contains the score, and is empty without answers", () => {
  expect(npsInterval(0, 0, 0)).toBeNull();
  const [up, down] = [51 / 102, 21 / 102];
  const spread = 1.959963984540054 * Math.sqrt((up + down - (up - down) ** 2) / 102);
  const found = npsInterval(50, 30, 20);
  expectClose([found?.low, found?.high], [up - down - spread, up - down + spread]);
  const answers = fc.tuple(fc.nat(60), fc.nat(60), fc.nat(60)).filter(([a, b, c]) => a + b + c > 0);
  fc.assert(
    fc.property(answers, ([promoters, passives, detractors]) => {
      const score = (promoters - detractors) / (promoters + passives + detractors);
      const interval = npsInterval(promoters, passives, detractors);
      expect(interval?.low).toBeLessThanOrEqual(score);
      expect(interval?.high).toBeGreaterThanOrEqual(score);
    }),
  );
});

test("nothing is ranked when any two intervals overlap", () => {
  const apart = { low: 0, high: 1 };
  expect(intervalsOverlap(apart, { low: 1, high: 2 })).toBe(true);
  expect(mayBeRanked([apart, { low: 3, high: 4 }, { low: 1.5, high: 2 }])).toBe(true);
  expect(mayBeRanked([apart, { low: 3, high: 4 }, { low: 1.5, high: 3 }])).toBe(false);
  expect(
    mayBeRanked([
      { low: 0, high: 10 },
      { low: 1, high: 2 },
      { low: 5, high: 6 },
    ]),
  ).toBe(false);
});

/** Shares spread about 0.72, the same on every machine. */
function betaish(i: number): number {
  return 0.72 + 0.18 * Math.sin(i * 2.399963) * Math.abs(Math.cos(i * 1.1));
}

function likelihood(y: readonly number[], n: readonly number[], A: number, B: number): number {
  return -y.reduce((sum, hits, i) => {
    const trials = n[i] ?? 0;
    let term = 0;
    for (let k = 0; k < hits; k += 1) term += Math.log(((A + k) * (trials - k)) / (k + 1));
    for (let k = 0; k < trials - hits; k += 1) term += Math.log(B + k);
    for (let k = 0; k < trials; k += 1) term -= Math.log(A + B + k);
    return sum + term;
  }, 0);
}

function expectClose(found: readonly (number | undefined)[], expected: readonly number[]): void {
  expect(found.length).toBe(expected.length);
  found.forEach((value = Number.NaN, i) => {
    const wanted = expected[i] ?? Number.NaN;
    expect(Math.abs(value - wanted)).toBeLessThanOrEqual(1e-7 + 2e-4 * Math.abs(wanted));
  });
}
