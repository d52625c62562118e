import { addDays, type BusinessDay, dayNumber } from "../../time/business-day.ts";

/** ISO weeks from the Monday `from` on, of which the last may still run: `to` (exclusive) is then no Monday. */
export type Weeks = {
  readonly from: BusinessDay;
  readonly to: BusinessDay;
  readonly count: number;
  /** How many days of the last week have passed where it still runs, 1 to 6; 0 where all are whole. */
  readonly runningDays: number;
};

/** The Monday of the week of `day`. */
export function mondayOf(day: BusinessDay): BusinessDay {
  return addDays(day, -((((dayNumber(day) + 3) % 7) + 7) % 7));
}

/** The weeks that have ended when `today` begins, from that of `first` on. */
export function endedWeeks(first: BusinessDay, today: BusinessDay): Weeks {
  const [from, to] = [mondayOf(first), mondayOf(today)];
  return { from, to, count: Math.max(0, (dayNumber(to) - dayNumber(from)) / 7), runningDays: 0 };
}

/** The same and the week that runs, up to the day before `today`. */
export function weeksUntil(first: BusinessDay, today: BusinessDay): Weeks {
  const ended = endedWeeks(first, today);
  const runningDays = dayNumber(today) - dayNumber(ended.to);
  return runningDays === 0 || today <= first ? ended : { ...ended, to: today, count: ended.count + 1, runningDays };
}

/** The day after the last that is known before week `index`. */
export function endDay(weeks: Weeks, index: number): BusinessDay {
  return index >= weeks.count ? weeks.to : weekDay(weeks, index);
}

/** The Monday of week `index`. */
export function weekDay({ from }: Weeks, index: number): BusinessDay {
  return addDays(from, 7 * index);
}
