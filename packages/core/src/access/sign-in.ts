import type { Database } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import { attemptSucceeded, beginAttempt } from "./attempt-limits.ts";
import { openBrowserSession } from "./open-session.ts";
import { passwordMatches } from "./password.ts";

type SignIn = {
  readonly username: string;
  readonly password: string;
  readonly address: string;
  readonly now: Date;
};

/**
 * Opens a browser session and answers its secret. An unknown user, a disabled one and a wrong password get the same
 * UNAUTHENTICATED answer after the same work. Throws TOO_MANY_ATTEMPTS after several failures.
 */
export async function signIn(db: Database, input: SignIn): Promise<{ secret: string; expiresAt: Date }> {
  const username = input.username.trim().toLowerCase().slice(0, 200);
  const attempt = await beginAttempt(db, { username, address: input.address, now: input.now });
  const found = await db.pool.query<{ id: number; password_hash: string }>(
    "SELECT id, password_hash FROM app_user WHERE lower(username) = $1 AND disabled_at IS NULL",
    [username],
  );
  const user = found.rows[0];
  const matches = await passwordMatches(user?.password_hash ?? null, input.password);
  if (user === undefined || !matches) throw new DomainError("UNAUTHENTICATED", "sign_in_failed");
  await attemptSucceeded(db, attempt);
  return openBrowserSession(db.pool, user.id, input.now);
}
