import { type Database, inTransaction } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import { fitEmail } from "./email-address.ts";

/**
 * Sets where a user's mail goes; an empty address: nowhere. Who did it is written down, the address is not. Throws BAD_INPUT
 * `email_unfit`, NOT_FOUND `user_unknown`.
 */
export async function setEmail(
  db: Database,
  { username, email }: { readonly username: string; readonly email: string },
  by: { readonly userId: number | null; readonly now: Date },
): Promise<void> {
  const address = fitEmail(email);
  await inTransaction(db.pool, async (sql) => {
    const { rows } = await sql.query<{ id: number }>(
      "UPDATE app_user SET email = $2 WHERE lower(username) = lower($1) RETURNING id",
      [username, address],
    );
    const id = rows[0]?.id;
    if (id === undefined) throw new DomainError("NOT_FOUND", "user_unknown", { username });
    await sql.query("INSERT INTO audit_entry (at, user_id, action, subject, detail) VALUES ($1, $2, $3, $4, $5)", [
      by.now,
      by.userId,
      "user.email",
      `user:${id}`,
      { set: address !== null },
    ]);
  });
}
