import type { Unit } from "../gql/graphql.ts";

/** In what a person types a target: per cent, hours or days, the currency, a count. */
export const typedUnits = ["percent", "hours", "days", "money", "count", "perHundred", "perThousand"] as const;
export type TypedUnit = (typeof typedUnits)[number];

const factors: Record<TypedUnit, number> = {
  percent: 0.01,
  hours: 3600,
  days: 86_400,
  money: 1,
  count: 1,
  perHundred: 1,
  perThousand: 1,
};
const offered: Record<Unit, readonly [TypedUnit, ...TypedUnit[]]> = {
  RATE: ["percent"],
  SECONDS: ["hours", "days"],
  MONEY: ["money"],
  COUNT: ["count"],
  PER_HUNDRED: ["perHundred"],
  PER_THOUSAND: ["perThousand"],
};

export function unitsFor(unit: Unit): readonly [TypedUnit, ...TypedUnit[]] {
  return offered[unit];
}

/** What was typed, in the metric's unit; null for what is not a number. A share keeps the digits that were typed. */
export function amountOf(typed: string, unit: TypedUnit): number | null {
  const amount = Number(typed.trim().replace(",", "."));
  if (typed.trim() === "" || !Number.isFinite(amount)) return null;
  return Number((amount * factors[unit]).toPrecision(12));
}

/** An amount as it would be typed. */
export function typedOf(amount: number, unit: TypedUnit): string {
  return String(Number((amount / factors[unit]).toPrecision(9)));
}
