import { demand, demandFigures, demandPairs } from "./finite.ts";

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
 * inclusive.
 */
export function meanCumulativeFunction(
  id: readonly (string | number)[],
  time: readonly number[],
  status: readonly number[],
): MeanCumulativeFunction {
  demandFigures(time, "time", 0);
  demandFigures(status, "status", 0);
  demandPairs(time, id, "id");
  demandPairs(time, status, "status");
  demand(status.every(Number.isInteger), "status");
  const units = unitsOf(id, time, status);
  const ages = [...new Set(time.filter((_, i) => (status[i] ?? 0) > 0))].toSorted((a, b) => a - b);
  const deviations = units.map(() => 0);
  let mean = 0;
  const rows = ages.map((age) => {
    const atRisk = units.filter(({ last }) => last >= age).length;
    const repairs = units.reduce((sum, { repaired }) => sum + (repaired.get(age) ?? 0), 0);
    mean += repairs / atRisk;
    for (const [i, { last, repaired }] of units.entries())
      if (last >= age) deviations[i] = (deviations[i] ?? 0) + ((repaired.get(age) ?? 0) - repairs / atRisk) / atRisk;
    return { mean, error: Math.hypot(...deviations) };
  });
  return { time: ages, mcf: rows.map((row) => row.mean), se_robust: rows.map((row) => row.error) };
}

type Unit = { last: number; readonly repaired: Map<number, number> };

function unitsOf(id: readonly (string | number)[], time: readonly number[], status: readonly number[]): Unit[] {
  const units = new Map<string | number, Unit>();
  for (const [i, name] of id.entries()) {
    const [age, repairs] = [time[i] ?? 0, status[i] ?? 0];
    const unit = units.get(name) ?? { last: age, repaired: new Map<number, number>() };
    unit.last = Math.max(unit.last, age);
    if (repairs > 0) unit.repaired.set(age, (unit.repaired.get(age) ?? 0) + repairs);
    units.set(name, unit);
  }
  return [...units.values()];
}
