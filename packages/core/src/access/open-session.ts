import type { Sql } from "../database/database.ts";
import { newSessionSecret, secretHash } from "./session-secret.ts";

const browserDays = 7;

/** Opens a session for a browser and answers its secret, which is shown this once. */
export async function openBrowserSession(
  sql: Sql,
  userId: number,
  now: Date,
): Promise<{ secret: string; expiresAt: Date }> {
  const secret = newSessionSecret();
  const expiresAt = daysAfter(now, browserDays);
  await insertSession(sql, { secret, userId, kind: "browser", label: null, now, expiresAt });
  return { secret, expiresAt };
}

/** Issues a bearer token for scripts, valid for `days`; shown this once. */
export async function issueBearerToken(
  sql: Sql,
  request: { readonly userId: number; readonly label: string; readonly days: number; readonly now: Date },
): Promise<{ token: string; expiresAt: Date }> {
  const token = newSessionSecret();
  const expiresAt = daysAfter(request.now, request.days);
  await insertSession(sql, { ...request, secret: token, kind: "bearer", expiresAt });
  return { token, expiresAt };
}

type NewSession = {
  readonly secret: string;
  readonly userId: number;
  readonly kind: "browser" | "bearer";
  readonly label: string | null;
  readonly now: Date;
  readonly expiresAt: Date;
};

async function insertSession(sql: Sql, session: NewSession): Promise<void> {
  await sql.query(
    `INSERT INTO session (token_hash, user_id, kind, label, created_at, last_used_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $5, $6)`,
    [secretHash(session.secret), session.userId, session.kind, session.label, session.now, session.expiresAt],
  );
}

function daysAfter(now: Date, days: number): Date {
  return new Date(now.getTime() + days * 86_400_000);
}
