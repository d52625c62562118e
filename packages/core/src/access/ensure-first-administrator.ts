import type { Database } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import { textOf } from "../locales/text.ts";
import { createUser } from "./create-user.ts";

/**
 * Makes the user `admin` with a one-time password when no user who can sign in exists yet; otherwise answers null.
 * Two starts at once make one administrator.
 */
export async function ensureFirstAdministrator(
  db: Database,
  now: Date = new Date(),
): Promise<{ username: string; oneTimePassword: string } | null> {
  const found = await db.pool.query("SELECT 1 FROM app_user WHERE password_hash LIKE '$argon2id$%' LIMIT 1");
  if (found.rows.length > 0) return null;
  try {
    const displayName = textOf("zh-CN", "access.first_administrator");
    const created = await createUser(
      db,
      { username: "admin", displayName, role: "ADMINISTRATOR", password: "one-time" },
      now,
    );
    return created.oneTimePassword === null ? null : { username: "admin", oneTimePassword: created.oneTimePassword };
  } catch (error) {
    if (error instanceof DomainError && error.code === "CONFLICT") return null;
    throw error;
  }
}
