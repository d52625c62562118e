import { DomainError } from "../errors.ts";

/** Refuses what a method cannot take, as BAD_INPUT `statistics_unfit`; `what` names the figure, as the method does. */
export function demand(fits: boolean, what: string): void {
  if (!fits) throw new DomainError("BAD_INPUT", "statistics_unfit", { what });
}

/** Demands one figure a row, each finite and not below `least`. */
export function demandFigures(values: readonly number[], what: string, least = -Infinity): void {
  demand(values.length > 0, what);
  demand(
    values.every((value) => Number.isFinite(value) && value >= least),
    what,
  );
}

/** Demands that lists that belong together are of one length. */
export function demandPairs(a: readonly unknown[], b: readonly unknown[], what: string): void {
  demand(a.length === b.length, what);
}

export function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
