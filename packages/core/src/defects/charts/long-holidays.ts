import type { Sql } from "../../database/database.ts";
import type { DayRange } from "../../metrics/metric-query.ts";
import type { BusinessDay } from "../../time/business-day.ts";

/** Days in a row on which nobody works: `to` exclusive. */
export type LongHoliday = { readonly name: string; readonly from: BusinessDay; readonly to: BusinessDay };

// Spring festival, national day and the like: long enough for a week's reports to be fewer.
const fewestDays = 5;

/** The holidays of at least five days in the standard calendar that touch `range`, in order. */
export async function longHolidays(sql: Sql, { from, to }: DayRange, language: "zh-CN" | "en"): Promise<LongHoliday[]> {
  const name = language === "en" ? "COALESCE(d.name_en, d.name)" : "d.name";
  const { rows } = await sql.query<LongHoliday>(
    `SELECT mode() WITHIN GROUP (ORDER BY name) AS name, min(day)::text AS from, (max(day) + 1)::text AS to
     FROM (SELECT d.day, ${name} AS name, d.day - (row_number() OVER (ORDER BY d.day))::int AS run
           FROM calendar_day d JOIN calendar c ON c.id = d.calendar_id AND c.is_default WHERE d.kind = 'holiday') days
     GROUP BY run HAVING count(*) >= $3 AND max(day) >= $1::date AND min(day) < $2::date ORDER BY min(day)`,
    [from, to, fewestDays],
  );
  return rows;
}
