import { inTransaction, type Database } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import { audit, idOfCode, type Change } from "./change.ts";

export type NewCalendar = {
  readonly code: string;
  readonly name: string;
  readonly nameEn?: string | null | undefined;
  /** The code of the calendar whose shifts, holidays and years it begins with. */
  readonly like: string;
};

/** Makes a calendar that is a copy of another. Throws BAD_INPUT, NOT_FOUND or CONFLICT. */
export async function createCalendar(db: Database, calendar: NewCalendar, change: Change): Promise<void> {
  const { code, name, nameEn = null, like } = calendar;
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u.test(code) || name.trim() === "") {
    throw new DomainError("BAD_INPUT", "calendar_unfit", { code });
  }
  await inTransaction(db.pool, async (sql) => {
    const model = await idOfCode(sql, "calendar", like);
    const inserted = await sql.query<{ id: number }>(
      "INSERT INTO calendar (code, name, name_en) VALUES ($1, $2, $3) ON CONFLICT (code) DO NOTHING RETURNING id",
      [code, name.trim(), nameEn?.trim() || null],
    );
    const id = inserted.rows[0]?.id;
    if (id === undefined) throw new DomainError("CONFLICT", "calendar_taken", { code });
    for (const [table, columns] of copied) {
      await sql.query(
        `INSERT INTO ${table} (calendar_id, ${columns}) SELECT $1, ${columns} FROM ${table} WHERE calendar_id = $2`,
        [id, model],
      );
    }
    await audit(sql, change, { action: "calendar.create", subject: code, name, nameEn, like });
  });
}

const copied = [
  ["calendar_week", "valid_from, weekday, shifts"],
  ["calendar_day", "day, kind, name, name_en, like_weekday, shifts"],
  ["calendar_year", "year, origin"],
] as const;
