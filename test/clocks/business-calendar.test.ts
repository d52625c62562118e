import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { BusinessCalendar } from "../../packages/core/src/time/business-calendar.ts";
import { buildCalendar, type CalendarPattern, type Shift } from "../../packages/core/src/time/build-calendar.ts";
import { addDays } from "../../packages/core/src/time/business-day.ts";

const minute = 60_000;
// Six weeks around the days on which clocks are set forward and back in Europe and America in 2026.
const spans = [
  { from: "2026-02-27", to: "2026-04-10" },
  { from: "2026-10-09", to: "2026-11-20" },
] as const;
const zones = ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC"] as const;

const shift: fc.Arbitrary<Shift> = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
  .map(([from, length]) => [from, from + length]);
const shifts = fc.array(shift, { maxLength: 3 });
const week = fc.array(shifts, { minLength: 7, maxLength: 7 });

const pattern = (span: { from: string }): fc.Arbitrary<CalendarPattern> => {
  const day = fc.integer({ min: 0, max: 41 }).map((n) => addDays(span.from, n));
  const exception = fc.oneof(
    shifts.map((own) => ({ shifts: own })),
    fc.integer({ min: 1, max: 7 }).map((likeWeekday) => ({ likeWeekday })),
  );
  return fc
    .tuple(week, fc.option(fc.tuple(day, week)), fc.array(fc.tuple(day, exception), { maxLength: 6 }))
    .map(([first, later, exceptions]) => ({
      weeks: [{ validFrom: null, days: first }, ...(later ? [{ validFrom: later[0], days: later[1] }] : [])],
      exceptions: new Map(exceptions),
    }));
};

const scenario = fc.tuple(fc.constantFrom(...spans), fc.constantFrom(...zones)).chain(([span, zone]) =>
  fc.record({
    span: fc.constant(span),
    zone: fc.constant(zone),
    pattern: pattern(span),
    at: fc.array(momentIn(span), { minLength: 3, maxLength: 3 }),
  }),
);

/** A minute well inside the span, as epoch milliseconds. */
function momentIn({ from }: { from: string }): fc.Arbitrary<number> {
  const start = Date.parse(`${from}T00:00:00Z`) + 3 * 86_400_000;
  return fc.integer({ min: 0, max: 36 * 1440 }).map((minutes) => start + minutes * minute);
}

describe("a business calendar, on random weeks, exceptions and zones", () => {
  test("is additive, and from later to earlier it is negative", () => {
    fc.assert(
      fc.property(scenario, ({ span, zone, pattern: given, at: [a = 0, b = 0, c = 0] }) => {
        const calendar = buildCalendar(given, zone, span);
        expect(calendar.workingSeconds(a, b) + calendar.workingSeconds(b, c)).toBeCloseTo(
          calendar.workingSeconds(a, c),
          6,
        );
        expect(calendar.workingSeconds(b, a)).toBe(0 - calendar.workingSeconds(a, b));
      }),
      { numRuns: 500 },
    );
  });

  test("adds what it counts: the instant it names is the first with so much working time behind it", () => {
    fc.assert(
      fc.property(
        scenario,
        fc.integer({ min: 1, max: 400 * 3600 }),
        ({ span, zone, pattern: given, at: [from = 0] }, seconds) => {
          const calendar = buildCalendar(given, zone, span);
          const due = calendar.addWorkingSeconds(from, seconds);
          expect(calendar.workingSeconds(from, due)).toBeCloseTo(seconds, 6);
          expect(calendar.workingSeconds(from, due - 1000)).toBeLessThan(seconds);
          expect(calendar.addWorkingSeconds(from, 0)).toBe(from);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("equals a count of the minutes on the wall, one by one", () => {
    fc.assert(
      fc.property(scenario, ({ span, zone, pattern: given, at: [a = 0, b = 0] }) => {
        const [from, to] = [Math.min(a, b), Math.min(Math.max(a, b), Math.min(a, b) + 6 * 1440 * minute)];
        const works = workedByWall(given, zone);
        let minutes = 0;
        for (let instant = from; instant < to; instant += minute) if (works(instant)) minutes += 1;
        expect(buildCalendar(given, zone, span).workingSeconds(from, to)).toBe(minutes * 60);
      }),
      { numRuns: 60 },
    );
  });
});

/** Whether somebody works in the minute that begins at an instant, by what the clock on the wall shows when shifts begin and end. */
function workedByWall({ weeks, exceptions }: CalendarPattern, zone: string): (instant: number) => boolean {
  const wallOf = wallClock(zone);
  const known = new Map<string, readonly (readonly [number, number])[]>();
  const workOf = (day: string) => {
    const latest = weeks.filter(({ validFrom }) => validFrom === null || validFrom <= day).at(-1);
    const exception = exceptions.get(day);
    const weekday = new Date(`${day}T12:00:00Z`).getUTCDay() || 7;
    const like = exception && "likeWeekday" in exception ? exception.likeWeekday : weekday;
    const own = exception && "shifts" in exception ? exception.shifts : (latest?.days[like - 1] ?? []);
    const instants = own.map(([from, to]) => [firstAt(wallOf, day, from), firstAt(wallOf, day, to)] as const);
    known.set(day, instants);
    return instants;
  };
  return (instant) => {
    const today = wallOf(instant).slice(0, 10);
    return [addDays(today, -1), today].some((day) =>
      (known.get(day) ?? workOf(day)).some(([from, to]) => from <= instant && instant < to),
    );
  };
}

/** YYYY-MM-DD HH:MM:SS of an instant. */
function wallClock(zone: string): (instant: number) => string {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });
  return (instant) => format.format(instant);
}

const asIfUtc = (wall: string) => Date.parse(`${wall.replace(" ", "T")}Z`);

/** The first instant at which the wall shows so many minutes after midnight; a time set forward over comes as much later. */
function firstAt(wallOf: (instant: number) => string, day: string, minutes: number): number {
  const wanted = asIfUtc(`${day} 00:00:00`) + minutes * minute;
  const shown = new Date(wanted).toISOString().slice(0, 19).replace("T", " ");
  for (let offset = 15 * 60; offset >= -15 * 60; offset -= 30) {
    if (wallOf(wanted - offset * minute) === shown) return wanted - offset * minute;
  }
  let change = wanted - 15 * 60 * minute;
  while (wallOf(change) < shown) change += minute;
  return change + wanted - (asIfUtc(wallOf(change - minute)) + minute);
}

test("counts before and after the days it was built for like a calendar clock", () => {
  const calendar = buildCalendar({ weeks: [], exceptions: new Map() }, "UTC", { from: "2026-01-01", to: "2027-01-01" });
  expect(calendar.workingSeconds(Date.parse("2025-12-31T00:00:00Z"), Date.parse("2027-01-02T00:00:00Z"))).toBe(
    2 * 86_400,
  );
  expect(calendar.addWorkingSeconds(Date.parse("2026-06-01T00:00:00Z"), 60)).toBe(Date.parse("2027-01-01T00:01:00Z"));
});

test("stands still outside its intervals, and says when they hold too little", () => {
  const calendar = new BusinessCalendar(
    [
      [1000, 2000],
      [5000, 9000],
    ],
    "UTC",
  );
  expect(calendar.workingSeconds(0, 10_000)).toBe(5);
  expect(calendar.addWorkingSeconds(0, 1)).toBe(2000);
  expect(calendar.addWorkingSeconds(0, 1.001)).toBe(5001);
  expect(() => calendar.addWorkingSeconds(0, 5.001)).toThrow(RangeError);
  expect(() => calendar.addWorkingSeconds(0, -1)).toThrow(RangeError);
});

test("a night shift is an hour shorter when clocks are set forward, and an hour longer when they are set back", () => {
  const night: Shift = [22 * 60, 30 * 60];
  const nights = {
    weeks: [{ validFrom: null, days: Array.from({ length: 7 }, () => [night]) }],
    exceptions: new Map(),
  };
  const calendar = buildCalendar(nights, "Europe/Berlin");
  const hours = (from: string, to: string) => calendar.workingSeconds(Date.parse(from), Date.parse(to)) / 3600;
  expect(hours("2026-03-28T12:00:00+01:00", "2026-03-29T12:00:00+02:00")).toBe(7);
  expect(hours("2026-10-24T12:00:00+02:00", "2026-10-25T12:00:00+01:00")).toBe(9);
  expect(hours("2026-07-01T12:00:00+02:00", "2026-07-02T12:00:00+02:00")).toBe(8);
});
