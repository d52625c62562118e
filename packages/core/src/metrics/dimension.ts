import type { Sql } from "../database/database.ts";
import type { SqlParameters } from "../database/sql-parameters.ts";
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

/** A filter as it is asked: its codes, and whether "nothing" is asked for too. In a tree a code means its whole subtree, unless `exact`. */
export type ResolvedFilter = {
  readonly dimension: Dimension;
  readonly codes: readonly string[];
  readonly orNone: boolean;
  readonly exact: boolean;
};

/** Takes "unclassified" for what has no code; of defect types it is also a code of its own. */
export function resolveFilter({ dimension, in: keys }: DimensionFilter, exact = false): ResolvedFilter {
  const codes = keys.filter((code) => code !== unclassified || dimension === "defectType");
  return { dimension, codes, orNone: dimension !== "status" && keys.includes(unclassified), exact };
}

/**
 * The ids that a filter's codes stand for (plain codes of status), as a SQL array; looked up once a statement, so that
 * no question needs a second one. Unknown codes match nothing.
 */
export function idsOf({ dimension, codes, exact }: ResolvedFilter, parameters: SqlParameters): string {
  const given = `${parameters.add(codes)}::text[]`;
  const table = dimensionTable(dimension);
  if (!table) return given;
  if (exact || (dimension !== "department" && dimension !== "region")) {
    return `ARRAY(SELECT id FROM ${table} WHERE code = ANY(${given}))`;
  }
  return `ARRAY(WITH RECURSIVE wanted AS (
    SELECT id FROM ${table} WHERE code = ANY(${given})
    UNION SELECT child.id FROM ${table} child JOIN wanted ON child.parent_id = wanted.id
  ) SELECT id FROM wanted)`;
}

/** Codes and names of ids, by `<dimension> <id>`. */
export type TermLabels = ReadonlyMap<
  string,
  { readonly code: string; readonly name: string; readonly nameEn: string | null }
>;

export type LabelOf = (
  dimension: Dimension,
  id: number | string | null,
) => { readonly key: string; readonly label: string };

/** Keys and labels out of what was read with the figures, in the asker's language. */
export function labelsIn(labels: TermLabels, language: Asker["language"], words: (key: string) => string): LabelOf {
  return (dimension, id) => {
    if (id === null) return { key: unclassified, label: words("unclassified") };
    if (dimension === "status") return { key: String(id), label: words(`status.${id}`) };
    const term = labels.get(`${dimension} ${id}`);
    if (!term) return { key: String(id), label: String(id) };
    return { key: term.code, label: language === "en" ? (term.nameEn ?? term.name) : term.name };
  };
}

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
