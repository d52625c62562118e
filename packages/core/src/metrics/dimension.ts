import type { Sql } from "../database/database.ts";
import type { Asker, Dimension, DimensionFilter } from "./metric-query.ts";
import { dimensionColumn } from "./rollup.ts";

/** The key of everything that has no code in a dimension. */
export const unclassified = "unclassified";

const tableOf: Record<Exclude<Dimension, "status">, string> = {
  channel: "channel",
  kind: "case_kind",
  region: "region",
  department: "department",
  employee: "employee",
  productFamily: "product_family",
  productModel: "product_model",
  batch: "production_batch",
  supplierLot: "supplier_lot",
  defectFamily: "defect_family",
  defectType: "defect_type",
  priority: "case_priority",
  source: "source",
};

/** The reference table behind a dimension; status is a plain code and has none. */
export function dimensionTable(dimension: Dimension): string | null {
  return dimension === "status" ? null : tableOf[dimension];
}

/** Dimensions of the defect reported, which a case may have several of. */
export function isDefectDimension(dimension: Dimension): boolean {
  return dimension === "defectFamily" || dimension === "defectType";
}

/** The expression that groups by a dimension, over relation alias `u`. */
export function groupExpression(dimension: Dimension): string {
  if (dimension === "defectFamily") return "(SELECT t.family_id FROM defect_type t WHERE t.id = u.defect_type_id)";
  return `u.${dimensionColumn(dimension)}`;
}

/** What a filter's codes mean inside: ids (or plain codes of status), and whether "nothing" is asked for too. */
export type ResolvedFilter = {
  readonly dimension: Dimension;
  readonly ids: readonly (number | string)[];
  readonly orNone: boolean;
};

/** Looks a filter's codes up. In a tree a code means its whole subtree, unless `exact`. Unknown codes match nothing. */
export async function resolveFilter(sql: Sql, filter: DimensionFilter, exact = false): Promise<ResolvedFilter> {
  const { dimension } = filter;
  const orNone = filter.in.includes(unclassified);
  const codes = filter.in.filter((code) => code !== unclassified || dimension === "defectType");
  const table = dimensionTable(dimension);
  if (!table) return { dimension, ids: codes, orNone: false };
  const tree = !exact && (dimension === "department" || dimension === "region");
  const { rows } = await sql.query<{ id: number }>(
    tree
      ? `WITH RECURSIVE wanted AS (
           SELECT id FROM ${table} WHERE code = ANY($1)
           UNION SELECT child.id FROM ${table} child JOIN wanted ON child.parent_id = wanted.id
         ) SELECT id FROM wanted`
      : `SELECT id FROM ${table} WHERE code = ANY($1)`,
    [codes],
  );
  return { dimension, ids: rows.map((row) => row.id), orNone };
}

export type LabelOf = (
  dimension: Dimension,
  id: number | string | null,
) => { readonly key: string; readonly label: string };

/** Keys and labels of the ids that an answer names, in the asker's language. */
export async function loadLabels(
  sql: Sql,
  ids: ReadonlyMap<Dimension, ReadonlySet<number>>,
  language: Asker["language"],
  words: (key: string) => string,
): Promise<LabelOf> {
  const known = new Map<string, { key: string; label: string }>();
  for (const [dimension, wanted] of ids) {
    const table = dimensionTable(dimension);
    if (!table || wanted.size === 0) continue;
    const label = language === "en" ? "COALESCE(name_en, name)" : "name";
    const { rows } = await sql.query<{ id: number; code: string; label: string }>(
      `SELECT id, code, ${label} AS label FROM ${table} WHERE id = ANY($1)`,
      [[...wanted]],
    );
    for (const row of rows) known.set(`${dimension} ${row.id}`, { key: row.code, label: row.label });
  }
  return (dimension, id) => {
    if (id === null) return { key: unclassified, label: words("unclassified") };
    if (dimension === "status") return { key: String(id), label: words(`status.${id}`) };
    return known.get(`${dimension} ${id}`) ?? { key: String(id), label: String(id) };
  };
}
