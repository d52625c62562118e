import gammaQuantile from "@stdlib/stats-base-dists-gamma-quantile";
import { type ServiceMonth, servedOf } from "./service-months.ts";

export type BaselineDispersion = {
  /** φ: variance ÷ mean of the baseline's months, as estimated; null: fewer than two months tell. */
  readonly estimate: number | null;
  /** What tests use: 1 where the estimate is not above 1.2, else its upper limit. */
  readonly used: number;
};

const calm = 1.2;
const level = 0.8;

/**
 * How much more the reports of the baseline's months vary than chance lets Poisson counts: Pearson's χ² of months against
 * the rates by age ÷ degrees of freedom. Above 1.2 counts are taken as negative binomial, with the upper 80 % limit of φ
 * (χ² of so many degrees; as the alarm takes the limit of its baseline's mean): a φ that is itself only estimated would
 * else claim too much.
 */
export function dispersionOf(cells: readonly ServiceMonth[]): BaselineDispersion {
  const before = cells.filter(({ side, units }) => side === "before" && units > 0);
  const rates = ratesByAge(before);
  const months = Map.groupBy(before, ({ month }) => month);
  const course = [...months.values()].map((own) => ({
    reports: own.reduce((sum, { reports }) => sum + reports, 0),
    expected: own.reduce((sum, cell) => sum + servedOf(cell) * (rates.get(cell.month - cell.soldMonth) ?? 0), 0),
  }));
  return dispersionOfCourse(course);
}

/** The same of months with known expectations. */
export function dispersionOfCourse(
  course: readonly { readonly reports: number; readonly expected: number }[],
): BaselineDispersion {
  const told = course.filter(({ expected }) => expected > 0);
  const freedom = told.length - 1;
  if (freedom < 1) return { estimate: null, used: 1 };
  const estimate = told.reduce((sum, { reports, expected }) => sum + (reports - expected) ** 2 / expected, 0) / freedom;
  const used = estimate > calm ? (estimate * freedom) / gammaQuantile(1 - level, freedom / 2, 0.5) : 1;
  return { estimate, used };
}

/** Reports for each unit-month of the baseline by age. */
export function ratesByAge(before: readonly ServiceMonth[]): ReadonlyMap<number, number> {
  const ages = Map.groupBy(before, ({ soldMonth, month }) => month - soldMonth);
  return new Map(
    [...ages].map(([age, own]) => {
      const served = own.reduce((sum, cell) => sum + servedOf(cell), 0);
      return [age, served > 0 ? own.reduce((sum, { reports }) => sum + reports, 0) / served : 0] as const;
    }),
  );
}
