import type { QueryArrayConfig } from "pg";

import type { Database } from "../database/database.ts";
import { languageOf } from "../locales/text.ts";
import { isRole } from "./roles.ts";
import { secretHash } from "./session-secret.ts";
import type { Viewer } from "./viewer.ts";

/** Who holds a session, a row for each role that is in force, one without a role where there is none. */
type Found = readonly [
  userId: number,
  username: string,
  displayName: string,
  language: string,
  employeeId: number | null,
  mustChangePassword: boolean,
  idle: boolean,
  role: string | null,
  departmentId: number | null,
];

/** Who holds `secret`: null when it is unknown, expired, of another kind, or its user is disabled. */
export async function viewerOfToken(
  db: Database,
  secret: string,
  { kind, now }: { readonly kind: Viewer["session"]; readonly now: Date },
): Promise<Viewer | null> {
  const hash = secretHash(secret);
  const { rows } = await db.pool.query<[...Found]>(question([hash, now, kind]));
  const [found] = rows;
  if (found === undefined) return null;
  // Written seldom: a page asks several questions at once.
  const idle = found[6];
  if (idle) await db.pool.query("UPDATE session SET last_used_at = $2 WHERE token_hash = $1", [hash, now]);
  return viewerFrom(found, rows, kind);
}

/** Every request asks it, so each connection prepares it once. */
const question = (values: [hash: Buffer, now: Date, kind: Viewer["session"]]): QueryArrayConfig => ({
  name: "huilu_viewer",
  text: `SELECT u.id, u.username, u.display_name, u.language, u.employee_id, u.must_change_password,
      s.last_used_at < $2::timestamptz - interval '10 minutes', a.role, a.department_id
    FROM session s JOIN app_user u ON u.id = s.user_id
    LEFT JOIN role_assignment a ON a.user_id = u.id AND (s.role IS NULL OR a.role = s.role)
      AND a.valid_from <= $2::timestamptz::date AND (a.valid_to IS NULL OR a.valid_to > $2::timestamptz::date)
    WHERE s.token_hash = $1 AND s.kind = $3 AND s.expires_at > $2 AND u.disabled_at IS NULL
    ORDER BY a.role, a.department_id`,
  values,
  rowMode: "array",
});

function viewerFrom(
  [userId, username, displayName, language, employeeId, mustChangePassword]: Found,
  rows: readonly Found[],
  session: Viewer["session"],
): Viewer {
  const assignments = rows.flatMap(([, , , , , , , role, departmentId]) =>
    role !== null && isRole(role) ? [{ role, departmentId }] : [],
  );
  return {
    userId,
    username,
    displayName,
    language: languageOf(language),
    employeeId,
    mustChangePassword,
    assignments,
    session,
  };
}
