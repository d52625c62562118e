import { BusinessCalendar, type WorkingInterval } from "./business-calendar.ts";
import type { BusinessDay } from "./business-day.ts";
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
  const working: WorkingInterval[] = [[-beforeEverything, from]];
  const shiftsOf = shiftsByNumber(pattern);
  const last = dayNumber(span.to);
  for (let first = dayNumber(span.from); first < last; first += stretchDays) {
    const instantOf = stretchClock(clock, dayOfNumber(first));
    for (let n = 0; n < stretchDays && first + n < last; n += 1) {
      for (const [start, end] of shiftsOf(first + n))
        working.push([instantOf(n * 1440 + start), instantOf(n * 1440 + end)]);
    }
  }
  working.push([to, beforeEverything]);
  return new BusinessCalendar(merged(working), timeZone);
}

// About 3,000 years: so large that nothing lies beyond, so small that sums of milliseconds stay exact.
const beforeEverything = 1e14;

/** The shifts that begin on a day, by its exception or else by the week in force. */
export function shiftReader(pattern: CalendarPattern): (day: BusinessDay) => readonly Shift[] {
  const shiftsOf = shiftsByNumber(pattern);
  return (day) => shiftsOf(dayNumber(day));
}

// Days are counted, not written, while a calendar is built: half a century of them takes milliseconds then.
function shiftsByNumber({ weeks, exceptions }: CalendarPattern): (day: number) => readonly Shift[] {
  const latestFirst = weeks
    .map(({ validFrom, days }) => ({ from: validFrom === null ? -Infinity : dayNumber(validFrom), days }))
    .toSorted((a, b) => b.from - a.from);
  const byNumber = new Map([...exceptions].map(([day, exception]) => [dayNumber(day), exception]));
  return (day) => {
    const exception = byNumber.get(day);
    if (exception && "shifts" in exception) return exception.shifts;
    const weekday = exception?.likeWeekday ?? ((((day + 3) % 7) + 7) % 7) + 1; // day 0 was a Thursday
    return latestFirst.find(({ from }) => from <= day)?.days[weekday - 1] ?? [];
  };
}

const dayMs = 86_400_000;
const dayNumber = (day: BusinessDay): number => Date.parse(`${day}T00:00:00Z`) / dayMs;
const dayOfNumber = (day: number): BusinessDay => new Date(day * dayMs).toISOString().slice(0, 10);

const stretchDays = 28;
const stretchMs = (stretchDays + 1) * dayMs;

/**
 * The instant of minutes after the first midnight of a stretch of days (and the night after it). Zones change their
 * clocks at most once in four weeks, and asking them is slow: a stretch of its full length has no change in it.
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
