import { demand, demandFigures, demandPairs, total } from "./finite.ts";

/** One figure for each age at which something was repaired, ages rising. */
export type MeanCumulativeFunction = {
  readonly time: readonly number[];
  /** Mean repairs a unit up to this age. */
  readonly mcf: readonly number[];
  /** Standard error without assuming a process (Lawless & Nadeau 1995). */
  readonly se_robust: readonly number[];
};

/**
 * Mean number of repairs a unit by age (Nelson 1995): the sum of repairs ÷ units at risk. A row is a repair (`status` ≥ 1
 * of them) or the end of observation (0) of the unit `id` at the age `time`; a unit is at risk until its last row,
 * inclusive. `weights`: as many units are alike in all their rows.
 */
export function meanCumulativeFunction(
  id: readonly (string | number)[],
  time: readonly number[],
  status: readonly number[],
  weights: readonly number[] = id.map(() => 1),
): MeanCumulativeFunction {
  demandFigures(weights, "weights", 0);
  demandPairs(id, weights, "weights");
  demandFigures(time, "time", 0);
  demandFigures(status, "status", 0);
  demandPairs(time, id, "id");
  demandPairs(time, status, "status");
  demand(status.every(Number.isInteger), "status");
  const units = unitsOf(
    id.map((name, i) => ({ name, age: time[i] ?? 0, repairs: status[i] ?? 0, weight: weights[i] ?? 0 })),
  );
  const ages = [...new Set(time.filter((_, i) => (status[i] ?? 0) > 0))].toSorted((a, b) => a - b);
  const deviations = units.map(() => 0);
  let mean = 0;
  const rows = ages.map((age) => {
    const atRisk = total(units.map(({ last, weight }) => (last >= age ? weight : 0)));
    const repairs = total(units.map(({ repaired, weight }) => weight * (repaired.get(age) ?? 0)));
    mean += repairs / atRisk;
    for (const [i, { last, repaired }] of units.entries())
      if (last >= age) deviations[i] = (deviations[i] ?? 0) + ((repaired.get(age) ?? 0) - repairs / atRisk) / atRisk;
    return { mean, error: Math.sqrt(total(units.map(({ weight }, i) => weight * (deviations[i] ?? 0) ** 2))) };
  });
  return { time: ages, mcf: rows.map((row) => row.mean), se_robust: rows.map((row) => row.error) };
}

type Row = { readonly name: string | number; readonly age: number; readonly repairs: number; readonly weight: number };
type Unit = { last: number; readonly weight: number; readonly repaired: Map<number, number> };

function unitsOf(rows: readonly Row[]): Unit[] {
  const units = new Map<string | number, Unit>();
  for (const { name, age, repairs, weight } of rows) {
    const unit = units.get(name) ?? { last: age, weight, repaired: new Map<number, number>() };
    unit.last = Math.max(unit.last, age);
    if (repairs > 0) unit.repaired.set(age, (unit.repaired.get(age) ?? 0) + repairs);
    units.set(name, unit);
  }
  return [...units.values()];
}
