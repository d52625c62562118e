import gammaQuantile from "@stdlib/stats-base-dists-gamma-quantile";
import type { Sql } from "../../database/database.ts";
import type { BusinessDay } from "../../time/business-day.ts";
import { demandLives, type LifeQuestion } from "./life-filter.ts";
import { firstDay, type MonthNumber } from "./months.ts";
import { knownShare, type Observation, readObservation } from "./observation.ts";
import { type LifeRow, type LifeTable, readLifeTable } from "./read-life-table.ts";

/** Reports to be expected, with the 95 % interval in which they will lie. */
export type Expected = { readonly expected: number; readonly low: number; readonly high: number };

export type ForecastMonth = Expected & {
  readonly month: BusinessDay;
  /** Beside them, of units still to be sold, as many each month as in the last twelve. */
  readonly ofNewUnits: number;
};

export type ReturnForecast = {
  readonly observed: Observation;
  /** Units sold by now, whose returns these are. */
  readonly units: number;
  /** Reports of the observed months from which rates are known. */
  readonly reports: number;
  /** Variance ÷ mean of the months observed, at least 1. */
  readonly dispersion: number;
  /** Whether a month's own season is part of it: from two years of reports on. */
  readonly seasonal: boolean;
  readonly months: readonly ForecastMonth[];
  readonly total: Expected;
};

const monthsAhead = 6;
const fewestReports = 5;

/**
 * Defect reports of the next six months, this one first, of the units sold by now: units that come to an age × the rate at
 * that age, beyond the oldest age seen the last half year's, × the month's season. The interval holds both what chance does
 * (with the dispersion of the months observed) and how well rates are known; of a gamma distribution with that mean and
 * variance. Null where fewer than five reports tell nothing. See demandLives for what it throws.
 */
export async function forecastReturns(sql: Sql, question: LifeQuestion): Promise<ReturnForecast | null> {
  demandLives(question);
  const observed = await readObservation(sql, question.today);
  if (!observed) return null;
  const table = await readLifeTable(sql, question, { observed, by: "SALES_MONTH" });
  return forecastOf(table, observed);
}

/** The same from a life table by month of sale. */
export function forecastOf(
  { rows, datedShare }: Pick<LifeTable, "rows" | "datedShare">,
  observed: Observation,
): ReturnForecast | null {
  const sold = rows.filter(({ units }) => units > 0);
  const reports = sold.reduce((sum, row) => sum + [...row.reports.values()].reduce((all, n) => all + n, 0), 0);
  if (reports < fewestReports) return null;
  const rates = ageRates(sold, observed, datedShare);
  const course = courseOf(sold, observed, { rates, datedShare });
  const { season, dispersion } = course;
  const ahead = Array.from({ length: monthsAhead }, (_, k) => observed.to + k);
  const weightsOf = (months: readonly MonthNumber[]) => {
    const weights = rates.map(() => 0);
    for (const month of months)
      for (const { soldMonth, units } of sold) {
        const age = Math.min(month - soldMonth, rates.length - 1);
        if (age >= 0) weights[age] = (weights[age] ?? 0) + units * (season[month % 12] ?? 1);
      }
    return weights;
  };
  const newUnits = meanSales(sold, observed);
  const expect = (months: readonly MonthNumber[]) => predicted(weightsOf(months), rates, dispersion);
  return {
    observed,
    units: sold.reduce((sum, { units }) => sum + units, 0),
    reports,
    dispersion,
    seasonal: course.seasonal,
    months: ahead.map((month) => ({
      month: firstDay(month),
      ...expect([month]),
      ofNewUnits: newUnitReports(month, { sold, newUnits, observed, rates, season }),
    })),
    total: expect(ahead),
  };
}

/** Reports and units at risk at an age, these as far as their reports are known; the last is for all that is older. */
type AgeRate = { readonly reports: number; readonly exposure: number };
const lambda = ({ reports, exposure }: AgeRate) => (exposure > 0 ? reports / exposure : 0);

const tailMonths = 6;

function ageRates(sold: readonly LifeRow[], observed: Observation, datedShare: number): AgeRate[] {
  const oldest = Math.max(...sold.map(({ soldMonth }) => observed.to - 1 - soldMonth));
  const rates = Array.from({ length: Math.max(1, oldest + 1) }, (_, age): AgeRate => {
    const seen = sold.filter(({ soldMonth }) => soldMonth + age >= observed.from && soldMonth + age < observed.to);
    return {
      reports: seen.reduce((sum, row) => sum + (row.reports.get(age) ?? 0), 0),
      exposure:
        seen.reduce((sum, { units, soldMonth }) => sum + units * knownShare(observed, soldMonth + age), 0) * datedShare,
    };
  });
  const tail = rates.slice(-tailMonths);
  return [
    ...rates,
    {
      reports: tail.reduce((sum, { reports }) => sum + reports, 0),
      exposure: tail.reduce((sum, { exposure }) => sum + exposure, 0),
    },
  ];
}

const yearsForSeason = 2;
const priorReports = 12;

/** The season of each calendar month, and the dispersion that is left: Pearson's χ² ÷ degrees of freedom by month. */
function courseOf(
  sold: readonly LifeRow[],
  observed: Observation,
  { rates, datedShare }: { readonly rates: readonly AgeRate[]; readonly datedShare: number },
) {
  const months = Array.from({ length: observed.to - observed.from }, (_, i) => {
    const month = observed.from + i;
    const at = sold.filter(({ soldMonth }) => soldMonth <= month);
    const known = knownShare(observed, month) * datedShare;
    return {
      month,
      reports: at.reduce((sum, row) => sum + (row.reports.get(month - row.soldMonth) ?? 0), 0),
      expected: at.reduce((sum, row) => sum + row.units * lambda(rates[month - row.soldMonth] ?? none), 0) * known,
    };
  });
  const seasonal = months.length >= 12 * yearsForSeason;
  const season = Array.from({ length: 12 }, (_, calendar) => {
    const same = seasonal ? months.filter(({ month }) => month % 12 === calendar) : [];
    const [reports, expected] = [
      same.reduce((sum, m) => sum + m.reports, 0),
      same.reduce((sum, m) => sum + m.expected, 0),
    ];
    return (reports + priorReports) / (expected + priorReports);
  });
  const left = months.filter(({ expected }) => expected > 0);
  const fitted = left.map(({ month, reports, expected }) => ({ reports, mean: expected * (season[month % 12] ?? 1) }));
  const chi = fitted.reduce((sum, { reports, mean }) => sum + (reports - mean) ** 2 / mean, 0);
  const freedom = Math.max(1, left.length - (seasonal ? 12 : 1));
  return { season, seasonal, dispersion: Math.max(1, chi / freedom) };
}

const none: AgeRate = { reports: 0, exposure: 0 };

/** Mean Σ wλ; variance: dispersion × (mean, for what chance does, + Σ w²λ ÷ exposure, for how well λ is known). */
function predicted(weights: readonly number[], rates: readonly AgeRate[], dispersion: number): Expected {
  let [mean, uncertainty] = [0, 0];
  for (const [age, weight] of weights.entries()) {
    const rate = rates[age] ?? none;
    mean += weight * lambda(rate);
    uncertainty += rate.exposure > 0 ? (weight ** 2 * lambda(rate)) / rate.exposure : 0;
  }
  if (mean === 0) return { expected: 0, low: 0, high: 0 };
  const variance = dispersion * (mean + uncertainty);
  const at = (level: number) => gammaQuantile(level, mean ** 2 / variance, mean / variance);
  return { expected: mean, low: Math.floor(at(0.025)), high: Math.ceil(at(0.975)) };
}

function meanSales(sold: readonly LifeRow[], { to }: Observation): number {
  const year = sold.filter(({ soldMonth }) => soldMonth >= to - 12 && soldMonth < to);
  return year.reduce((sum, { units }) => sum + units, 0) / 12;
}

type NewUnits = {
  readonly sold: readonly LifeRow[];
  readonly newUnits: number;
  readonly observed: Observation;
  readonly rates: readonly AgeRate[];
  readonly season: readonly number[];
};

function newUnitReports(month: MonthNumber, { sold, newUnits, observed, rates, season }: NewUnits): number {
  return Array.from({ length: month - observed.to + 1 }, (_, age) => {
    const known = sold.filter(({ soldMonth }) => soldMonth === month - age).reduce((sum, { units }) => sum + units, 0);
    return Math.max(0, newUnits - known) * lambda(rates[age] ?? none) * (season[month % 12] ?? 1);
  }).reduce((sum, reports) => sum + reports, 0);
}
