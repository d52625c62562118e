import type { BusinessCalendar } from "./business-calendar.ts";
import { addDays, type BusinessDay } from "./business-day.ts";

/** As far as is counted, in days. */
const farthest = 1000;

/**
 * The days with working time after `from` until `to`, by a calendar; negative where `to` lies before `from`. Beyond 1,000
 * days it counts those of the first 1,000.
 */
export function workingDaysBetween(calendar: BusinessCalendar, from: BusinessDay, to: BusinessDay): number {
  if (to < from) return -workingDaysBetween(calendar, to, from);
  let days = 0;
  let day = from;
  for (let ahead = 1; ahead <= farthest && day < to; ahead += 1) {
    day = addDays(from, ahead);
    if (worksOn(calendar, day)) days += 1;
  }
  return days;
}

function worksOn(calendar: BusinessCalendar, day: BusinessDay): boolean {
  return calendar.workingSeconds(calendar.instantOn(day, 0), calendar.instantOn(addDays(day, 1), 0)) > 0;
}
