import type { Database } from "../database/database.ts";
import { languageOf } from "../locales/text.ts";
import { isRole } from "./roles.ts";
import { secretHash } from "./session-secret.ts";
import type { Viewer } from "./viewer.ts";

type Found = {
  user_id: number;
  username: string;
  display_name: string;
  language: string;
  employee_id: number | null;
  must_change_password: boolean;
  kind: "browser" | "bearer";
  idle: boolean;
  assignments: { role: string; departmentId: number | null }[];
};

/** Who holds `secret`: null when it is unknown, expired, of another kind, or its user is disabled. */
export async function viewerOfToken(
  db: Database,
  secret: string,
  { kind, now }: { readonly kind: Viewer["session"]; readonly now: Date },
): Promise<Viewer | null> {
  const hash = secretHash(secret);
  const result = await db.pool.query<Found>(
    `SELECT u.id AS user_id, u.username, u.display_name, u.language, u.employee_id, u.must_change_password, s.kind,
       s.last_used_at < $2::timestamptz - interval '10 minutes' AS idle,
       COALESCE((
         SELECT jsonb_agg(jsonb_build_object('role', a.role, 'departmentId', a.department_id) ORDER BY a.role, a.department_id)
         FROM role_assignment a
         WHERE a.user_id = u.id AND a.valid_from <= $2::timestamptz::date AND (a.valid_to IS NULL OR a.valid_to > $2::timestamptz::date)
           AND (s.role IS NULL OR a.role = s.role)
       ), '[]') AS assignments
     FROM session s JOIN app_user u ON u.id = s.user_id
     WHERE s.token_hash = $1 AND s.kind = $3 AND s.expires_at > $2 AND u.disabled_at IS NULL`,
    [hash, now, kind],
  );
  const found = result.rows[0];
  if (found === undefined) return null;
  // Written seldom: a page asks several questions at once.
  if (found.idle) await db.pool.query("UPDATE session SET last_used_at = $2 WHERE token_hash = $1", [hash, now]);
  return viewerFrom(found);
}

function viewerFrom(found: Found): Viewer {
  return {
    userId: found.user_id,
    username: found.username,
    displayName: found.display_name,
    language: languageOf(found.language),
    employeeId: found.employee_id,
    mustChangePassword: found.must_change_password,
    assignments: found.assignments.flatMap(({ role, departmentId }) => (isRole(role) ? [{ role, departmentId }] : [])),
    session: found.kind,
  };
}
