import type { Database } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import { createUser, type NewUser } from "./create-user.ts";
import { issueBearerToken } from "./open-session.ts";
import type { Role } from "./roles.ts";

type ScriptToken = {
  readonly role: Role;
  readonly departmentCode?: string | undefined;
  readonly employeeCode?: string | undefined;
  readonly days: number;
  readonly now: Date;
};

const maxDays = 3650;

/**
 * Issues a bearer token that may do what `role` may, for one script user a role (and department or person), which is made when missing
 * and can be disabled by its name. Throws BAD_INPUT for a lifetime of less than a day or more than ten years.
 */
export async function issueScriptToken(
  db: Database,
  request: ScriptToken,
): Promise<{ token: string; username: string; expiresAt: Date }> {
  const { role, departmentCode, employeeCode, days, now } = request;
  if (!Number.isInteger(days) || days < 1 || days > maxDays) {
    throw new DomainError("BAD_INPUT", "token_days_out_of_range", { max: maxDays });
  }
  const username = scriptUsername(request);
  const script: NewUser = { username, displayName: username, role, departmentCode, employeeCode, password: "none" };
  const userId = (await existingScript(db, username, request)) ?? (await createUser(db, script, now)).userId;
  const issued = await issueBearerToken(db.pool, { userId, label: "huilu user token", days, now });
  return { ...issued, username };
}

function scriptUsername({ role, departmentCode, employeeCode }: ScriptToken): string {
  const whose = [departmentCode, employeeCode].filter((code) => code !== undefined);
  return ["script", role.toLowerCase(), ...whose]
    .join("-")
    .replaceAll(/[^\p{L}\p{N}._-]/gu, "_")
    .slice(0, 64);
}

// Two codes may shorten to one name: only a user with exactly this role, department and person is the script asked for.
async function existingScript(db: Database, username: string, request: ScriptToken): Promise<number | null> {
  const found = await db.pool.query<{ id: number; disabled: boolean }>(
    `SELECT u.id, u.disabled_at IS NOT NULL AS disabled
     FROM app_user u
     JOIN role_assignment a ON a.user_id = u.id AND a.role = $2
     LEFT JOIN department d ON d.id = a.department_id
     LEFT JOIN employee e ON e.id = u.employee_id
     WHERE lower(u.username) = lower($1) AND u.password_hash = 'none'
       AND d.code IS NOT DISTINCT FROM $3 AND e.code IS NOT DISTINCT FROM $4`,
    [username, request.role, request.departmentCode ?? null, request.employeeCode ?? null],
  );
  const user = found.rows[0];
  if (user?.disabled) throw new DomainError("FORBIDDEN", "user_disabled", { username });
  return user?.id ?? null;
}
