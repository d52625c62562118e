import { inTransaction, type Database, type Sql } from "../../database/database.ts";
import { DomainError } from "../../errors.ts";
import { insertRequest } from "../../job-runs/request-job.ts";
import { isWhole, resolveRules, type ReclassificationDraft, type StoredRule } from "./reclassification-rules.ts";
import { reporting, storeRules } from "./store-rules.ts";
import { noteChange, type By } from "./taxonomy-change.ts";
import { neededReason } from "./taxonomy-words.ts";

/**
 * Merges types or splits one: from now on what is learned follows the rules, and a job goes through what was known
 * before if it is to be included. Types that nothing is left for are retired. Answers the reclassification's id. Throws
 * BAD_INPUT and NOT_FOUND for rules that cannot be, BAD_INPUT without a reason.
 */
export async function requestReclassification(
  db: Database,
  draft: ReclassificationDraft,
  { reason: given, ...by }: By & { readonly reason: string },
): Promise<number> {
  const reason = neededReason(given);
  return inTransaction(db.pool, async (sql) => {
    const rules = await resolveRules(sql, draft);
    const id = await insertHead(sql, draft, rules, { reason, ...by });
    await storeRules(sql, String(id), rules);
    await retireEmptied(sql, draft, rules, by.now);
    await noteChange(sql, by, {
      action: draft.kind,
      subject: `reclassification:${id}`,
      reason,
      reclassificationId: id,
      after: { rules: draft.rules, includesPast: draft.includesPast },
    });
    await insertRequest(sql, { name: "taxonomy.reclassify", payload: {}, retryOf: null });
    return id;
  });
}

async function insertHead(
  sql: Sql,
  { kind, includesPast }: ReclassificationDraft,
  rules: readonly StoredRule[],
  { reason, userId, now }: By & { readonly reason: string },
): Promise<number> {
  const { rows } = await sql.query<{ id: number }>(
    `INSERT INTO reclassification (kind, reason, includes_past, requested_by, requested_at, total)
     SELECT $1, $2, $3, $4, $5, CASE WHEN $3 THEN (SELECT count(*) FROM ${reporting(rules.map(({ fromTypeId }) => fromTypeId))}) ELSE 0 END
     RETURNING id::int AS id`,
    [kind, reason, includesPast, userId, now],
  );
  return rows[0]?.id ?? 0;
}

/** The last rule of a split may take all that is left; a merge takes all at once. */
async function retireEmptied(
  sql: Sql,
  { rules: drafted }: ReclassificationDraft,
  rules: readonly StoredRule[],
  now: Date,
): Promise<void> {
  const emptied = rules.filter((_, i) => {
    const rule = drafted[i];
    return rule !== undefined && isWhole(rule);
  });
  await sql.query(
    "UPDATE defect_type SET retired_at = $2, version = version + 1 WHERE id = ANY($1::int[]) AND retired_at IS NULL",
    [emptied.map(({ fromTypeId }) => fromTypeId), now],
  );
}

/**
 * Asks for a reclassification to be taken back: from now on its rules no longer hold, and a job restores what it
 * changed. What a person decided since stays. Throws NOT_FOUND, CONFLICT if it is being undone already, BAD_INPUT
 * `reclassification_built_upon` while a later one stands on it, BAD_INPUT without a reason.
 */
export async function requestUndo(db: Database, id: number, reasonGiven: string, by: By): Promise<void> {
  const reason = neededReason(reasonGiven);
  await inTransaction(db.pool, async (sql) => {
    const { rows } = await sql.query<{ undone: boolean; requestedAt: Date }>(
      `SELECT undo_requested_at IS NOT NULL AS undone, requested_at AS "requestedAt" FROM reclassification WHERE id = $1 FOR UPDATE`,
      [id],
    );
    const [head] = rows;
    if (!head) throw new DomainError("NOT_FOUND", "reclassification_unknown", { id });
    if (head.undone) throw new DomainError("CONFLICT", "reclassification_undone", { id });
    await refuseBuiltUpon(sql, id);
    await sql.query(
      "UPDATE reclassification SET undo_requested_by = $2, undo_requested_at = $3, undo_reason = $4 WHERE id = $1",
      [id, by.userId, by.now, reason],
    );
    await sql.query(
      `UPDATE defect_type SET retired_at = NULL, version = version + 1
       WHERE retired_at = $2 AND id IN (SELECT from_type_id FROM reclassification_rule WHERE reclassification_id = $1)`,
      [id, head.requestedAt],
    );
    await noteChange(sql, by, { action: "UNDO", subject: `reclassification:${id}`, reason, reclassificationId: id });
    await insertRequest(sql, { name: "taxonomy.reclassify", payload: {}, retryOf: null });
  });
}

async function refuseBuiltUpon(sql: Sql, id: number): Promise<void> {
  const { rows } = await sql.query<{ later: number }>(
    `SELECT min(l.reclassification_id)::int AS later
     FROM reclassification_rule r JOIN reclassification_rule l ON l.from_type_id = r.to_type_id AND l.reclassification_id > $1
     JOIN reclassification q ON q.id = l.reclassification_id AND q.undo_requested_at IS NULL
     WHERE r.reclassification_id = $1`,
    [id],
  );
  const later = rows[0]?.later;
  if (later) throw new DomainError("BAD_INPUT", "reclassification_built_upon", { id, later });
}
