import type { Sql } from "../../database/database.ts";
import type { CauseClass } from "./save-defect-type.ts";
import type { TaxonomyAction } from "./taxonomy-change.ts";

type Language = "zh-CN" | "en";
type TypeLabel = { readonly key: string; readonly label: string };

export type TaxonomyType = {
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly symptom: string | null;
  readonly component: string | null;
  readonly causeClass: CauseClass | null;
  readonly severity: number | null;
  readonly safety: boolean;
  readonly version: number;
  readonly retiredAt: Date | null;
  /** What its reports count as by a merge that holds. */
  readonly mergedInto: TypeLabel | null;
};

export type TaxonomyFamily = {
  /** Null: types of no family. */
  readonly key: string | null;
  readonly name: string | null;
  readonly nameEn: string | null;
  readonly version: number;
  readonly types: readonly TaxonomyType[];
};

/** All families and types, by their codes; retired ones too. */
export async function readTaxonomy(sql: Sql, language: Language): Promise<TaxonomyFamily[]> {
  const label = (alias: string) => (language === "en" ? `COALESCE(${alias}.name_en, ${alias}.name)` : `${alias}.name`);
  const families = await sql.query<Omit<TaxonomyFamily, "types"> & { id: number | null }>(
    `SELECT id, code AS key, name, name_en AS "nameEn", version FROM defect_family
     UNION ALL SELECT NULL, NULL, NULL, NULL, 1 WHERE EXISTS (SELECT 1 FROM defect_type WHERE family_id IS NULL)
     ORDER BY key NULLS LAST`,
  );
  const types = await sql.query<TaxonomyType & { familyId: number | null }>(
    `SELECT t.family_id AS "familyId", t.code AS key, CASE WHEN t.code LIKE f.code || '/%' THEN substr(t.code, length(f.code) + 2) ELSE t.code END AS code,
       t.name, t.name_en AS "nameEn", t.symptom, t.component, t.cause_class AS "causeClass", t.severity, t.safety, t.version,
       t.retired_at AS "retiredAt", m.term AS "mergedInto"
     FROM defect_type t LEFT JOIN defect_family f ON f.id = t.family_id
     LEFT JOIN LATERAL (
       SELECT jsonb_build_object('key', o.code, 'label', ${label("o")}) AS term
       FROM reclassification_rule r JOIN reclassification q ON q.id = r.reclassification_id JOIN defect_type o ON o.id = r.to_type_id
       WHERE r.from_type_id = t.id AND q.kind = 'MERGE' AND q.undo_requested_at IS NULL ORDER BY q.id DESC LIMIT 1
     ) m ON true
     ORDER BY t.code`,
  );
  const byFamily = Map.groupBy(types.rows, (type) => type.familyId);
  return families.rows.map(({ id, ...family }) => ({
    ...family,
    types: (byFamily.get(id) ?? []).map(({ familyId: _, ...type }) => type),
  }));
}

/** One version of the taxonomy: what was changed, by whom, and why. */
export type TaxonomyVersion = {
  readonly version: number;
  readonly at: Date;
  readonly by: string | null;
  readonly action: TaxonomyAction;
  readonly reason: string | null;
  readonly subject: TypeLabel | null;
  readonly reclassificationId: number | null;
  /** The names of what a change of meaning changed. */
  readonly changed: readonly string[];
};

/** The latest versions of the taxonomy, the newest first. */
export async function listTaxonomyVersions(sql: Sql, language: Language, first: number): Promise<TaxonomyVersion[]> {
  const name = (alias: string) => (language === "en" ? `COALESCE(${alias}.name_en, ${alias}.name)` : `${alias}.name`);
  const { rows } = await sql.query<TaxonomyVersion>(
    `SELECT c.version, c.at, u.display_name AS by, c.action, c.reason, c.reclassification_id::int AS "reclassificationId",
       CASE WHEN t.id IS NOT NULL THEN jsonb_build_object('key', t.code, 'label', ${name("t")})
         WHEN f.id IS NOT NULL THEN jsonb_build_object('key', f.code, 'label', ${name("f")}) END AS subject,
       CASE WHEN c.before IS NULL OR c.after IS NULL THEN '{}'::text[] ELSE ARRAY(
         SELECT key FROM jsonb_each(c.after) a WHERE a.value IS DISTINCT FROM c.before->a.key ORDER BY key) END AS changed
     FROM taxonomy_change c LEFT JOIN app_user u ON u.id = c.user_id
     LEFT JOIN defect_type t ON t.id = c.defect_type_id LEFT JOIN defect_family f ON f.id = c.defect_family_id
     ORDER BY c.version DESC LIMIT $1`,
    [first],
  );
  return rows;
}
