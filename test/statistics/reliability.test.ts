import {
  DomainError,
  kaplanMeier,
  meanCumulativeFunction,
  monthsInServiceRate,
  nelsonAalen,
  reportingDelay,
  weibullCdf,
  weibullFit,
  weibullFitNevadaChart,
  weibullForecast,
} from "@huilu/core";
import fc from "fast-check";
import { expect, test } from "vitest";

test("a Weibull life of a Nevada chart is ReliaWiki's: shape 2.49, scale 6.70", () => {
  const ship = { June: 100, July: 140, August: 150 };
  const fit = weibullFitNevadaChart({ ship, returns: { June: [3, 3, 5], July: [2, 4], August: [4] } });
  expect(fit.beta).toBeCloseTo(2.4928, 3);
  expect(fit.eta).toBeCloseTo(6.6951, 3);
  expect(fit.forecast_next_month["June"]).toBeCloseTo(11.762, 2);
});

test("a Weibull life stretches with its unit, and its B10 is where a tenth has failed", () => {
  const rows = fc.array(fc.record({ age: fc.integer({ min: 1, max: 5000 }), failed: fc.boolean() }), {
    minLength: 6,
    maxLength: 30,
  });
  fc.assert(
    fc.property(rows, fc.double({ min: 0.01, max: 100, noNaN: true }), (all, factor) => {
      const hours = [...all.map(({ age }) => age), 1, 6000];
      const status = [...all.map(({ failed }) => (failed ? 1 : 0)), 1, 0];
      const [fit, stretched] = [
        weibullFit(hours, status),
        weibullFit(
          hours.map((age) => age * factor),
          status,
        ),
      ];
      expect(stretched.beta / fit.beta).toBeCloseTo(1, 6);
      expect(stretched.eta / fit.eta / factor).toBeCloseTo(1, 6);
      expect(weibullCdf(fit.B10, fit)).toBeCloseTo(0.1, 9);
    }),
  );
});

test("a shape of 1 forecasts the same at every age", () => {
  const life = { beta: 1, eta: 10 };
  expect(weibullForecast(100, 0, 1, life)).toBeCloseTo(100 * (1 - Math.exp(-0.1)), 9);
  expect(weibullForecast(100, 50, 1, life)).toBeCloseTo(weibullForecast(100, 0, 1, life), 9);
});

test("no life is fitted where none has failed, all failed at the last age, or a figure is none", () => {
  for (const [hours, status] of [
    [
      [1, 2],
      [0, 0],
    ],
    [
      [5, 5],
      [1, 1],
    ],
    [[], []],
    [
      [1, Number.NaN],
      [1, 1],
    ],
    [
      [0, 3],
      [1, 1],
    ],
    [[1, 2], [1]],
  ] satisfies [number[], number[]][])
    expect(() => weibullFit(hours, status)).toThrow(DomainError);
});

test("without censoring Kaplan and Meier's share is that which is left, and ends at none", () => {
  const { survival, greenwood_se, loglog_l95, n_risk } = kaplanMeier([2, 1, 3, 3], [1, 1, 1, 1]);
  expect(survival).toEqual([0.75, 0.5, 0]);
  expect(n_risk).toEqual([4, 3, 2]);
  expect(greenwood_se[1]).toBeCloseTo(Math.sqrt(0.25 / 4), 12);
  expect([greenwood_se[2], loglog_l95[2]]).toEqual([null, null]);
  expect(nelsonAalen([2, 1, 3, 3], [1, 1, 1, 1]).hazard[2]).toBeCloseTo(1 / 4 + 1 / 3 + 1, 12);
  expect(kaplanMeier([2, 1], [0, 0]).time).toEqual([]);
});

test("a unit censored at an age is at risk for a repair at that age", () => {
  const { time, mcf } = meanCumulativeFunction(["a", "a", "b", "c"], [5, 9, 5, 3], [2, 0, 0, 0]);
  expect([time, mcf]).toEqual([[5], [1]]);
});

test("what is reported late is added in proportion", () => {
  const found = reportingDelay([
    [10, 10],
    [20, null],
  ]);
  expect(found).toMatchObject({ dev_factors: [2], cdf: [0.5, 1], completeness: [1, 0.5], nowcast: [20, 40] });
  expect(
    reportingDelay([
      [0, 0],
      [3, null],
    ]).dev_factors,
  ).toEqual([null]);
});

test("months in service without delay are claims by units", () => {
  const { lambda, lambda_naive } = monthsInServiceRate({
    units: [100, 100],
    sold_month: [0, 1],
    now_month: 2,
    claims_by_age: [
      [1, 4],
      [3, null],
    ],
    delay_cdf: [1],
  });
  expect([lambda, lambda_naive]).toEqual([
    [0.02, 0.04],
    [0.02, 0.04],
  ]);
});
