import { monthsInServiceRate } from "../../statistics/months-in-service-rate.ts";
import { weightedRate } from "../../statistics/weighted-rate.ts";
import { knownShare, type Observation } from "./observation.ts";
import type { LifeRow } from "./read-life-table.ts";

/** Reports for each thousand units up to a month of service; month 0 is that of the sale, half of it in service. */
export type CurvePoint = {
  readonly age: number;
  readonly perThousand: number;
  /** 95 % (Fay & Feuer 1997). */
  readonly low: number;
  readonly high: number;
  /** Up to this age. */
  readonly reports: number;
  /** Units that reached this age. */
  readonly atRisk: number;
  /** Every unit of the cohort reached it, and most of its reports are known. */
  readonly mature: boolean;
};

// Below this share of its units a point tells little.
const fewestKnown = 0.2;
/** Below this share of them known, the reports of a month may still multiply. */
export const matureKnown = 0.7;

export type CurveWish = {
  /** The share of reports whose age is known: units count as far. Default 1. */
  readonly dated?: number;
  /** Only these ages, and the last one; default: all. */
  readonly ages?: readonly number[];
};

/**
 * The curve of units of several months of sale together: Σ reports ÷ units at risk, each as far as its reports are known
 * (see monthsInServiceRate), as far as a fifth of the units tells. Empty where the beginning of their lives was not observed.
 */
export function curveOf(
  rows: readonly LifeRow[],
  observed: Observation,
  { dated = 1, ages }: CurveWish = {},
): CurvePoint[] {
  const sold = rows.filter(({ soldMonth, units }) => soldMonth < observed.to && units > 0);
  if (sold.length === 0) return [];
  const claims = sold.map(({ soldMonth, reports }) =>
    Array.from({ length: observed.to - soldMonth }, (_, age) =>
      soldMonth + age < observed.from ? null : (reports.get(age) ?? 0),
    ),
  );
  const { cum_per_1000 } = monthsInServiceRate({
    units: sold.map(({ units }) => units * dated),
    sold_month: sold.map(({ soldMonth }) => soldMonth),
    now_month: observed.to,
    claims_by_age: claims,
    delay_cdf: observed.completeness.length > 0 ? observed.completeness : [1],
  });
  const steps = cum_per_1000.map((_, age) => riskAt(sold, claims, { age, observed, dated }));
  const shown = steps.slice(0, shownAges(steps, cum_per_1000));
  return shown.flatMap((_, age) =>
    ages && age < shown.length - 1 && !ages.includes(age)
      ? []
      : [pointOf(steps.slice(0, age + 1), cum_per_1000[age] ?? 0)],
  );
}

type Step = ReturnType<typeof riskAt>;

function pointOf(steps: readonly Step[], perThousand: number): CurvePoint {
  const reports = steps.map((step) => step.reports);
  const { low, high } = weightedRate(
    reports,
    steps.map(({ exposure }) => exposure),
  );
  return {
    age: steps.length - 1,
    perThousand,
    low: 1000 * low,
    high: 1000 * high,
    reports: reports.reduce((sum, n) => sum + n, 0),
    atRisk: steps.at(-1)?.atRisk ?? 0,
    mature: steps.at(-1)?.mature ?? false,
  };
}

function shownAges(steps: readonly Step[], rates: readonly (number | null)[]): number {
  const end = steps.findIndex(({ known }, age) => known < fewestKnown || rates[age] === null);
  return end < 0 ? steps.length : end;
}

type At = { readonly age: number; readonly observed: Observation; readonly dated: number };

/** Whether every unit reached an age, and most of its reports are known. */
export function isMature(rows: readonly Pick<LifeRow, "soldMonth">[], observed: Observation, age: number): boolean {
  return rows.every(({ soldMonth }) => knownShare(observed, soldMonth + age) >= matureKnown);
}

/** Who reached an age, and how far the reports of it are known. */
function riskAt(
  sold: readonly LifeRow[],
  claims: readonly (readonly (number | null)[])[],
  { age, observed, dated }: At,
) {
  const begun = sold.filter(({ soldMonth }) => soldMonth + age >= observed.from);
  const sum = (rows: readonly LifeRow[], of: (row: LifeRow) => number) => rows.reduce((all, row) => all + of(row), 0);
  const reached = begun.filter(({ soldMonth }) => soldMonth + age < observed.to);
  const exposure = sum(reached, ({ units, soldMonth }) => units * dated * knownShare(observed, soldMonth + age));
  return {
    exposure,
    reports: claims.reduce((all, row) => all + (row[age] ?? 0), 0),
    atRisk: sum(reached, ({ units }) => units),
    known: exposure / (dated * sum(begun, ({ units }) => units)),
    mature: isMature(sold, observed, age),
  };
}
