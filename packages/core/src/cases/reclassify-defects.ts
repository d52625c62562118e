import type { PoolClient } from "pg";
import type { Sql } from "../database/database.ts";
import { standingDefects } from "./project-defects.ts";

/**
 * Whether rule `r` of reclassification `q` takes row `d` of case `c`, which stands (`asserted_origin`, `asserted_at`):
 * what a later reclassification made of it, or a person said since, it leaves alone.
 */
const takes = `d.defect_type_id = r.from_type_id
  AND (d.reclassification_id IS NULL OR d.reclassification_id < q.id)
  AND (q.includes_past OR d.asserted_at >= q.requested_at)
  AND (d.asserted_origin = 'source' OR d.asserted_at < q.requested_at)
  AND (r.model_ids IS NULL OR c.model_id = ANY(r.model_ids))
  AND (r.batch_ids IS NULL OR c.batch_id = ANY(r.batch_ids))
  AND (r.supplier_lot_ids IS NULL OR c.supplier_lot_id = ANY(r.supplier_lot_ids))
  AND (r.reported_from IS NULL OR COALESCE(c.reported_on, c.learned_on) >= r.reported_from)
  AND (r.reported_to IS NULL OR COALESCE(c.reported_on, c.learned_on) < r.reported_to)
  AND (r.words IS NULL OR EXISTS (
    SELECT 1 FROM case_text x, unnest(r.words) w
    WHERE x.case_id = c.id AND x.erased_at IS NULL AND position(w IN lower(normalize(x.complaint, NFKC))) > 0))`;

/** What reclassification `id` takes of the cases in relation `touched (case_id)`: a row and the type it becomes. */
export function takenBy(
  touched: string,
  id: string,
  rules = "reclassification_rule",
  head = "reclassification",
): string {
  return `
    SELECT DISTINCT ON (d.case_id, d.id) d.case_id, d.id, d.origin, d.is_leading, COALESCE(d.replaces, d.id) AS replaces,
      r.from_type_id, r.to_type_id, r.ordinal
    FROM (${standingDefects(touched)}) d JOIN service_case c ON c.id = d.case_id
    JOIN ${head} q ON q.id = ${id} JOIN ${rules} r ON r.reclassification_id = q.id
    WHERE ${takes} ORDER BY d.case_id, d.id, r.ordinal`;
}

/**
 * Makes the reports that reclassification `id` takes, of the cases in relation `touched (case_id)`, count as its types.
 * What they were asserted to be stays; done twice it changes nothing. The caller projects the defects.
 */
export async function reclassify(sql: Sql, touched: string, id: number, now: Date): Promise<void> {
  await sql.query(
    `WITH taken AS MATERIALIZED (${takenBy(touched, "$1::bigint")}),
     ended AS (
       UPDATE case_defect d SET superseded_at = $2 FROM taken t
       WHERE t.case_id = d.case_id AND t.id = d.id AND t.origin = 'taxonomy'
     )
     INSERT INTO case_defect (case_id, id, defect_type_id, is_leading, origin, learned_at, replaces, reclassification_id)
     SELECT case_id, gen_random_uuid(), to_type_id, is_leading, 'taxonomy', $2, replaces, $1 FROM taken`,
    [id, now],
  );
}

/**
 * Takes back what reclassification `id` made of the cases in relation `touched (case_id)`: what it had replaced stands
 * again, also where that was an earlier reclassification's. The caller projects the defects.
 */
export async function takeBack(sql: Sql, touched: string, id: number, now: Date): Promise<void> {
  await sql.query(
    `WITH ended AS (
       UPDATE case_defect d SET superseded_at = $2
       WHERE d.reclassification_id = $1 AND d.superseded_at IS NULL AND d.case_id IN (SELECT case_id FROM ${touched})
       RETURNING d.case_id, d.replaces
     ), earlier AS (
       SELECT DISTINCT ON (e.case_id, e.replaces) k.*
       FROM ended e JOIN case_defect k ON k.case_id = e.case_id AND k.replaces = e.replaces AND k.reclassification_id < $1
       JOIN reclassification q ON q.id = k.reclassification_id AND q.undo_requested_at IS NULL
       ORDER BY e.case_id, e.replaces, k.reclassification_id DESC, k.learned_at DESC
     )
     INSERT INTO case_defect (case_id, id, defect_type_id, is_leading, origin, learned_at, replaces, reclassification_id)
     SELECT case_id, gen_random_uuid(), defect_type_id, is_leading, 'taxonomy', $2, replaces, reclassification_id FROM earlier`,
    [id, now],
  );
}

/**
 * The reclassifications that hold, in the order in which they follow each other. None of them can be taken back before
 * the transaction ends.
 */
async function standingReclassifications(sql: Sql): Promise<number[]> {
  const { rows } = await sql.query<{ id: number }>(
    "SELECT id::int AS id FROM reclassification WHERE undo_requested_at IS NULL ORDER BY id FOR KEY SHARE",
  );
  return rows.map(({ id }) => id);
}

/** Applies what holds to the cases in relation `touched (case_id)`. The caller projects the defects. */
export async function applyStanding(client: PoolClient, touched: string, learnedAt: Date): Promise<void> {
  for (const id of await standingReclassifications(client)) await reclassify(client, touched, id, learnedAt);
}
