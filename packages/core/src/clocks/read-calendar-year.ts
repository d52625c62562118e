import { readCalendarPatterns } from "../cases/calendar-patterns.ts";
import type { Database } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import { addDays, type BusinessDay } from "../time/business-day.ts";
import { shiftReader } from "../time/build-calendar.ts";
import { idOfCode } from "./change.ts";
import { writeShift, type ShiftText } from "./shift-text.ts";

export const dayKinds = ["WORKING", "REST", "HOLIDAY", "WORKING_DAY"] as const;
/** WORKING and REST as the week says; HOLIDAY and WORKING_DAY (a make-up day, or one with hours of its own) by exception. */
export type DayKind = (typeof dayKinds)[number];

export type CalendarDay = {
  readonly day: BusinessDay;
  readonly kind: DayKind;
  readonly name: string | null;
  readonly nameEn: string | null;
  /** 1 Monday – 7 Sunday, where the day has the shifts of that weekday. */
  readonly likeWeekday: number | null;
  /** That begin on the day. */
  readonly shifts: readonly ShiftText[];
};

export type CalendarYear = {
  readonly calendar: string;
  readonly year: number;
  /** Where the year's holidays come from; null: they are not known yet, and the days follow their weeks. */
  readonly origin: "shipped" | "imported" | null;
  readonly days: readonly CalendarDay[];
};

type Exception = Omit<CalendarDay, "kind" | "shifts"> & { readonly kind: "HOLIDAY" | "WORKING_DAY" };

/** Every day of a calendar's year. Throws NOT_FOUND for the calendar, BAD_INPUT for a year outside 1900–2199. */
export async function readCalendarYear(
  db: Database,
  { calendar, year }: { readonly calendar: string; readonly year: number },
): Promise<CalendarYear> {
  if (year < 1900 || year > 2199) throw new DomainError("BAD_INPUT", "year_unfit", { year });
  const id = await idOfCode(db.pool, "calendar", calendar);
  const pattern = (await readCalendarPatterns(db.pool)).get(id) ?? { weeks: [], exceptions: new Map() };
  const shiftsOf = shiftReader(pattern);
  const exceptions = await readExceptions(db, id, year);
  const days = eachDay(year).map((day): CalendarDay => {
    const shifts = shiftsOf(day).map(writeShift);
    const exception = exceptions.get(day);
    if (exception) return { ...exception, shifts };
    return { day, kind: shifts.length > 0 ? "WORKING" : "REST", name: null, nameEn: null, likeWeekday: null, shifts };
  });
  const known = await db.pool.query<{ origin: "shipped" | "imported" }>(
    "SELECT origin FROM calendar_year WHERE calendar_id = $1 AND year = $2",
    [id, year],
  );
  return { calendar, year, origin: known.rows[0]?.origin ?? null, days };
}

async function readExceptions(db: Database, id: number, year: number): Promise<Map<BusinessDay, Exception>> {
  const { rows } = await db.pool.query<Exception>(
    `SELECT day, upper(kind) AS kind, name, name_en AS "nameEn", like_weekday AS "likeWeekday" FROM calendar_day
     WHERE calendar_id = $1 AND day BETWEEN make_date($2, 1, 1) AND make_date($2, 12, 31)`,
    [id, year],
  );
  return new Map(rows.map((row) => [row.day, row]));
}

function eachDay(year: number): BusinessDay[] {
  const days: BusinessDay[] = [];
  for (let day = `${year}-01-01`; day.startsWith(`${year}-`); day = addDays(day, 1)) days.push(day);
  return days;
}
