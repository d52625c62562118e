import type { Sql } from "../database/database.ts";
import { shiftReader } from "../time/build-calendar.ts";
import type { BusinessDay } from "../time/business-day.ts";
import { readCalendarPatterns } from "./calendar-patterns.ts";
import { readDepartmentCalendars } from "./department-calendars.ts";

/** Reads on which days people of a department (null: of none) work: a shift begins then, by the calendar in force on that day. */
export async function readWorkingDays(sql: Sql): Promise<(departmentId: number | null, day: BusinessDay) => boolean> {
  const departments = await readDepartmentCalendars(sql);
  const patterns = await readCalendarPatterns(sql);
  const readers = new Map([...patterns].map(([id, pattern]) => [id, shiftReader(pattern)]));
  return (departmentId, day) => (readers.get(departments.calendarIdOf(departmentId, day))?.(day).length ?? 0) > 0;
}
