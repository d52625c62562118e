import gammaQuantile from "@stdlib/stats-base-dists-gamma-quantile";
import type { Sql } from "../../database/database.ts";
import type { BusinessDay } from "../../time/business-day.ts";
import { demandLives, type LifeQuestion } from "./life-filter.ts";
import { firstDay, type MonthNumber } from "./months.ts";
import { knownShare, type Observation, readObservation } from "./observation.ts";
import { type LifeRow, type LifeTable, readLifeTable } from "./read-life-table.ts";
import { type CourseMonth, type Season, seasonOf } from "./season.ts";

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
  const season = seasonOf(courseOf(sold, observed, { rates, datedShare }));
  const grounds: Grounds = { sold, observed, rates, season };
  const ahead = Array.from({ length: monthsAhead }, (_, k) => observed.to + k);
  const newUnits = meanSales(sold, observed);
  return {
    observed,
    units: sold.reduce((sum, { units }) => sum + units, 0),
    reports,
    dispersion: season.dispersion,
    seasonal: season.seasonal,
    months: ahead.map((month) => ({
      month: firstDay(month),
      ...predicted([month], grounds),
      ofNewUnits: newUnitReports(month, newUnits, grounds),
    })),
    total: predicted(ahead, grounds),
  };
}

type Grounds = {
  readonly sold: readonly LifeRow[];
  readonly observed: Observation;
  readonly rates: readonly AgeRate[];
  readonly season: Season;
};

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

/** The months observed, each with what the rates by age would bring of it. */
function courseOf(
  sold: readonly LifeRow[],
  observed: Observation,
  { rates, datedShare }: { readonly rates: readonly AgeRate[]; readonly datedShare: number },
): CourseMonth[] {
  return Array.from({ length: observed.to - observed.from }, (_, i) => {
    const month = observed.from + i;
    const at = sold.filter(({ soldMonth }) => soldMonth <= month);
    const known = knownShare(observed, month) * datedShare;
    return {
      month,
      reports: at.reduce((sum, row) => sum + (row.reports.get(month - row.soldMonth) ?? 0), 0),
      expected: at.reduce((sum, row) => sum + row.units * lambda(rates[month - row.soldMonth] ?? none), 0) * known,
    };
  });
}

const none: AgeRate = { reports: 0, exposure: 0 };

/**
 * Mean Σ wλ; variance: dispersion × (mean, for what chance does, + Σ w²λ ÷ exposure, for how well λ is known) + what the
 * season is uncertain by.
 */
function predicted(months: readonly MonthNumber[], { sold, rates, season }: Grounds): Expected {
  const weights = rates.map(() => 0);
  let bySeason = 0;
  for (const month of months) {
    const { factor, variance } = season.factors[month % 12] ?? { factor: 1, variance: 0 };
    let plain = 0;
    for (const { soldMonth, units } of sold) {
      const age = Math.min(month - soldMonth, rates.length - 1);
      if (age < 0) continue;
      weights[age] = (weights[age] ?? 0) + units * factor;
      plain += units * lambda(rates[age] ?? none);
    }
    bySeason += plain ** 2 * variance;
  }
  let [mean, uncertainty] = [0, 0];
  for (const [age, weight] of weights.entries()) {
    const rate = rates[age] ?? none;
    mean += weight * lambda(rate);
    uncertainty += rate.exposure > 0 ? (weight ** 2 * lambda(rate)) / rate.exposure : 0;
  }
  if (mean === 0) return { expected: 0, low: 0, high: 0 };
  const variance = season.dispersion * (mean + uncertainty) + bySeason;
  const at = (level: number) => gammaQuantile(level, mean ** 2 / variance, mean / variance);
  return { expected: mean, low: Math.floor(at(0.025)), high: Math.ceil(at(0.975)) };
}

function meanSales(sold: readonly LifeRow[], { to }: Observation): number {
  const year = sold.filter(({ soldMonth }) => soldMonth >= to - 12 && soldMonth < to);
  return year.reduce((sum, { units }) => sum + units, 0) / 12;
}

function newUnitReports(month: MonthNumber, newUnits: number, { sold, observed, rates, season }: Grounds): number {
  const { factor } = season.factors[month % 12] ?? { factor: 1 };
  return Array.from({ length: month - observed.to + 1 }, (_, age) => {
    const known = sold.filter(({ soldMonth }) => soldMonth === month - age).reduce((sum, { units }) => sum + units, 0);
    return Math.max(0, newUnits - known) * lambda(rates[age] ?? none) * factor;
  }).reduce((sum, reports) => sum + reports, 0);
}
