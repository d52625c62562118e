import { weightedRate } from "../../statistics/weighted-rate.ts";
import type { MonthNumber } from "../../defects/reliability/months.ts";

/** Made (or treated) before the cut-in, or from it on. */
export type Side = "before" | "after";

/** Units of one side sold in one month, in one month of service. */
export type ServiceMonth = {
  readonly side: Side;
  readonly soldMonth: MonthNumber;
  readonly month: MonthNumber;
  /** Each as far as its reports of that month are known by now. */
  readonly units: number;
  /** Of the defects that the measure is against. */
  readonly reports: number;
  /** Of all other defects of the same products. */
  readonly others: number;
};

/** Both sides at one age, in months since the sale: what is compared. */
export type AgeStratum = {
  readonly age: number;
  readonly after: number;
  readonly before: number;
  readonly otherAfter: number;
  readonly otherBefore: number;
  /** Unit-months; of the month of the sale half. */
  readonly afterExposure: number;
  readonly beforeExposure: number;
};

/** Half of the month of the sale is in service on average. */
export const servedOf = ({ soldMonth, month, units }: Pick<ServiceMonth, "soldMonth" | "month" | "units">): number =>
  month === soldMonth ? units / 2 : units;

/** The ages that both sides have reached: younger cohorts are compared at equal months in service only. */
export function equalAges(cells: readonly ServiceMonth[]): AgeStratum[] {
  const ages = Map.groupBy(cells, ({ soldMonth, month }) => month - soldMonth);
  const strata = [...ages].map(([age, own]): AgeStratum => {
    const sum = (side: Side, of: (cell: ServiceMonth) => number) =>
      own.reduce((total, cell) => (cell.side === side ? total + of(cell) : total), 0);
    return {
      age,
      after: sum("after", ({ reports }) => reports),
      before: sum("before", ({ reports }) => reports),
      otherAfter: sum("after", ({ others }) => others),
      otherBefore: sum("before", ({ others }) => others),
      afterExposure: sum("after", servedOf),
      beforeExposure: sum("before", servedOf),
    };
  });
  const shared = strata.filter(({ afterExposure, beforeExposure }) => afterExposure > 0 && beforeExposure > 0);
  return shared.toSorted((a, b) => a.age - b.age);
}

/** Reports for each thousand units up to an age, of one side. */
export type SideCurvePoint = {
  readonly age: number;
  readonly perThousand: number;
  /** 95 % (Fay & Feuer 1997). */
  readonly low: number;
  readonly high: number;
  /** Up to this age. */
  readonly reports: number;
  /** Units seen at this age, each as often as it is seen there. */
  readonly atRisk: number;
};

/**
 * The curve of one side by months in service, of what is compared: without the months of the alarm, and of treated units
 * from their treatment on. To the first age that no unit was seen at.
 */
export function sideCurve(cells: readonly ServiceMonth[], side: Side): SideCurvePoint[] {
  const ages = Map.groupBy(
    cells.filter((cell) => cell.side === side && cell.units > 0),
    ({ soldMonth, month }) => month - soldMonth,
  );
  const steps: { readonly reports: number; readonly units: number }[] = [];
  for (let age = 0; ages.has(age); age += 1) {
    const own = ages.get(age) ?? [];
    steps.push({
      reports: own.reduce((sum, cell) => sum + cell.reports, 0),
      units: own.reduce((sum, cell) => sum + cell.units, 0),
    });
  }
  return steps.map(({ units }, age) => {
    const upTo = steps.slice(0, age + 1);
    const [counts, exposures] = [upTo.map((step) => step.reports), upTo.map((step) => step.units)];
    const { rate, low, high } = weightedRate(counts, exposures);
    const reports = counts.reduce((sum, n) => sum + n, 0);
    return { age, perThousand: 1000 * rate, low: 1000 * low, high: 1000 * high, reports, atRisk: units };
  });
}
