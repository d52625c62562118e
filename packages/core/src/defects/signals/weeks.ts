import { addDays, type BusinessDay, dayNumber } from "../../time/business-day.ts";

/** Whole ISO weeks, from the Monday `from` to the Monday `to` (exclusive). */
export type Weeks = { readonly from: BusinessDay; readonly to: BusinessDay; readonly count: number };

/** The Monday of the week of `day`. */
export function mondayOf(day: BusinessDay): BusinessDay {
  return addDays(day, -((((dayNumber(day) + 3) % 7) + 7) % 7));
}

/** The weeks that have ended when `today` begins, from that of `first` on. */
export function endedWeeks(first: BusinessDay, today: BusinessDay): Weeks {
  const [from, to] = [mondayOf(first), mondayOf(today)];
  return { from, to, count: Math.max(0, (dayNumber(to) - dayNumber(from)) / 7) };
}

/** The Monday of week `index`. */
export function weekDay({ from }: Weeks, index: number): BusinessDay {
  return addDays(from, 7 * index);
}
