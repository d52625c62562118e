import type { Database, Sql } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import { addDays, isBusinessDay, type BusinessDay } from "../time/business-day.ts";
import { audit, onCalendar, type Change } from "./change.ts";
import { markCasesOfCalendar } from "./mark-concerned-cases.ts";
import { readShifts, shiftsLiteral, type ShiftText } from "./shift-text.ts";

/** Why a day does not follow its week. A working day has the shifts of another weekday (1 Monday – 7 Sunday) or its own. */
export type DayRule = {
  readonly kind: "HOLIDAY" | "WORKING_DAY";
  readonly name: string;
  readonly nameEn?: string | null | undefined;
  readonly likeWeekday?: number | null | undefined;
  readonly shifts?: readonly ShiftText[] | null | undefined;
};

export type CalendarDayEdit = {
  readonly calendar: string;
  readonly day: BusinessDay;
  /** null: the day follows its week again. */
  readonly rule: DayRule | null;
};

/**
 * Makes one day of a calendar a holiday, a working day, or an ordinary day again; the cases it concerns are projected
 * again. Throws NOT_FOUND for the calendar, BAD_INPUT for a day or shifts that cannot be.
 */
export async function setCalendarDay(db: Database, edit: CalendarDayEdit, change: Change): Promise<void> {
  const { calendar, day, rule } = edit;
  if (!isBusinessDay(day)) throw new DomainError("BAD_INPUT", "day_unreadable", { day });
  const row = rule && dayRow(day, rule);
  await onCalendar(db, calendar, async (sql, id) => {
    const before = await takeDay(sql, id, day);
    if (row) await insertDay(sql, id, row);
    const detail = { calendar, before, after: row };
    await audit(sql, change, { action: "calendar.day", subject: `${calendar} ${day}`, ...detail });
    await markCasesOfCalendar(sql, id, daysConcerned(day, day));
  });
}

/** A shift of the last day may run into the next one. */
export function daysConcerned(first: BusinessDay, last: BusinessDay): { from: BusinessDay; to: BusinessDay } {
  return { from: first, to: addDays(last, 2) };
}

/** A row of calendar_day. */
export type DayRow = {
  readonly day: BusinessDay;
  readonly kind: "holiday" | "working_day";
  readonly name: string;
  readonly nameEn: string | null;
  readonly likeWeekday: number | null;
  readonly shifts: string | null;
};

function dayRow(day: BusinessDay, { kind, name, nameEn, likeWeekday = null, shifts = null }: DayRule): DayRow {
  if (name.trim() === "") throw new DomainError("BAD_INPUT", "day_without_name", { day });
  const named = { day, name: name.trim(), nameEn: nameEn?.trim() || null };
  if (kind === "HOLIDAY") return { ...named, kind: "holiday", likeWeekday: null, shifts: null };
  if (likeWeekday !== null && !(Number.isInteger(likeWeekday) && likeWeekday >= 1 && likeWeekday <= 7)) {
    throw new DomainError("BAD_INPUT", "weekday_unknown", { weekday: likeWeekday });
  }
  const own = likeWeekday === null ? readShifts(shifts ?? []) : null;
  if (own?.length === 0) throw new DomainError("BAD_INPUT", "working_day_without_shifts", { day });
  return { ...named, kind: "working_day", likeWeekday, shifts: own && shiftsLiteral(own) };
}

async function takeDay(sql: Sql, calendarId: number, day: BusinessDay): Promise<DayRow | null> {
  const { rows } = await sql.query<DayRow>(
    `DELETE FROM calendar_day WHERE calendar_id = $1 AND day = $2::date
     RETURNING day, kind, name, name_en AS "nameEn", like_weekday AS "likeWeekday", shifts::text AS shifts`,
    [calendarId, day],
  );
  return rows[0] ?? null;
}

/** Adds a day that the calendar does not have yet. */
export async function insertDay(sql: Sql, calendarId: number, row: DayRow): Promise<void> {
  await sql.query(
    `INSERT INTO calendar_day (calendar_id, day, kind, name, name_en, like_weekday, shifts)
     VALUES ($1, $2::date, $3, $4, $5, $6, $7::int4multirange)`,
    [calendarId, row.day, row.kind, row.name, row.nameEn, row.likeWeekday, row.shifts],
  );
}
