import { inTransaction, type Database } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import { endSessionsOf } from "./end-sessions.ts";

/** Disables a user and ends every session and token; twice is fine. Throws NOT_FOUND for an unknown name. */
export async function disableUser(db: Database, username: string, now: Date): Promise<void> {
  await inTransaction(db.pool, async (sql) => {
    const disabled = await sql.query<{ id: number }>(
      "UPDATE app_user SET disabled_at = COALESCE(disabled_at, $2) WHERE lower(username) = lower($1) RETURNING id",
      [username, now],
    );
    const id = disabled.rows[0]?.id;
    if (id === undefined) throw new DomainError("NOT_FOUND", "user_unknown", { username });
    await endSessionsOf(sql, id);
  });
}
