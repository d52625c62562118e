import { z } from "zod";

import type { Sql } from "../database/database.ts";
import type { CalendarPattern, DayException } from "../time/build-calendar.ts";
import type { BusinessDay } from "../time/business-day.ts";
import { type CalendarTables, storedCalendars } from "./calendar-tables.ts";

/** The weeks and the exceptions of every calendar by its id, as they stand in `tables`. */
export async function readCalendarPatterns(
  sql: Sql,
  tables: CalendarTables = storedCalendars,
): Promise<Map<number, CalendarPattern>> {
  const found = await sql.query<{ calendars: unknown }>(
    `SELECT COALESCE(json_agg(json_build_object('id', id, 'weeks', ${weeksJson(tables)}, 'days', ${daysJson(tables)})), '[]') AS calendars FROM calendar c`,
  );
  return new Map(
    z
      .array(storedCalendar)
      .parse(found.rows[0]?.calendars)
      .map(({ id, weeks, days }) => [id, { weeks, exceptions: new Map(days.map(exceptionOf)) }]),
  );
}

const shifts = z.array(z.tuple([z.number(), z.number()]));
const storedWeek = z.object({ validFrom: z.string().nullable(), days: z.array(shifts) });
const storedDay = z.object({ day: z.string(), likeWeekday: z.number().nullable(), shifts });
const storedCalendar = z.object({ id: z.number(), weeks: z.array(storedWeek), days: z.array(storedDay) });

function exceptionOf({ day, likeWeekday, shifts: own }: z.infer<typeof storedDay>): [BusinessDay, DayException] {
  return [day, likeWeekday === null ? { shifts: own } : { likeWeekday }];
}

const shiftsJson =
  "(SELECT COALESCE(json_agg(json_build_array(lower(s), upper(s)) ORDER BY s), '[]') FROM unnest(shifts) s)";

const weeksJson = ({ weeks }: CalendarTables) => `(SELECT COALESCE(json_agg(w), '[]') FROM (
    SELECT CASE WHEN isfinite(valid_from) THEN valid_from END AS "validFrom", json_agg(${shiftsJson} ORDER BY weekday) AS days
    FROM ${weeks} WHERE calendar_id = c.id GROUP BY valid_from ORDER BY valid_from DESC) w)`;

const daysJson = ({
  days,
}: CalendarTables) => `(SELECT COALESCE(json_agg(json_build_object('day', day, 'likeWeekday', like_weekday, 'shifts', ${shiftsJson})), '[]')
    FROM ${days} WHERE calendar_id = c.id)`;
