import { inTransaction, type Database, type Sql } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import { isBusinessDay, type BusinessDay } from "../time/business-day.ts";
import { audit, idOfCode, type Change } from "./change.ts";
import { markCasesOfDepartment } from "./mark-concerned-cases.ts";

export type CalendarAssignment = {
  readonly department: string;
  /** The calendar's code; null: that of the department above, or the default one. */
  readonly calendar: string | null;
  /** null: since ever. */
  readonly validFrom: BusinessDay | null;
};

/**
 * Says by which calendar a department and those below it work from a day on; the cases it concerns are projected again.
 * Throws NOT_FOUND for the department or calendar, BAD_INPUT for the day.
 */
export async function assignCalendar(db: Database, assignment: CalendarAssignment, change: Change): Promise<void> {
  const { department, calendar, validFrom } = assignment;
  if (validFrom !== null && !isBusinessDay(validFrom)) {
    throw new DomainError("BAD_INPUT", "day_unreadable", { day: validFrom });
  }
  await inTransaction(db.pool, async (sql) => {
    const departmentId = await idOfCode(sql, "department", department);
    const calendarId = calendar === null ? null : await idOfCode(sql, "calendar", calendar);
    const before = await assigned(sql, departmentId, validFrom);
    await sql.query(
      `INSERT INTO department_calendar (department_id, valid_from, calendar_id) VALUES ($1, COALESCE($2::date, '-infinity'), $3)
       ON CONFLICT (department_id, valid_from) DO UPDATE SET calendar_id = excluded.calendar_id`,
      [departmentId, validFrom, calendarId],
    );
    await audit(sql, change, { action: "calendar.assign", subject: department, calendar, validFrom, before });
    const until = await nextAssignment(sql, departmentId, validFrom);
    await markCasesOfDepartment(sql, departmentId, { from: validFrom, to: until });
  });
}

/** The calendar said before for the same day; undefined if nothing was. */
async function assigned(
  sql: Sql,
  departmentId: number,
  validFrom: BusinessDay | null,
): Promise<string | null | undefined> {
  const { rows } = await sql.query<{ code: string | null }>(
    `SELECT c.code FROM department_calendar d LEFT JOIN calendar c ON c.id = d.calendar_id
     WHERE d.department_id = $1 AND d.valid_from = COALESCE($2::date, '-infinity') FOR UPDATE OF d`,
    [departmentId, validFrom],
  );
  return rows[0]?.code;
}

async function nextAssignment(
  sql: Sql,
  departmentId: number,
  validFrom: BusinessDay | null,
): Promise<BusinessDay | null> {
  const { rows } = await sql.query<{ next: BusinessDay | null }>(
    "SELECT min(valid_from) AS next FROM department_calendar WHERE department_id = $1 AND valid_from > COALESCE($2::date, '-infinity')",
    [departmentId, validFrom],
  );
  return rows[0]?.next ?? null;
}
