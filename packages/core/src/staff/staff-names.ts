import type { Sql } from "../database/database.ts";
import type { Language } from "../locales/text.ts";

export type Named = { readonly key: string; readonly label: string };
export type Names = ReadonlyMap<string, Named>;

/** Keys and labels of departments, people and what they repair, in one language. */
export async function readNames(sql: Sql, language: Language): Promise<Names> {
  const tables = ["department", "employee", "defect_family", "product_family"];
  const label = language === "en" ? "COALESCE(name_en, name)" : "name";
  const { rows } = await sql.query<{ name: string; key: string; label: string }>(
    tables
      .map((table) => `SELECT '${table} ' || id AS name, code AS key, ${label} AS label FROM ${table}`)
      .join(" UNION ALL "),
  );
  return new Map(rows.map(({ name, ...named }) => [name, named]));
}

/** How the row `id` of `table` is shown. */
export function nameOf(names: Names, table: string, id: number): Named {
  return names.get(`${table} ${id}`) ?? { key: String(id), label: String(id) };
}
