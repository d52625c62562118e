import type { Sql } from "../../database/database.ts";
import type { SignalLevel } from "./signal-level.ts";

export type TermOf = { readonly key: string; readonly label: string };
type Terms = { defect(id: number | null): TermOf | null; part(level: SignalLevel, id: number | null): TermOf | null };

const tables: Readonly<Record<SignalLevel, string>> = {
  DEFECT: "defect_type",
  MODEL: "product_model",
  BATCH: "production_batch",
  SUPPLIER_LOT: "supplier_lot",
  REGION: "region",
};

/** The names of everything that is watched. */
export async function readTerms(sql: Sql, language: "zh-CN" | "en"): Promise<Terms> {
  const name = language === "en" ? "COALESCE(name_en, name)" : "name";
  const { rows } = await sql.query<{ level: SignalLevel; id: number } & TermOf>(
    Object.entries(tables)
      .map(([level, table]) => `SELECT '${level}' AS level, id, code AS key, ${name} AS label FROM ${table}`)
      .join(" UNION ALL "),
  );
  const terms = new Map(rows.map(({ level, id, key, label }) => [`${level}:${id}`, { key, label }]));
  return {
    defect: (id) => (id === null ? null : (terms.get(`DEFECT:${id}`) ?? null)),
    part: (level, id) => (id === null || level === "DEFECT" ? null : (terms.get(`${level}:${id}`) ?? null)),
  };
}
