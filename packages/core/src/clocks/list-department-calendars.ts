import { z } from "zod";

import { readDepartmentCalendars } from "../cases/department-calendars.ts";
import type { Database } from "../database/database.ts";
import type { Language } from "../locales/text.ts";

const term = z.object({ key: z.string(), label: z.string() });
const found = z.object({
  id: z.number(),
  department: term,
  versions: z.array(z.object({ validFrom: z.string().nullable(), calendar: term.nullable() })),
});

/** By which calendar a department works on the day of `now`; `versions` (the latest first; validFrom null: since ever) are what was said of itself. */
export type DepartmentCalendar = Omit<z.infer<typeof found>, "id"> & {
  readonly calendar: z.infer<typeof term>;
  readonly inherited: boolean;
};

/** Every department, by label. */
export async function listDepartmentCalendars(
  db: Database,
  language: Language,
  now: Date,
): Promise<DepartmentCalendar[]> {
  const termOf = (alias: string) =>
    `json_build_object('key', ${alias}.code, 'label', ${language === "en" ? `COALESCE(${alias}.name_en, ${alias}.name)` : `${alias}.name`})`;
  const inForce = await readDepartmentCalendars(db.pool);
  const { rows } = await db.pool.query<{ today: string; calendars: unknown; departments: unknown }>(
    `SELECT $1::timestamptz::date::text AS today,
       (SELECT json_agg(json_build_object('id', c.id, 'term', ${termOf("c")})) FROM calendar c) AS calendars,
       (SELECT COALESCE(json_agg(json_build_object('id', d.id, 'department', ${termOf("d")}, 'versions',
          (SELECT COALESCE(json_agg(json_build_object('validFrom', CASE WHEN isfinite(a.valid_from) THEN a.valid_from END, 'calendar', CASE WHEN c.id IS NOT NULL THEN ${termOf("c")} END)
             ORDER BY a.valid_from DESC), '[]')
           FROM department_calendar a LEFT JOIN calendar c ON c.id = a.calendar_id WHERE a.department_id = d.id))
          ORDER BY d.name, d.code), '[]') FROM department d) AS departments`,
    [now],
  );
  const today = rows[0]?.today ?? "";
  const calendars = new Map(
    z
      .array(z.object({ id: z.number(), term }))
      .parse(rows[0]?.calendars ?? [])
      .map((calendar) => [calendar.id, calendar.term]),
  );
  return z
    .array(found)
    .parse(rows[0]?.departments)
    .map(({ id, ...department }) => ({
      ...department,
      calendar: calendars.get(inForce.calendarIdOf(id, today)) ?? { key: "", label: "" },
      inherited:
        (department.versions.find(({ validFrom }) => validFrom === null || validFrom <= today)?.calendar ?? null) ===
        null,
    }));
}
