import { dayNumber } from "../../time/business-day.ts";

/** Units sold in the month that begins on day `start` (days since 1970) and lasts `days`. */
export type SoldMonth = { readonly start: number; readonly days: number; readonly units: number };

/** Days of a month on average: a unit-month is one unit in service for so long. */
export const daysOfMonth = 365.25 / 12;

/**
 * Unit-months in service between day `from` (inclusive) and `to` (exclusive), as days since 1970: the units of a month
 * are sold evenly over its days and stay in service from then on.
 */
export function unitMonths(sold: readonly SoldMonth[], from: number, to: number): number {
  const unitDays = sold.reduce((sum, month) => sum + servedUntil(month, to) - servedUntil(month, from), 0);
  return unitDays / daysOfMonth;
}

/** Unit-days that the units of one month have served when day `day` begins. */
function servedUntil({ start, days, units }: SoldMonth, day: number): number {
  const passed = day - start;
  if (passed <= 0) return 0;
  // While they are still being sold, half of the time since the first on average.
  return passed < days ? (units * passed * passed) / (2 * days) : units * (passed - days / 2);
}

/** A month of sales as it is kept: its first day, and how many. */
export function soldMonth(month: string, units: number): SoldMonth {
  const [year, number] = month.split("-").map(Number);
  return { start: dayNumber(month), days: new Date(Date.UTC(year ?? 0, number ?? 1, 0)).getUTCDate(), units };
}
