import { z } from "zod";

import type { Sql } from "../database/database.ts";
import type { BusinessDay } from "../time/business-day.ts";
import { type CalendarTables, storedCalendars } from "./calendar-tables.ts";

/** Which calendar (id) a department works by. */
export type DepartmentCalendars = {
  /** In force on `day`: the department's own, else its parent's, else the default one. */
  calendarIdOf(departmentId: number | null, day: BusinessDay): number;
  /** Every department that works by the calendar on any day; null among them: cases without a department. */
  departmentsOf(calendarId: number): (number | null)[];
};

const storedDepartment = z.object({
  id: z.number(),
  parentId: z.number().nullable(),
  calendars: z.array(z.object({ validFrom: z.string(), calendarId: z.number().nullable() })), // the latest first
});
type StoredDepartment = z.infer<typeof storedDepartment>;

/** Reads who works by which calendar, as it stands in `tables`; the tree of departments is today's. */
export async function readDepartmentCalendars(
  sql: Sql,
  tables: Pick<CalendarTables, "departments"> = storedCalendars,
): Promise<DepartmentCalendars> {
  const found = await sql.query<{ standard: number; departments: unknown }>(
    `SELECT (SELECT id FROM calendar WHERE is_default) AS standard,
       (SELECT COALESCE(json_agg(json_build_object('id', id, 'parentId', parent_id, 'calendars',
          (SELECT COALESCE(json_agg(json_build_object('validFrom', valid_from, 'calendarId', calendar_id) ORDER BY valid_from DESC), '[]')
           FROM ${tables.departments} WHERE department_id = d.id))), '[]') FROM department d) AS departments`,
  );
  const departments = z.array(storedDepartment).parse(found.rows[0]?.departments);
  const standard = found.rows[0]?.standard ?? 0;
  const byId = new Map(departments.map((department) => [department.id, department]));

  const lines = new Map(departments.map((department) => [department.id, lineOf(department, byId)]));

  const calendarIdOf = (departmentId: number | null, day: BusinessDay): number => {
    for (const { calendars } of (departmentId === null ? undefined : lines.get(departmentId)) ?? []) {
      const own = calendars.find(({ validFrom }) => validFrom <= day)?.calendarId ?? null;
      if (own !== null) return own;
    }
    return standard;
  };
  const everUses = (departmentId: number, calendarId: number): boolean => {
    const turns = (lines.get(departmentId) ?? []).flatMap(({ calendars }) =>
      calendars.map(({ validFrom }) => validFrom),
    );
    return [firstDay, ...turns].some((day) => calendarIdOf(departmentId, day) === calendarId);
  };
  return {
    calendarIdOf,
    departmentsOf: (calendarId) => [
      ...departments.map(({ id }) => id).filter((id) => everUses(id, calendarId)),
      ...(calendarId === standard ? [null] : []),
    ],
  };
}

/** The department, its parent, the parent of that … */
function lineOf(department: StoredDepartment, byId: ReadonlyMap<number, StoredDepartment>): StoredDepartment[] {
  const line: StoredDepartment[] = [];
  // A tree that bites its own tail ends, too.
  for (let next: StoredDepartment | undefined = department; next && !line.includes(next);) {
    line.push(next);
    next = next.parentId === null ? undefined : byId.get(next.parentId);
  }
  return line;
}

// Before every day that a case can have.
const firstDay = "0001-01-01";
