import type { Database, Sql } from "../database/database.ts";
import { secretHash } from "./session-secret.ts";

/** Ends the session of `secret`; one that does not exist is fine. */
export async function signOut(db: Database, secret: string): Promise<void> {
  await db.pool.query("DELETE FROM session WHERE token_hash = $1", [secretHash(secret)]);
}

/** Ends every session and token of a user. */
export async function endSessionsOf(sql: Sql, userId: number): Promise<void> {
  await sql.query("DELETE FROM session WHERE user_id = $1", [userId]);
}
