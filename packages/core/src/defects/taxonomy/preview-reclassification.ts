import { inTransaction, type Database, type Sql } from "../../database/database.ts";
import { standingDefects } from "../../cases/project-defects.ts";
import { takenBy } from "../../cases/reclassify-defects.ts";
import { resolveRules, type ReclassificationDraft, type StoredRule } from "./reclassification-rules.ts";
import { reporting, storeRules } from "./store-rules.ts";

type TypeKey = { readonly key: string; readonly label: string };

/** What a reclassification would do to the cases known now. */
export type ReclassificationPreview = {
  /** One a rule, in its order: how many cases it takes, and the latest few of them. */
  readonly rules: readonly { readonly cases: number; readonly caseIds: readonly string[] }[];
  /** Reports of each type concerned, before and after. */
  readonly types: readonly (TypeKey & { readonly before: number; readonly after: number })[];
  readonly cases: number;
  /** Of those, in which a person had decided the type. */
  readonly decidedByPerson: number;
};

const samples = 5;
const unborn = "9223372036854775807";

/** Tells what `draft` would do, and does nothing. Throws as requestReclassification. */
export function previewReclassification(
  db: Database,
  draft: ReclassificationDraft,
  { language, now }: { readonly language: "zh-CN" | "en"; readonly now: Date },
): Promise<ReclassificationPreview> {
  return inTransaction(db.pool, async (sql) => {
    const rules = await resolveRules(sql, draft);
    await sql.query(`
      CREATE TEMP TABLE draft_head (LIKE reclassification INCLUDING DEFAULTS) ON COMMIT DROP;
      CREATE TEMP TABLE draft_rule (LIKE reclassification_rule) ON COMMIT DROP;
      CREATE TEMP TABLE draft_taken (case_id uuid, id uuid, asserted_origin text, from_type_id int, to_type_id int, ordinal int) ON COMMIT DROP`);
    await sql.query(
      `INSERT INTO draft_head (id, kind, reason, includes_past, requested_by, requested_at, total) VALUES ($1, $2, '', $3, 0, $4, 0)`,
      [unborn, draft.kind, draft.includesPast, now],
    );
    await storeRules(sql, unborn, rules, "draft_rule");
    await sql.query(
      `INSERT INTO draft_taken SELECT t.case_id, t.id, b.origin, t.from_type_id, t.to_type_id, t.ordinal
       FROM (${takenBy(reporting(rules.map(({ fromTypeId }) => fromTypeId)), unborn, "draft_rule", "draft_head")}) t
       JOIN case_defect b ON b.case_id = t.case_id AND b.id = t.replaces
       JOIN service_case c ON c.id = t.case_id AND c.merged_into IS NULL`,
    );
    return { ...(await totals(sql)), rules: await byRule(sql, rules), types: await byType(sql, language) };
  });
}

async function totals(sql: Sql): Promise<{ cases: number; decidedByPerson: number }> {
  const { rows } = await sql.query<{ cases: number; decidedByPerson: number }>(
    `SELECT count(DISTINCT case_id)::int AS cases,
       count(DISTINCT case_id) FILTER (WHERE asserted_origin = 'person')::int AS "decidedByPerson" FROM draft_taken`,
  );
  return rows[0] ?? { cases: 0, decidedByPerson: 0 };
}

async function byRule(sql: Sql, rules: readonly StoredRule[]): Promise<ReclassificationPreview["rules"]> {
  const { rows } = await sql.query<{ ordinal: number; cases: number; caseIds: string[] }>(
    `SELECT ordinal, count(*)::int AS cases, (array_agg(case_id ORDER BY place))[1:${samples}]::text[] AS "caseIds"
     FROM (SELECT t.ordinal, t.case_id, row_number() OVER (PARTITION BY t.ordinal ORDER BY c.reported_on DESC NULLS LAST, c.id) AS place
       FROM draft_taken t JOIN service_case c ON c.id = t.case_id) placed GROUP BY ordinal`,
  );
  return rules.map((_, ordinal) => rows.find((row) => row.ordinal === ordinal) ?? { cases: 0, caseIds: [] });
}

/**
 * As figures count: a report a case of each type, and of cases that count as one event one a type together. A case
 * without a day of report is in no figure.
 */
async function byType(sql: Sql, language: "zh-CN" | "en"): Promise<ReclassificationPreview["types"]> {
  const label = language === "en" ? "COALESCE(t.name_en, t.name)" : "t.name";
  const reports = "count(*) FILTER (WHERE event_id IS NULL) + count(DISTINCT event_id)";
  const { rows } = await sql.query<ReclassificationPreview["types"][number]>(
    `WITH concerned AS (SELECT from_type_id AS id FROM draft_rule UNION SELECT to_type_id FROM draft_rule),
     taken AS MATERIALIZED (SELECT DISTINCT case_id FROM draft_taken),
     now AS MATERIALIZED (
       SELECT d.case_id, d.defect_type_id AS id FROM case_defect d
       WHERE d.counts AND d.defect_type_id IN (SELECT id FROM concerned)
     ), later AS (
       SELECT * FROM now WHERE case_id NOT IN (SELECT case_id FROM taken)
       UNION ALL
       SELECT DISTINCT s.case_id, COALESCE(t.to_type_id, s.defect_type_id)
       FROM (${standingDefects("taken")}) s LEFT JOIN draft_taken t ON t.case_id = s.case_id AND t.id = s.id
     ), counted AS (
       SELECT r.id, r.is_later, (${reports})::int AS n
       FROM (SELECT *, false AS is_later FROM now UNION ALL SELECT *, true FROM later) r
       JOIN service_case c ON c.id = r.case_id AND c.merged_into IS NULL AND c.reported_on IS NOT NULL
       LEFT JOIN one_event_case e ON e.case_id = r.case_id AND e.superseded_at IS NULL
       GROUP BY 1, 2
     )
     SELECT t.code AS key, ${label} AS label, COALESCE(max(n) FILTER (WHERE NOT is_later), 0) AS before,
       COALESCE(max(n) FILTER (WHERE is_later), 0) AS after
     FROM concerned JOIN defect_type t USING (id) LEFT JOIN counted USING (id) GROUP BY t.id ORDER BY t.code`,
  );
  return rows;
}
