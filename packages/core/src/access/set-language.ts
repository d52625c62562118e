import type { Database } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import { isLanguage, languages } from "../locales/text.ts";
import type { Viewer } from "./viewer.ts";

/** Keeps the viewer's language and answers the viewer as it is now. Throws BAD_INPUT for one that has no texts. */
export async function setLanguage(db: Database, viewer: Viewer, language: string): Promise<Viewer> {
  if (!isLanguage(language)) {
    throw new DomainError("BAD_INPUT", "language_unknown", { language, known: languages.join(", ") });
  }
  await db.pool.query("UPDATE app_user SET language = $2 WHERE id = $1", [viewer.userId, language]);
  return { ...viewer, language };
}
