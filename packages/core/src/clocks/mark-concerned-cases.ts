import { readDepartmentCalendars } from "../cases/department-calendars.ts";
import type { Sql } from "../database/database.ts";
import type { BusinessDay } from "../time/business-day.ts";

/** Days from the first (inclusive; null: since ever) to the last (exclusive; null: for ever). */
export type ChangedDays = { readonly from: BusinessDay | null; readonly to: BusinessDay | null };

// From the report to the resolution, or to what is due after it; an open case lives until now.
const lifeTouches = `c.reported_on < COALESCE($1::date, 'infinity')
  AND GREATEST(COALESCE(c.resolved_on, 'infinity'), c.reply_due_on, c.dispatch_due_on, c.repair_due_on, c.follow_up_due_on)
    >= COALESCE($2::date, '-infinity')`;

/** Has every case projected again whose life touches the days and which somebody had who works by the calendar. */
export async function markCasesOfCalendar(sql: Sql, calendarId: number, days: ChangedDays): Promise<void> {
  const departments = (await readDepartmentCalendars(sql)).departmentsOf(calendarId);
  await markCasesOf(sql, departments, days);
}

/** The same for a department and all below it. */
export async function markCasesOfDepartment(sql: Sql, departmentId: number, days: ChangedDays): Promise<void> {
  const found = await sql.query<{ id: number }>(
    `WITH RECURSIVE below AS (
       SELECT $1::int AS id UNION SELECT d.id FROM department d JOIN below b ON d.parent_id = b.id
     ) SELECT id FROM below`,
    [departmentId],
  );
  await markCasesOf(
    sql,
    found.rows.map(({ id }) => id),
    days,
  );
}

async function markCasesOf(sql: Sql, departments: readonly (number | null)[], days: ChangedDays): Promise<void> {
  await sql.query(
    `INSERT INTO stale_case (case_id)
     SELECT c.id FROM service_case c
     WHERE ${lifeTouches} AND (c.department_id = ANY($3::int[]) OR ($4 AND c.department_id IS NULL)
       OR EXISTS (SELECT 1 FROM custody u WHERE u.case_id = c.id AND (u.department_id = ANY($3::int[]) OR ($4 AND u.department_id IS NULL))))`,
    [days.to, days.from, departments.filter((id) => id !== null), departments.includes(null)],
  );
}

/** Whose promises a policy sets: all null for everybody. */
export type PolicyScopeIds = {
  readonly contractId: number | null;
  readonly modelId: number | null;
  readonly familyId: number | null;
};

/** Has every case of the scope projected again that was reported on one of the days. */
export async function markCasesOfPolicy(sql: Sql, scope: PolicyScopeIds, days: ChangedDays): Promise<void> {
  await sql.query(
    `INSERT INTO stale_case (case_id)
     SELECT id FROM service_case
     WHERE reported_on >= COALESCE($1::date, '-infinity') AND reported_on < COALESCE($2::date, 'infinity')
       AND ($3::int IS NULL OR contract_id = $3) AND ($4::int IS NULL OR model_id = $4) AND ($5::int IS NULL OR family_id = $5)`,
    [days.from, days.to, scope.contractId, scope.modelId, scope.familyId],
  );
}
