import type { Sql } from "../../database/database.ts";
import { caseWords } from "../../locales/words.ts";
import { unclassified } from "../../metrics/dimension.ts";
import type { PackageTerm } from "./package-document.ts";

type NamedTable = "department" | "product_model" | "defect_type" | "production_batch" | "supplier_lot" | "region";

/** Codes and names in both languages of what has these ids, by the id. */
export async function namesOfIds(
  sql: Sql,
  table: NamedTable,
  ids: readonly number[],
): Promise<ReadonlyMap<number, PackageTerm>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql.query<PackageTerm & { id: number }>(
    `SELECT id::int AS id, code AS key, name AS zh, COALESCE(name_en, name) AS en FROM ${table} WHERE id = ANY($1::int[])`,
    [[...new Set(ids)]],
  );
  return new Map(rows.map(({ id, ...term }) => [id, term]));
}

/** The names of what has these codes; a code that names nothing stands for itself, "unclassified" for what has none. */
export async function namesOfKeys(
  sql: Sql,
  table: NamedTable,
  keys: readonly string[],
): Promise<(key: string) => PackageTerm> {
  const { rows } = await sql.query<PackageTerm>(
    `SELECT code AS key, name AS zh, COALESCE(name_en, name) AS en FROM ${table} WHERE code = ANY($1::text[])`,
    [[...new Set(keys)]],
  );
  const known = new Map(rows.map((term) => [term.key, term]));
  return (key) => known.get(key) ?? (key === unclassified ? withoutType() : { key, zh: key, en: key });
}

/** What stands for reports that carry no type. */
export function withoutType(): PackageTerm {
  return { key: unclassified, zh: caseWords("zh-CN")("unclassified"), en: caseWords("en")("unclassified") };
}
