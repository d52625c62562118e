import type { Sql } from "../database/database.ts";
import type { BusinessCalendar } from "../time/business-calendar.ts";
import { buildCalendar } from "../time/build-calendar.ts";
import type { BusinessDay } from "../time/business-day.ts";
import { readCalendarPatterns } from "./calendar-patterns.ts";
import { type CalendarTables, storedCalendars } from "./calendar-tables.ts";
import { readDepartmentCalendars } from "./department-calendars.ts";

/** Whose clock runs when. */
export type Clocks = {
  /** The calendar in force on `day` for a department: its own, else its parent's, else the default one. */
  calendarOf(departmentId: number | null, day: BusinessDay): BusinessCalendar;
};

/** Calendars that were built once, by what they were built from: building one takes longer than reading it. */
export type BuiltCalendars = Map<string, BusinessCalendar>;

/**
 * Reads every calendar and who works by which, as they stand in `tables`; a calendar is built when it is first asked for, and
 * taken from `known` where nothing of it changed. To be read anew after a change: what is answered here stays as it was.
 */
export async function readClocks(
  sql: Sql,
  known: BuiltCalendars = new Map(),
  tables: CalendarTables = storedCalendars,
): Promise<Clocks> {
  const departments = await readDepartmentCalendars(sql, tables);
  const patterns = await readCalendarPatterns(sql, tables);
  const zone = await readTimeZone(sql);
  const built = new Map<number, BusinessCalendar>();

  const build = (id: number): BusinessCalendar => {
    const pattern = patterns.get(id) ?? { weeks: [], exceptions: new Map() };
    const key = JSON.stringify([zone, pattern.weeks, [...pattern.exceptions]]);
    const calendar = known.get(key) ?? buildCalendar(pattern, zone);
    known.set(key, calendar);
    built.set(id, calendar);
    return calendar;
  };
  return {
    calendarOf(departmentId, day) {
      const id = departments.calendarIdOf(departmentId, day);
      return built.get(id) ?? build(id);
    },
  };
}

/** Sessions run in the installation's business time zone. */
async function readTimeZone(sql: Sql): Promise<string> {
  const { rows } = await sql.query<{ zone: string }>("SELECT current_setting('TimeZone') AS zone");
  return rows[0]?.zone ?? "UTC";
}
