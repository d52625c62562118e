import { inTransaction, type Database } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import { attemptSucceeded, beginAttempt } from "./attempt-limits.ts";
import { endSessionsOf } from "./end-sessions.ts";
import { openBrowserSession } from "./open-session.ts";
import { hashPassword, passwordMatches } from "./password.ts";
import type { Viewer } from "./viewer.ts";

type ChangePassword = {
  readonly current: string;
  readonly next: string;
  readonly address: string;
  readonly now: Date;
};

/**
 * Sets a new password, ends every session and token of the viewer, and opens one new browser session.
 * Throws BAD_INPUT for a wrong current password or an unfit new one; wrong ones count as failed sign-ins.
 */
export async function changePassword(
  db: Database,
  viewer: Viewer,
  input: ChangePassword,
): Promise<{ secret: string; expiresAt: Date }> {
  const attempt = await beginAttempt(db, {
    username: viewer.username.toLowerCase(),
    address: input.address,
    now: input.now,
  });
  const found = await db.pool.query<{ password_hash: string }>("SELECT password_hash FROM app_user WHERE id = $1", [
    viewer.userId,
  ]);
  if (!(await passwordMatches(found.rows[0]?.password_hash ?? null, input.current))) {
    throw new DomainError("BAD_INPUT", "current_password_wrong");
  }
  await attemptSucceeded(db, attempt);
  if (input.next === input.current) throw new DomainError("BAD_INPUT", "password_unchanged");
  const passwordHash = await hashPassword(input.next);
  return inTransaction(db.pool, async (sql) => {
    await sql.query("UPDATE app_user SET password_hash = $2, must_change_password = false WHERE id = $1", [
      viewer.userId,
      passwordHash,
    ]);
    await endSessionsOf(sql, viewer.userId);
    return openBrowserSession(sql, viewer.userId, input.now);
  });
}
