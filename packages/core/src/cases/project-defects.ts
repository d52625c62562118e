import type { Sql } from "../database/database.ts";

/**
 * The rows of `defects` that stand, of the cases in relation `touched (case_id)`: a person's while one lives, else the
 * source's; where the taxonomy makes a report another type's, its row stands instead. Two may be of one type.
 */
export function standingDefects(touched: string, defects = "case_defect"): string {
  return `
    SELECT d.*, b.origin AS asserted_origin, b.learned_at AS asserted_at
    FROM ${defects} d
    JOIN ${defects} b ON b.case_id = d.case_id AND b.id = COALESCE(d.replaces, d.id) AND b.superseded_at IS NULL
    WHERE d.case_id IN (SELECT case_id FROM ${touched}) AND d.superseded_at IS NULL
      AND (b.origin = 'person' OR NOT EXISTS (SELECT 1 FROM ${defects} p
        WHERE p.case_id = d.case_id AND p.origin = 'person' AND p.superseded_at IS NULL))
      AND (d.replaces IS NOT NULL OR NOT EXISTS (SELECT 1 FROM ${defects} r
        WHERE r.case_id = d.case_id AND r.replaces = d.id AND r.superseded_at IS NULL))`;
}

/**
 * Says of every row of the cases in relation `touched (case_id)` whether it counts: one that stands, once a type, and
 * once a family under its first row of it.
 */
export async function projectDefects(sql: Sql, touched: string, defects = "case_defect"): Promise<void> {
  await sql.query(`
    CREATE TEMP TABLE IF NOT EXISTS judged_defect (case_id uuid, id uuid, counts boolean, first_in_family boolean);
    TRUNCATE pg_temp.judged_defect;
    INSERT INTO pg_temp.judged_defect
      SELECT case_id, id, true, row_number() OVER (PARTITION BY case_id, family_id ORDER BY is_leading DESC, defect_type_id) = 1
      FROM (
        SELECT s.case_id, s.id, s.is_leading, s.defect_type_id, t.family_id,
          row_number() OVER (PARTITION BY s.case_id, s.defect_type_id ORDER BY s.is_leading DESC, s.origin, s.id) AS place
        FROM (${standingDefects(touched, defects)}) s JOIN defect_type t ON t.id = s.defect_type_id
      ) standing WHERE place = 1;
    INSERT INTO pg_temp.judged_defect
      SELECT d.case_id, d.id, false, false FROM ${defects} d
      WHERE d.case_id IN (SELECT case_id FROM ${touched}) AND d.counts
        AND NOT EXISTS (SELECT 1 FROM pg_temp.judged_defect j WHERE j.case_id = d.case_id AND j.id = d.id);
    ANALYZE pg_temp.judged_defect (case_id, id)`);
  await sql.query(`
    UPDATE ${defects} d SET counts = j.counts, first_in_family = j.first_in_family
    FROM pg_temp.judged_defect j
    WHERE d.case_id = j.case_id AND d.id = j.id AND (d.counts, d.first_in_family) IS DISTINCT FROM (j.counts, j.first_in_family)`);
}
