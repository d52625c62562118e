import type { Sql } from "../database/database.ts";
import type { BusinessCalendar } from "../time/business-calendar.ts";
import { buildCalendar } from "../time/build-calendar.ts";
import type { BusinessDay } from "../time/business-day.ts";
import { readCalendarPatterns } from "./calendar-patterns.ts";
import { readDepartmentCalendars } from "./department-calendars.ts";

/** Whose clock runs when. */
export type Clocks = {
  /** The calendar in force on `day` for a department: its own, else its parent's, else the default one. */
  calendarOf(departmentId: number | null, day: BusinessDay): BusinessCalendar;
};

/**
 * Reads every calendar and who works by which, as they stand now; a calendar is built when it is first asked for.
 * To be read anew after a change: what is answered here stays as it was.
 */
export async function readClocks(sql: Sql): Promise<Clocks> {
  const departments = await readDepartmentCalendars(sql);
  const patterns = await readCalendarPatterns(sql);
  const zone = await readTimeZone(sql);
  const built = new Map<number, BusinessCalendar>();

  const build = (id: number): BusinessCalendar => {
    const calendar = buildCalendar(patterns.get(id) ?? { weeks: [], exceptions: new Map() }, zone);
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
