import { readCalendarPatterns } from "../cases/calendar-patterns.ts";
import type { Database } from "../database/database.ts";
import type { Language } from "../locales/text.ts";
import type { BusinessDay } from "../time/business-day.ts";
import { writeShift, type ShiftText } from "./shift-text.ts";

export type CalendarFacts = {
  readonly code: string;
  readonly label: string;
  readonly isDefault: boolean;
  /** The latest first; validFrom null: since ever. `days` are the shifts of Monday (first) to Sunday. */
  readonly weeks: readonly {
    readonly validFrom: BusinessDay | null;
    readonly days: readonly (readonly ShiftText[])[];
  }[];
  /** The years whose holidays are known, in their order. */
  readonly years: readonly number[];
};

type Found = Omit<CalendarFacts, "weeks"> & { readonly id: number };

/** Every calendar, the default one first. */
export async function listCalendars(db: Database, language: Language): Promise<CalendarFacts[]> {
  const label = language === "en" ? "COALESCE(name_en, name)" : "name";
  const patterns = await readCalendarPatterns(db.pool);
  const { rows } = await db.pool.query<Found>(
    `SELECT id, code, ${label} AS label, is_default AS "isDefault",
       ARRAY(SELECT year FROM calendar_year WHERE calendar_id = c.id ORDER BY year) AS years
     FROM calendar c ORDER BY is_default DESC, ${label}, code`,
  );
  return rows.map(({ id, ...calendar }) => ({
    ...calendar,
    weeks: (patterns.get(id)?.weeks ?? []).map(({ validFrom, days }) => ({
      validFrom,
      days: days.map((shifts) => shifts.map(writeShift)),
    })),
  }));
}
