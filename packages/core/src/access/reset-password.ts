import { inTransaction, type Database } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import { endSessionsOf } from "./end-sessions.ts";
import { hashPassword, oneTimePassword } from "./password.ts";

/** Gives a user a new one-time password, and ends every session and token. Throws NOT_FOUND for an unknown name. */
export async function resetPassword(db: Database, username: string): Promise<string> {
  const password = oneTimePassword();
  const passwordHash = await hashPassword(password);
  await inTransaction(db.pool, async (sql) => {
    const changed = await sql.query<{ id: number }>(
      "UPDATE app_user SET password_hash = $2, must_change_password = true WHERE lower(username) = lower($1) RETURNING id",
      [username, passwordHash],
    );
    const id = changed.rows[0]?.id;
    if (id === undefined) throw new DomainError("NOT_FOUND", "user_unknown", { username });
    await endSessionsOf(sql, id);
  });
  return password;
}
