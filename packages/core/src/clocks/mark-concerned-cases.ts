import { casesOfDepartments, type ChangedDays, departmentsBelow } from "../cases/concerned-cases.ts";
import { readDepartmentCalendars } from "../cases/department-calendars.ts";
import type { Sql } from "../database/database.ts";

/** Has every case projected again whose life touches the days and which somebody had who works by the calendar. */
export async function markCasesOfCalendar(sql: Sql, calendarId: number, days: ChangedDays): Promise<void> {
  const departments = (await readDepartmentCalendars(sql)).departmentsOf(calendarId);
  await markCasesOf(sql, departments, days);
}

/** The same for a department and all below it. */
export async function markCasesOfDepartment(sql: Sql, departmentId: number, days: ChangedDays): Promise<void> {
  const found = await sql.query<{ id: number }>(departmentsBelow, [departmentId]);
  await markCasesOf(
    sql,
    found.rows.map(({ id }) => id),
    days,
  );
}

async function markCasesOf(sql: Sql, departments: readonly (number | null)[], days: ChangedDays): Promise<void> {
  const { text, values } = casesOfDepartments(departments, days);
  await sql.query(`INSERT INTO stale_case (case_id) ${text}`, values);
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
