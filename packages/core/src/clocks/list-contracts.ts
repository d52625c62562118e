import type { Database } from "../database/database.ts";
import type { Language } from "../locales/text.ts";

/** The service contracts that cases name, by label. */
export async function listContracts(
  db: Database,
  language: Language,
): Promise<{ readonly key: string; readonly label: string }[]> {
  const label = language === "en" ? "COALESCE(name_en, name)" : "name";
  const { rows } = await db.pool.query<{ key: string; label: string }>(
    `SELECT code AS key, ${label} AS label FROM service_contract ORDER BY ${label}, code`,
  );
  return rows;
}
