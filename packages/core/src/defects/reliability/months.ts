import { dayNumber, type BusinessDay } from "../../time/business-day.ts";

/** A month as the number of months since year 0: differences are months in service. */
export type MonthNumber = number;

/** The month of a day as SQL. */
export const monthOf = (day: string) => `(extract(year FROM ${day}) * 12 + extract(month FROM ${day}) - 1)::int`;

/** The month of `day`. */
export function monthNumber(day: BusinessDay): MonthNumber {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

/** The first day of a month. */
export function firstDay(month: MonthNumber): BusinessDay {
  return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}-01`;
}

/** How many days a month has. */
export function daysIn(month: MonthNumber): number {
  return dayNumber(firstDay(month + 1)) - dayNumber(firstDay(month));
}
