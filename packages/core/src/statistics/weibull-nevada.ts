import { demand, demandFigures, total } from "./finite.ts";
import { weibullFit, weibullForecast, type WeibullFit } from "./weibull.ts";

/** Units shipped a cohort, and how many of them came back 1, 2, … periods later; as long as the cohort is old. */
export type NevadaChart = {
  readonly ship: Readonly<Record<string, number>>;
  readonly returns: Readonly<Record<string, readonly (number | null)[]>>;
};

/** Periods as the chart's. The forecast is of units that return in the next period, by cohort. */
export type WeibullNevadaFit = WeibullFit & { readonly forecast_next_month: Readonly<Record<string, number>> };

/**
 * A Weibull life from a Nevada chart (shipments × returns by period): a return in the a-th period failed at age a, the
 * rest work at the age of their cohort. What fails next: n (F(t + 1) − F(t)) ÷ (1 − F(t)).
 */
export function weibullFitNevadaChart({ ship, returns }: NevadaChart): WeibullNevadaFit {
  const cohorts = Object.entries(ship).map(([name, units]) => cohort(name, units, returns[name] ?? []));
  demand(
    Object.keys(returns).every((name) => Object.hasOwn(ship, name)),
    "returns",
  );
  const rows = cohorts.flatMap(({ back, working, age }) => [
    ...back.map((units, i) => ({ age: i + 1, failed: 1, units })),
    { age, failed: 0, units: working },
  ]);
  const told = rows.filter(({ age, units }) => age > 0 && units > 0);
  demand(told.length > 0, "returns");
  const fit = weibullFit(
    told.map(({ age }) => age),
    told.map(({ failed }) => failed),
    told.map(({ units }) => units),
  );
  const forecast = cohorts.map(
    ({ name, working, age }) => [name, weibullForecast(working, age, 1, fit)] satisfies [string, number],
  );
  return { ...fit, forecast_next_month: Object.fromEntries(forecast) };
}

function cohort(name: string, units: number, returns: readonly (number | null)[]) {
  const end = returns.findIndex((count) => count === null);
  const back = returns.slice(0, end < 0 ? returns.length : end).map((count) => count ?? 0);
  demandFigures([units, ...back], "returns", 0);
  const working = units - total(back);
  demand(working >= 0, "returns");
  return { name, back, working, age: back.length };
}
