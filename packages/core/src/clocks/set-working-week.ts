import type { Database, Sql } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import { addDays, isBusinessDay, type BusinessDay } from "../time/business-day.ts";
import { audit, onCalendar, type Change } from "./change.ts";
import { markCasesOfCalendar } from "./mark-concerned-cases.ts";
import { readShifts, shiftsLiteral, type ShiftText } from "./shift-text.ts";

export type WorkingWeekEdit = {
  readonly calendar: string;
  /** null: since ever. A week that begins on the same day is replaced. */
  readonly validFrom: BusinessDay | null;
  /** The shifts of Monday (first) to Sunday. */
  readonly days: readonly (readonly ShiftText[])[];
};

/**
 * Sets the shifts of a calendar from a day on; earlier days keep theirs. The cases it concerns are projected again.
 * Throws NOT_FOUND for the calendar, BAD_INPUT for shifts that cannot be and for a week in which nobody works.
 */
export async function setWorkingWeek(db: Database, edit: WorkingWeekEdit, change: Change): Promise<void> {
  const { calendar, validFrom, days } = edit;
  if (validFrom !== null && !isBusinessDay(validFrom)) {
    throw new DomainError("BAD_INPUT", "day_unreadable", { day: validFrom });
  }
  if (days.length !== 7) throw new DomainError("BAD_INPUT", "week_needs_seven_days", { count: days.length });
  const week = days.map((shifts) => shiftsLiteral(readShifts(shifts)));
  if (week.every((shifts) => shifts === "{}")) throw new DomainError("BAD_INPUT", "week_without_shifts");
  await onCalendar(db, calendar, async (sql, id) => {
    const before = await takeWeek(sql, id, validFrom);
    await sql.query(
      `INSERT INTO calendar_week (calendar_id, valid_from, weekday, shifts)
       SELECT $1, COALESCE($2::date, '-infinity'), ordinality, shifts::int4multirange
       FROM unnest($3::text[]) WITH ORDINALITY AS w(shifts, ordinality)`,
      [id, validFrom, week],
    );
    const detail = { calendar, validFrom, before, after: week };
    await audit(sql, change, { action: "calendar.week", subject: calendar, ...detail });
    const until = await nextWeek(sql, id, validFrom);
    await markCasesOfCalendar(sql, id, { from: validFrom, to: until && addDays(until, 1) });
  });
}

async function takeWeek(sql: Sql, calendarId: number, validFrom: BusinessDay | null): Promise<string[] | null> {
  const { rows } = await sql.query<{ weekday: number; shifts: string }>(
    `DELETE FROM calendar_week WHERE calendar_id = $1 AND valid_from = COALESCE($2::date, '-infinity')
     RETURNING weekday, shifts::text AS shifts`,
    [calendarId, validFrom],
  );
  if (rows.length === 0) return null;
  return rows.toSorted((a, b) => a.weekday - b.weekday).map(({ shifts }) => shifts);
}

/** The day from which later shifts are in force. */
async function nextWeek(sql: Sql, calendarId: number, validFrom: BusinessDay | null): Promise<BusinessDay | null> {
  const { rows } = await sql.query<{ next: BusinessDay | null }>(
    "SELECT min(valid_from) AS next FROM calendar_week WHERE calendar_id = $1 AND valid_from > COALESCE($2::date, '-infinity')",
    [calendarId, validFrom],
  );
  return rows[0]?.next ?? null;
}
