import type { Database } from "../database/database.ts";
import { Department } from "../database/entities.ts";
import type { Language } from "../locales/text.ts";

/** Code and name of the departments of `ids`, by id. */
export async function readDepartmentTerms(
  db: Database,
  ids: readonly number[],
  language: Language,
): Promise<Map<number, { readonly key: string; readonly label: string }>> {
  const found = await db.orm.em.fork().find(Department, { id: { $in: [...ids] } });
  return new Map(
    found.map(({ id, code, name, nameEn }) => [id, { key: code, label: language === "en" ? (nameEn ?? name) : name }]),
  );
}
