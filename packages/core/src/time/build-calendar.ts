import { BusinessCalendar, type WorkingInterval } from "./business-calendar.ts";
import { addDays, type BusinessDay } from "./business-day.ts";
import { instantOn, zoneClock, type ZoneClock } from "./wall-time.ts";

/**
 * A shift in whole minutes after the midnight that begins its day: 0 ≤ from < 1440, from < to ≤ from + 1440.
 * One that ends after 1440 ends on the next day, and belongs to the day on which it begins.
 */
export type Shift = readonly [from: number, to: number];

/** The shifts of Monday (first) to Sunday, in force from a day on; null: since ever. */
export type WorkingWeek = { readonly validFrom: BusinessDay | null; readonly days: readonly (readonly Shift[])[] };

/** A day that does not follow its week: shifts of its own (none: a holiday), or those of another weekday (1 Monday – 7 Sunday). */
export type DayException = { readonly shifts: readonly Shift[] } | { readonly likeWeekday: number };

export type CalendarPattern = {
  /** In any order; before the first one nobody works. */
  readonly weeks: readonly WorkingWeek[];
  readonly exceptions: ReadonlyMap<BusinessDay, DayException>;
};

/** Days from the first (inclusive) to the last (exclusive). */
export type DaySpan = { readonly from: BusinessDay; readonly to: BusinessDay };

/** Every day of which a case is likely to tell; outside it the business clock runs like a calendar clock. */
export const knownDays: DaySpan = { from: "2000-01-01", to: "2050-01-01" };

/**
 * The calendar that `pattern` gives in `timeZone`: its shifts as the clock on the wall shows them, so that a night on
 * which clocks are changed is longer or shorter. Before and after `span` every second counts.
 */
export function buildCalendar(pattern: CalendarPattern, timeZone: string, span: DaySpan = knownDays): BusinessCalendar {
  const clock = zoneClock(timeZone);
  const from = instantOn(clock, span.from, 0);
  const to = instantOn(clock, span.to, 0);
  const shiftsOf = shiftReader(pattern);
  const working: WorkingInterval[] = [[-beforeEverything, from]];
  for (let first = span.from; first < span.to; first = addDays(first, stretchDays)) {
    const instantOf = stretchClock(clock, first);
    for (let n = 0; n < stretchDays; n += 1) {
      const day = addDays(first, n);
      if (day >= span.to) break;
      for (const shift of shiftsOf(day)) working.push([instantOf(n * 1440 + shift[0]), instantOf(n * 1440 + shift[1])]);
    }
  }
  working.push([to, beforeEverything]);
  return new BusinessCalendar(merged(working), timeZone);
}

// About 3,000 years: so large that nothing lies beyond, so small that sums of milliseconds stay exact.
const beforeEverything = 1e14;

/** The shifts that begin on a day, by its exception or else by the week in force. */
export function shiftReader({ weeks, exceptions }: CalendarPattern): (day: BusinessDay) => readonly Shift[] {
  const latestFirst = weeks.toSorted((a, b) => ((a.validFrom ?? "") < (b.validFrom ?? "") ? 1 : -1));
  return (day) => {
    const week = latestFirst.find(({ validFrom }) => validFrom === null || validFrom <= day);
    const exception = exceptions.get(day);
    if (exception && "shifts" in exception) return exception.shifts;
    return week?.days[(exception?.likeWeekday ?? weekdayOf(day)) - 1] ?? [];
  };
}

/** 1 Monday – 7 Sunday. */
export function weekdayOf(day: BusinessDay): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

const stretchDays = 14;
const stretchMs = (stretchDays + 1) * 86_400_000;

/**
 * The instant of minutes after the first midnight of a stretch of days (and the night after it). Zones change their
 * clocks at most once in a fortnight, and asking them is slow: a stretch of its full length has no change in it.
 */
function stretchClock(clock: ZoneClock, first: BusinessDay): (minutes: number) => number {
  const start = instantOn(clock, first, 0);
  if (instantOn(clock, first, (stretchDays + 1) * 1440) - start !== stretchMs)
    return (minutes) => instantOn(clock, first, minutes);
  return (minutes) => start + minutes * 60_000;
}

/** The intervals in their order, those that overlap or touch made one, empty ones left out. */
function merged(intervals: readonly WorkingInterval[]): WorkingInterval[] {
  const result: [number, number][] = [];
  for (const [from, to] of intervals.toSorted(([a], [b]) => a - b)) {
    const last = result.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else if (from < to) result.push([from, to]);
  }
  return result;
}
