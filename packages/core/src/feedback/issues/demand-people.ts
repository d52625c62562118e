import type { Person } from "./issue.ts";
import type { Sql } from "../../database/database.ts";
import { companyRoles } from "../../access/roles.ts";
import { DomainError } from "../../errors.ts";

/** Roles that work on issues; an executive approves and signs, an administrator does neither. */
const working = ["QUALITY_ENGINEER", "EXECUTIVE", "DEPARTMENT_HEAD", "RESPONDER"];

/**
 * Throws BAD_INPUT `issue_person_unfit` with the names of those who hold no role that works on issues, or are disabled, and
 * NOT_FOUND `person_unknown`. With a department: who works for departments only must hold it or one above it.
 */
export async function demandWorkers(
  sql: Sql,
  userIds: readonly number[],
  { now, departmentId = null }: { readonly now: Date; readonly departmentId?: number | null },
): Promise<void> {
  const wanted = [...new Set(userIds)];
  const { rows } = await sql.query<{ id: number; name: string; fit: boolean }>(
    `WITH RECURSIVE line AS (
       SELECT id, parent_id FROM department WHERE id = $4::int
       UNION SELECT d.id, d.parent_id FROM department d JOIN line l ON d.id = l.parent_id)
     SELECT u.id, u.display_name AS name, u.disabled_at IS NULL AND EXISTS (
       SELECT 1 FROM role_assignment a WHERE a.user_id = u.id AND a.role = ANY($2)
         AND a.valid_from <= $3::timestamptz::date AND (a.valid_to IS NULL OR a.valid_to > $3::timestamptz::date)
         AND ($4::int IS NULL OR a.role = ANY($5) OR a.department_id IN (SELECT id FROM line))) AS fit
     FROM app_user u WHERE u.id = ANY($1::int[])`,
    [wanted, working, now, departmentId, companyRoles],
  );
  if (rows.length < wanted.length) throw new DomainError("NOT_FOUND", "person_unknown");
  const unfit = rows.filter(({ fit }) => !fit).map(({ name }) => name);
  if (unfit.length > 0) throw new DomainError("BAD_INPUT", "issue_person_unfit", { names: unfit.join(", ") });
}

/** Who works on issues now, by name. */
export async function listIssuePeople(sql: Sql, now: Date): Promise<Person[]> {
  const { rows } = await sql.query<Person>(
    `SELECT u.id, u.display_name AS name FROM app_user u
     WHERE u.disabled_at IS NULL AND u.password_hash <> 'none' AND EXISTS (SELECT 1 FROM role_assignment a WHERE a.user_id = u.id AND a.role = ANY($1)
       AND a.valid_from <= $2::timestamptz::date AND (a.valid_to IS NULL OR a.valid_to > $2::timestamptz::date))
     ORDER BY u.display_name, u.id`,
    [working, now],
  );
  return rows;
}
