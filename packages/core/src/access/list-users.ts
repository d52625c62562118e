import type { Database } from "../database/database.ts";
import { isRole } from "./roles.ts";
import type { RoleAssignment } from "./viewer.ts";

export type UserAccount = {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly assignments: readonly RoleAssignment[];
  readonly disabled: boolean;
};

type Found = Omit<UserAccount, "assignments"> & { assignments: { role: string; departmentId: number | null }[] };

/** Every user with the roles in force on the day of `now`, by name. */
export async function listUsers(db: Database, now: Date): Promise<UserAccount[]> {
  const found = await db.pool.query<Found>(
    `SELECT u.id::text, u.username, u.display_name AS "displayName", u.disabled_at IS NOT NULL AS disabled,
       COALESCE(jsonb_agg(jsonb_build_object('role', a.role, 'departmentId', a.department_id) ORDER BY a.role, a.department_id)
         FILTER (WHERE a.role IS NOT NULL), '[]') AS assignments
     FROM app_user u
     LEFT JOIN role_assignment a ON a.user_id = u.id AND a.valid_from <= $1::timestamptz::date
       AND (a.valid_to IS NULL OR a.valid_to > $1::timestamptz::date)
     GROUP BY u.id ORDER BY lower(u.username)`,
    [now],
  );
  return found.rows.map((row) => ({
    ...row,
    assignments: row.assignments.flatMap(({ role, departmentId }) => (isRole(role) ? [{ role, departmentId }] : [])),
  }));
}
