import type { Database, Sql } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import { audit, onCalendar, type Change } from "./change.ts";
import { readHolidayFile, type HolidayProblem } from "./holiday-file.ts";
import { markCasesOfCalendar } from "./mark-concerned-cases.ts";
import { daysConcerned, insertDay, type DayRow } from "./set-calendar-day.ts";

export type HolidayImport = { readonly calendar: string; readonly year: number; readonly text: string };

/** `saved` false: something is wrong with the file, and the calendar is as it was. */
export type HolidayImportResult = {
  readonly saved: boolean;
  readonly holidays: number;
  readonly makeUpDays: number;
  readonly problems: readonly HolidayProblem[];
};

/**
 * Makes the days of a file (see readHolidayFile) the holidays and make-up days of a calendar's year: the file replaces
 * what the calendar had for that year, or, with a problem in any row, nothing at all. Throws NOT_FOUND for the
 * calendar, BAD_INPUT for a year outside 1900–2199, a text without a header and one without days.
 */
export async function importHolidays(
  db: Database,
  { calendar, year, text }: HolidayImport,
  change: Change,
): Promise<HolidayImportResult> {
  if (year < 1900 || year > 2199) throw new DomainError("BAD_INPUT", "year_unfit", { year });
  const { rows, problems } = await readHolidayFile(text, year);
  const holidays = rows.filter(({ kind }) => kind === "holiday").length;
  const result = { holidays, makeUpDays: rows.length - holidays, problems };
  if (problems.length > 0) return { saved: false, ...result };
  if (rows.length === 0) throw new DomainError("BAD_INPUT", "holidays_empty", { year });
  await onCalendar(db, calendar, (sql, id) => replaceYear(sql, { id, calendar, year, rows }, change));
  return { saved: true, ...result };
}

async function replaceYear(
  sql: Sql,
  { id, calendar, year, rows }: { id: number; calendar: string; year: number; rows: readonly DayRow[] },
  change: Change,
): Promise<void> {
  const before = await takeYear(sql, id, year);
  for (const row of rows) await insertDay(sql, id, row);
  await sql.query(
    `INSERT INTO calendar_year (calendar_id, year, origin) VALUES ($1, $2, 'imported')
     ON CONFLICT (calendar_id, year) DO UPDATE SET origin = excluded.origin`,
    [id, year],
  );
  await audit(sql, change, { action: "calendar.import", subject: `${calendar} ${year}`, before, after: rows });
  const days = [...before, ...rows].map(({ day }) => day).toSorted();
  const [first = `${year}-01-01`] = days;
  await markCasesOfCalendar(sql, id, daysConcerned(first, days.at(-1) ?? first));
}

async function takeYear(sql: Sql, calendarId: number, year: number): Promise<DayRow[]> {
  const { rows } = await sql.query<DayRow>(
    `DELETE FROM calendar_day WHERE calendar_id = $1 AND day BETWEEN make_date($2, 1, 1) AND make_date($2, 12, 31)
     RETURNING day, kind, name, name_en AS "nameEn", like_weekday AS "likeWeekday", shifts::text AS shifts`,
    [calendarId, year],
  );
  return rows;
}
