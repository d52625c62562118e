import type { Database } from "../database/database.ts";
import { DomainError } from "../errors.ts";

const windowMinutes = 15;
const limits = { accountFromAddress: 5, account: 30, address: 50 };

type Attempt = { readonly username: string; readonly address: string; readonly now: Date };

/**
 * Notes an attempt before the password is looked at, so that attempts at once count each other, and answers its id.
 * Throws TOO_MANY_ATTEMPTS when this account from this address, this account, or this address failed too often lately.
 */
export async function beginAttempt(db: Database, attempt: Attempt): Promise<number> {
  const noted = await db.pool.query<{ id: number }>(
    "INSERT INTO sign_in_attempt (username, address, at, succeeded) VALUES ($1, $2, $3, false) RETURNING id",
    [attempt.username, attempt.address, attempt.now],
  );
  const id = noted.rows[0]?.id ?? 0;
  if (await withinLimits(db, attempt)) return id;
  // Refused before the password was looked at: it must not prolong the wait.
  await db.pool.query("DELETE FROM sign_in_attempt WHERE id = $1", [id]);
  throw new DomainError("TOO_MANY_ATTEMPTS", "too_many_attempts", { minutes: windowMinutes });
}

/** Marks the attempt as the right one: failures of its account before it are forgiven. */
export async function attemptSucceeded(db: Database, id: number): Promise<void> {
  await db.pool.query("UPDATE sign_in_attempt SET succeeded = true WHERE id = $1", [id]);
}

async function withinLimits(db: Database, { username, address, now }: Attempt): Promise<boolean> {
  const counted = await db.pool.query<{ pair: number; account: number; address: number }>(
    `WITH recent AS (
       SELECT username, address, at FROM sign_in_attempt
       WHERE (username = $1 OR address = $2) AND at > $3::timestamptz - make_interval(mins => $4::int) AND NOT succeeded
     ), forgiven AS (
       SELECT COALESCE(max(at), '-infinity') AS until FROM sign_in_attempt WHERE username = $1 AND succeeded
     )
     SELECT count(*) FILTER (WHERE username = $1 AND address = $2 AND at > until)::int AS pair,
       count(*) FILTER (WHERE username = $1 AND at > until)::int AS account,
       count(*) FILTER (WHERE address = $2)::int AS address
     FROM recent, forgiven`,
    [username, address, now, windowMinutes],
  );
  const found = counted.rows[0] ?? { pair: 0, account: 0, address: 0 };
  return found.pair <= limits.accountFromAddress && found.account <= limits.account && found.address <= limits.address;
}
