import {
  adjustPValues,
  negativeBinomialUpperTail,
  poissonCusum,
  poissonCusumLimit,
  poissonCusumRunLength,
  poissonReference,
  predictiveUpperTail,
  upperRateLimit,
} from "@huilu/core";
import fc from "fast-check";
import { expect, test } from "vitest";

// R: surveillance::arlCusum (Hawkins 1992).
test.each([
  [10, 3, 2.4, 548.362265528733, 513.671872451627],
  [10, 3, 4, 10.176626262694, 6.041212699067],
  [5, 1.5, 1, 273.649972355171, 255.678999933634],
  [4, 0.75, 0.5, 189.649673547995, 173.799361310891],
  [12, 6, 8, 6.575452510355, 3.898803973729],
])("the run length of h = %d, k = %d at mean %d is R's", (h, k, theta, arl, arl_fir) => {
  const found = poissonCusumRunLength(h, k, theta);
  expect(found.arl / arl).toBeCloseTo(1, 9);
  expect(found.arl_fir / arl_fir).toBeCloseTo(1, 9);
});

test("the path takes k times the exposure from each count", () => {
  const counts = [1, 0, 2, 1, 1, 3, 0, 1, 2, 0, 1, 1, 3, 2, 4, 2, 3, 5, 1, 4];
  const plain = poissonCusum({ counts, mu0: 1, mu1: 2, k_rounded: 1.44, h: 5 });
  expect(plain.k_exact).toBeCloseTo(1 / Math.LN2, 12);
  expect(plain.path.slice(12).map((value) => Math.round(value * 100) / 100)).toEqual([
    1.56, 2.12, 4.68, 5.24, 6.8, 10.36, 9.92, 12.48,
  ]);
  expect(plain.first_signal_1based).toBe(16);
  const exposure = counts.map(() => 2);
  expect(poissonCusum({ counts, exposure, mu0: 1, mu1: 2, h: 5 }).path).toEqual(
    poissonCusum({ counts, mu0: 2, mu1: 4, h: 5 }).path,
  );
});

test("a run that never reaches h has no signal, and one that is too rare no run length", () => {
  expect(poissonCusum({ counts: [0, 1, 0], mu0: 1, mu1: 2, h: 5 }).first_signal_1based).toBeNull();
  expect(poissonCusumRunLength(60, 3, 1).arl).toBe(Infinity);
});

test("the limit of a design gives the run length asked for, whatever the mean", () => {
  for (const mean of [0.02, 0.2, 1, 4.3, 20]) {
    const k = poissonReference(mean, 2 * mean);
    const h = poissonCusumLimit(k, mean, 5000);
    const { arl } = poissonCusumRunLength(h, k, mean);
    expect(arl, `mean ${mean}, h ${h}`).toBeGreaterThan(4500);
    // Counts are whole, so run lengths come in steps.
    expect(arl, `mean ${mean}, h ${h}`).toBeLessThan(mean < 0.5 ? 12_000 : 7500);
  }
});

test("where k alone is far out, the limit is next to nothing", () => {
  expect(poissonCusumLimit(poissonReference(120, 240), 120, 5000)).toBeCloseTo(0.1, 12);
});

test("Benjamini and Hochberg's example (1995, section 4)", () => {
  const p = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ];
  const found = adjustPValues(p);
  expect(found.n_reject_bh).toBe(4);
  expect(found.bonferroni.filter((value) => value <= 0.05)).toHaveLength(3);
  expect(found.bh[3]).toBeCloseTo(0.035625, 12);
  expect(found.bh[5]).toBeCloseTo(0.06385714285714, 12);
  expect(found.by[0]).toBeCloseTo(0.004977343489843, 12);
  expect(found.bh_n_family).toEqual(found.bh);
});

test("hypotheses that were not tested count as p = 1, in whatever order the others come", () => {
  const chance = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.array(chance, { minLength: 1, maxLength: 20 }), fc.nat(30), (p, untested) => {
      const family = adjustPValues([...p, ...Array.from({ length: untested }, () => 1)]).bh.slice(0, p.length);
      const { bh_n_family } = adjustPValues(p, 0.05, p.length + untested);
      const backwards = adjustPValues(p.toReversed(), 0.05, p.length + untested).bh_n_family.toReversed();
      bh_n_family.forEach((value, i) => expect(value).toBeCloseTo(family[i] ?? Number.NaN, 12));
      expect(backwards).toEqual(bh_n_family);
    }),
  );
});

test("upper tails of the negative binomial keep their digits", () => {
  // R: pnbinom(x - 1, size, prob, lower.tail = FALSE).
  expect(negativeBinomialUpperTail(0, 3, 0.4)).toBe(1);
  expect(negativeBinomialUpperTail(2, 1, 0.25)).toBeCloseTo(0.5625, 12);
  expect(negativeBinomialUpperTail(60, 2, 0.6) / byTerms(60, 2, 0.6)).toBeCloseTo(1, 10);
});

test("a prediction is wider than a Poisson count of the same mean, and comes near it as the baseline grows", () => {
  const tail = (weeks: number) => predictiveUpperTail(12, 1, { events: 4 * weeks, exposure: weeks });
  expect(tail(10)).toBeGreaterThan(tail(100));
  // R: ppois(11, 4, lower.tail = FALSE).
  expect(tail(1e6) / 0.00091522914727).toBeCloseTo(1, 4);
  expect(predictiveUpperTail(3, 1, { events: 0, exposure: 0 })).toBe(1);
});

test("the upper limit of a rate is Garwood's", () => {
  // R: poisson.test(x, conf.level = 0.8, alternative = "less").
  expect(upperRateLimit({ events: 0, exposure: 104 }, 0.8)).toBeCloseTo(-Math.log(0.2) / 104, 12);
  expect(upperRateLimit({ events: 12, exposure: 2 }, 0.8) * 2).toBeCloseTo(15.897, 2);
});

function byTerms(count: number, size: number, success: number): number {
  let term = success ** size;
  for (let k = 1; k <= count; k += 1) term *= ((size + k - 1) / k) * (1 - success);
  let sum = 0;
  for (let k = count; k < count + 400; k += 1) {
    sum += term;
    term *= ((size + k) / (k + 1)) * (1 - success);
  }
  return sum;
}
