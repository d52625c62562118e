import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import type { MonthNumber } from "../../defects/reliability/months.ts";
import { daysOfMonth } from "../../defects/exposure/unit-months.ts";
import { ratesByAge } from "./dispersion-of.ts";
import { type ServiceMonth, servedOf } from "./service-months.ts";
import { power } from "./spending.ts";

/** What is still to be waited for until a measure that does what was planned is seen to, with power 0.8. */
export type NeededExposure = {
  /** More unit-months in service after the cut-in. */
  readonly unitMonths: number;
  /** From the end of what is counted, as exposure grows now. */
  readonly weeks: number;
};

// The level that limits have by the planned information.
const plannedLevel = 0.02;
const mostMonths = 120;
const recentMonths = 3;

/**
 * How far data are from showing a ratio ρ with power 0.8, as a difference that is 0 when they can: with `expected` events
 * after the cut-in if nothing had changed and `before` in the baseline, √b (1 − ρ) − √φ (z₀.₀₂ √(ρ + b/e) + z₀.₈ √(1 + ρ b/e)),
 * from the conditional binomial's mean and variance under 1 and under ρ.
 */
export function powerMargin(
  { expected, before }: { readonly expected: number; readonly before: number },
  { ratio, dispersion }: { readonly ratio: number; readonly dispersion: number },
): number {
  if (expected <= 0 || before <= 0) return -Infinity;
  const [zError, zPower] = [-normalQuantile(plannedLevel, 0, 1), normalQuantile(power, 0, 1)];
  const odds = before / expected;
  const spread = zError * Math.sqrt(ratio + odds) + zPower * Math.sqrt(1 + ratio * odds);
  return Math.sqrt(before) * (1 - ratio) - Math.sqrt(dispersion) * spread;
}

export type NeedQuestion = {
  readonly ratio: number;
  readonly dispersion: number;
  /** The first month that is not counted yet. */
  readonly to: MonthNumber;
  /** Whether units are still added to those after the cut-in. */
  readonly grows: boolean;
};

/**
 * Plays on what is counted: units after the cut-in grow older, as many are added each month as in the last three, and the
 * baseline tells the ages that they reach. Null where ten years would not do: the baseline is too small.
 */
export function neededExposure(cells: readonly ServiceMonth[], question: NeedQuestion): NeededExposure | null {
  const { ratio, dispersion, to } = question;
  const before = cells.filter(({ side }) => side === "before");
  const after = cells.filter(({ side }) => side === "after");
  const rates = ratesByAge(before);
  const known = { expected: 0, before: 0, unitMonths: 0 };
  const seen = new Set<number>();
  const add = (cell: Pick<ServiceMonth, "soldMonth" | "month" | "units">) => {
    const age = cell.month - cell.soldMonth;
    const rate = rates.get(age);
    if (rate === undefined || cell.units <= 0) return;
    known.unitMonths += servedOf(cell);
    known.expected += servedOf(cell) * rate;
    if (seen.has(age)) return;
    seen.add(age);
    known.before += before.reduce((sum, one) => (one.month - one.soldMonth === age ? sum + one.reports : sum), 0);
  };
  after.forEach(add);
  const start = known.unitMonths;
  let margin = powerMargin(known, { ratio, dispersion });
  if (margin >= 0) return { unitMonths: 0, weeks: 0 };
  const fleet = fleetOf(after, question);
  for (let month = 0; month < mostMonths; month += 1) {
    const [reached, earlier] = [known.unitMonths, margin];
    for (const { soldMonth, units } of fleet(to + month)) add({ soldMonth, units, month: to + month });
    margin = powerMargin(known, { ratio, dispersion });
    if (margin >= 0) {
      const part = Number.isFinite(earlier) ? earlier / (earlier - margin) : 1;
      return {
        unitMonths: reached - start + part * (known.unitMonths - reached),
        weeks: ((month + part) * daysOfMonth) / 7,
      };
    }
  }
  return null;
}

type Sold = Pick<ServiceMonth, "soldMonth" | "units">;

/** The units after the cut-in that will be in service in a month to come. */
function fleetOf(after: readonly ServiceMonth[], { to, grows }: NeedQuestion): (month: MonthNumber) => readonly Sold[] {
  const latest = Math.max(...after.map(({ month }) => month));
  // What is not all reported yet counts in part: the units are whole by then.
  const sold = new Map<MonthNumber, number>();
  for (const { soldMonth, units } of after) sold.set(soldMonth, Math.max(sold.get(soldMonth) ?? 0, units));
  const recent = [...sold].filter(([month]) => month > latest - recentMonths);
  const added = grows ? recent.reduce((sum, [, units]) => sum + units, 0) / recentMonths : 0;
  const known = [...sold].map(([soldMonth, units]): Sold => ({ soldMonth, units }));
  return (month) => {
    const toCome = Array.from({ length: month - to + 1 }, (_, i): Sold => ({ soldMonth: to + i, units: added }));
    return [...known, ...toCome];
  };
}
