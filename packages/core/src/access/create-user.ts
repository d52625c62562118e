import { inTransaction, type Database, type Sql } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import { hashPassword, oneTimePassword } from "./password.ts";
import { departmentRoles, type Role } from "./roles.ts";

export type NewUser = {
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  /** The code of the department for which the role is given; department heads and responders need one. */
  readonly departmentCode?: string | undefined;
  /** The code of the person's employee record; service agents see their own rows through it. */
  readonly employeeCode?: string | undefined;
  /** `none`: nobody can sign in as this user; it is for tokens. */
  readonly password: "one-time" | "none";
};

/** Creates a user with one role, in force from the day of `now`, and answers the one-time password. Throws BAD_INPUT, NOT_FOUND or CONFLICT. */
export async function createUser(
  db: Database,
  user: NewUser,
  now: Date,
): Promise<{ userId: number; oneTimePassword: string | null }> {
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,63}$/u.test(user.username)) {
    throw new DomainError("BAD_INPUT", "username_unfit", { username: user.username });
  }
  requireWhatRoleNeeds(user);
  const password = user.password === "one-time" ? oneTimePassword() : null;
  const passwordHash = password === null ? "none" : await hashPassword(password);
  const userId = await inTransaction(db.pool, async (sql) => {
    const departmentId = await idOf(sql, "department", user.departmentCode);
    const employeeId = await idOf(sql, "employee", user.employeeCode);
    const id = await insertUser(sql, user, { passwordHash, employeeId });
    await sql.query(
      "INSERT INTO role_assignment (user_id, role, department_id, valid_from) VALUES ($1, $2, $3, $4::timestamptz::date)",
      [id, user.role, departmentId, now],
    );
    return id;
  });
  return { userId, oneTimePassword: password };
}

function requireWhatRoleNeeds(user: NewUser): void {
  if (departmentRoles.includes(user.role) && user.departmentCode === undefined) {
    throw new DomainError("BAD_INPUT", "role_needs_department", { role: user.role });
  }
  if (user.role === "SERVICE_AGENT" && user.employeeCode === undefined) {
    throw new DomainError("BAD_INPUT", "role_needs_employee", { role: user.role });
  }
}

async function idOf(sql: Sql, table: "department" | "employee", code: string | undefined): Promise<number | null> {
  if (code === undefined) return null;
  const found = await sql.query<{ id: number }>(`SELECT id FROM ${table} WHERE code = $1`, [code]);
  const id = found.rows[0]?.id;
  if (id === undefined) throw new DomainError("NOT_FOUND", `${table}_unknown`, { code });
  return id;
}

async function insertUser(
  sql: Sql,
  user: NewUser,
  { passwordHash, employeeId }: { passwordHash: string; employeeId: number | null },
): Promise<number> {
  const inserted = await sql.query<{ id: number }>(
    `INSERT INTO app_user (username, display_name, password_hash, must_change_password, employee_id)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT (lower(username)) DO NOTHING RETURNING id`,
    [user.username, user.displayName, passwordHash, user.password === "one-time", employeeId],
  );
  const id = inserted.rows[0]?.id;
  if (id === undefined) throw new DomainError("CONFLICT", "username_taken", { username: user.username });
  return id;
}
