import { z } from "zod";

import type { Sql } from "../database/database.ts";
import type { BusinessCalendar } from "../time/business-calendar.ts";
import { buildCalendar, type CalendarPattern, type DayException, type WorkingWeek } from "../time/build-calendar.ts";
import type { BusinessDay } from "../time/business-day.ts";

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
  const found = await sql.query<{ clocks: unknown }>(clocksStatement);
  const { zone, calendars, departments } = stored.parse(found.rows[0]?.clocks);
  const built = new Map<number, BusinessCalendar>();
  const assignments = new Map(departments.map((department) => [department.id, department]));

  const calendarOf = (id: number): BusinessCalendar => {
    const known = built.get(id);
    if (known) return known;
    const calendar = buildCalendar(patternOf(calendars.find((one) => one.id === id)), zone);
    built.set(id, calendar);
    return calendar;
  };
  const standard = calendars.find((calendar) => calendar.isDefault)?.id ?? 0;

  return {
    calendarOf(departmentId, day) {
      let department = departmentId === null ? undefined : assignments.get(departmentId);
      // No further than there are departments: a tree that bites its tail ends, too.
      for (let step = 0; department && step < departments.length; step += 1) {
        const own = department.calendars.find(({ validFrom }) => validFrom <= day);
        if (own && own.calendarId !== null) return calendarOf(own.calendarId);
        department = department.parentId === null ? undefined : assignments.get(department.parentId);
      }
      return calendarOf(standard);
    },
  };
}

const shifts = z.array(z.tuple([z.number(), z.number()]));
const storedWeek = z.object({ validFrom: z.string().nullable(), days: z.array(shifts) });
const storedDay = z.object({ day: z.string(), likeWeekday: z.number().nullable(), shifts });
const storedCalendar = z.object({
  id: z.number(),
  isDefault: z.boolean(),
  weeks: z.array(storedWeek),
  days: z.array(storedDay),
});
const stored = z.object({
  zone: z.string(),
  calendars: z.array(storedCalendar),
  departments: z.array(
    z.object({
      id: z.number(),
      parentId: z.number().nullable(),
      calendars: z.array(z.object({ validFrom: z.string(), calendarId: z.number().nullable() })),
    }),
  ),
});

/** The shifts of a row as JSON: a list of [from, to]. */
export const shiftsJson = (column: string) =>
  `(SELECT COALESCE(json_agg(json_build_array(lower(s), upper(s)) ORDER BY s), '[]') FROM unnest(${column}) s)`;

const weeksJson = `(SELECT COALESCE(json_agg(w), '[]') FROM (
    SELECT CASE WHEN isfinite(valid_from) THEN valid_from END AS "validFrom", json_agg(${shiftsJson("shifts")} ORDER BY weekday) AS days
    FROM calendar_week WHERE calendar_id = c.id GROUP BY valid_from) w)`;

const daysJson = `(SELECT COALESCE(json_agg(json_build_object('day', day, 'likeWeekday', like_weekday, 'shifts', ${shiftsJson("shifts")})), '[]')
    FROM calendar_day WHERE calendar_id = c.id)`;

const clocksStatement = `SELECT json_build_object(
  'zone', current_setting('TimeZone'),
  'calendars', (SELECT COALESCE(json_agg(json_build_object('id', id, 'isDefault', is_default, 'weeks', ${weeksJson}, 'days', ${daysJson})), '[]')
    FROM calendar c),
  'departments', (SELECT COALESCE(json_agg(json_build_object('id', id, 'parentId', parent_id, 'calendars',
      (SELECT COALESCE(json_agg(json_build_object('validFrom', valid_from, 'calendarId', calendar_id) ORDER BY valid_from DESC), '[]')
       FROM department_calendar WHERE department_id = d.id))), '[]')
    FROM department d)
) AS clocks`;

function patternOf(calendar: z.infer<typeof storedCalendar> | undefined): CalendarPattern {
  const weeks: readonly WorkingWeek[] = calendar?.weeks ?? [];
  const exceptions = new Map<BusinessDay, DayException>(
    calendar?.days.map(({ day, likeWeekday, shifts: own }) => [
      day,
      likeWeekday === null ? { shifts: own } : { likeWeekday },
    ]),
  );
  return { weeks, exceptions };
}
