import type { LifeFigure } from "../../metrics/answer-parts.ts";
import { curveOf, isMature } from "../reliability/curve-of.ts";
import type { Observation } from "../reliability/observation.ts";
import type { LifeRow } from "../reliability/read-life-table.ts";

/** The machines of a cohort sold in a month, their reports by age, and what those cost, in hundredths of money. */
export type LivedRow = LifeRow & { readonly amounts: ReadonlyMap<number, number> };

export type AtAge = {
  readonly age: number;
  /** The share of reports whose age is known: machines count as far. */
  readonly dated: number;
};

const nothing = { value: null, low: null, high: null };

/** R/1000@MIS: the point of the cohort's curve of months in service at an age, null beyond the age of which enough is known. */
export function rateAtAge(rows: readonly LivedRow[], observed: Observation, { age, dated }: AtAge): LifeFigure {
  const point = curveOf(rows, observed, { dated, ages: [age] }).find((one) => one.age === age);
  if (point) {
    const { perThousand, low, high, reports, atRisk, mature } = point;
    return { value: perThousand, low, high, numerator: reports, denominator: atRisk, mature };
  }
  return {
    ...nothing,
    numerator: rows.reduce((sum, { reports }) => sum + upTo(reports, age), 0),
    denominator: rows.reduce((sum, { units, soldMonth }) => sum + (soldMonth + age < observed.to ? units : 0), 0),
    mature: isMature(rows, observed, age),
  };
}

/**
 * Warranty cost for each machine: what reports up to an age cost ÷ machines whose lives were observed from the first day.
 * Null until every machine has reached the age: what a young cohort has cost by now would make it look cheap.
 */
export function costToAge(rows: readonly LivedRow[], observed: Observation, { age, dated }: AtAge): LifeFigure {
  const lived = rows.filter(({ soldMonth }) => soldMonth >= observed.from && soldMonth < observed.to);
  const cost = lived.reduce((sum, { amounts }) => sum + upTo(amounts, age), 0) / 100;
  const machines = lived.reduce((sum, { units }) => sum + units, 0) * dated;
  const mature = isMature(rows, observed, age);
  return {
    ...nothing,
    value: machines > 0 && mature ? cost / machines : null,
    numerator: cost,
    denominator: machines,
    mature,
  };
}

function upTo(byAge: ReadonlyMap<number, number>, age: number): number {
  return [...byAge].reduce((sum, [at, n]) => (at <= age ? sum + n : sum), 0);
}
