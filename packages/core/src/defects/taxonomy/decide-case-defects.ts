import { randomUUID } from "node:crypto";
import type { PoolClient } from "pg";
import type { Scope } from "../../access/scope.ts";
import { changeDefects } from "../../cases/change-defects.ts";
import { readableCase } from "../../cases/case-scope.ts";
import { inTransaction, type Database } from "../../database/database.ts";
import { SqlParameters } from "../../database/sql-parameters.ts";
import { DomainError } from "../../errors.ts";
import type { Rollups } from "../../metrics/rollup.ts";
import { typeId } from "./reclassification-rules.ts";
import type { By } from "./taxonomy-change.ts";
import { optionalText } from "./taxonomy-words.ts";

export type CaseDefectsDecision = {
  readonly caseId: string;
  /** Keys of types, the leading one first; none: the source's word holds again. */
  readonly types: readonly string[];
  readonly reason?: string | null | undefined;
};

const [mostTypes, longestReason] = [10, 2000];

/**
 * Says what a case's defects are: it holds over what its source says, now and later, until it is taken back. Asked
 * twice the same it changes nothing. Throws NOT_FOUND for a case outside `scope` or an unknown type, BAD_INPUT for a
 * retired type, one named twice, or too many.
 */
export async function decideCaseDefects(
  { pool }: Database,
  rollups: Rollups,
  { caseId, types, reason }: CaseDefectsDecision,
  { scope, ...by }: By & { readonly scope: Scope },
): Promise<void> {
  if (types.length > mostTypes) throw new DomainError("BAD_INPUT", "case_defects_many", { most: mostTypes });
  if (new Set(types).size !== types.length) throw new DomainError("BAD_INPUT", "case_defects_twice");
  const kept = optionalText(reason, longestReason);
  await inTransaction(pool, async (sql) => {
    await refuseForeign(sql, caseId, scope);
    const ids: number[] = [];
    for (const key of types) ids.push(await typeId(sql, key, "in use"));
    await sql.query("CREATE TEMP TABLE decided ON COMMIT DROP AS SELECT $1::uuid AS case_id", [caseId]);
    await changeDefects(sql, "decided", rollups, () => write(sql, { caseId, ids, reason: kept }, by));
  });
}

async function refuseForeign(sql: PoolClient, caseId: string, scope: Scope): Promise<void> {
  const parameters = new SqlParameters();
  const { rows } = await sql.query(
    `SELECT 1 FROM service_case c WHERE c.id = ${parameters.add(caseId)}::uuid AND c.merged_into IS NULL AND c.revision > 0
       AND ${readableCase(scope, parameters)} FOR UPDATE`,
    parameters.values,
  );
  if (rows.length === 0) throw new DomainError("NOT_FOUND", "service_case_unknown");
}

type Decision = { readonly caseId: string; readonly ids: readonly number[]; readonly reason: string | null };

async function write(sql: PoolClient, { caseId, ids, reason }: Decision, { userId, now }: By): Promise<void> {
  const { rows } = await sql.query<{ id: number }>(
    `SELECT defect_type_id AS id FROM case_defect WHERE case_id = $1 AND origin = 'person' AND superseded_at IS NULL
     ORDER BY is_leading DESC, defect_type_id`,
    [caseId],
  );
  const [leading, ...others] = ids;
  const same = [leading, ...others.toSorted((a, b) => a - b)];
  if (rows.length === ids.length && rows.every((row, i) => row.id === same[i])) return;
  await sql.query(
    "UPDATE case_defect SET superseded_at = $2 WHERE case_id = $1 AND origin = 'person' AND superseded_at IS NULL",
    [caseId, now],
  );
  await sql.query(
    `INSERT INTO case_defect (case_id, id, defect_type_id, is_leading, origin, decided_by, learned_at)
     SELECT $1, gen_random_uuid(), t.id, t.place = 1, 'person', $3, $4 FROM unnest($2::int[]) WITH ORDINALITY t (id, place)`,
    [caseId, ids, userId, now],
  );
  await sql.query(
    `INSERT INTO case_defect_decision (case_id, id, defect_type_ids, reason, decided_by, decided_at) VALUES ($1, $2, $3, $4, $5, $6)`,
    [caseId, randomUUID(), ids, reason, userId, now],
  );
  await sql.query("INSERT INTO audit_entry (at, user_id, action, subject, detail) VALUES ($1, $2, $3, $4, '{}')", [
    now,
    userId,
    ids.length === 0 ? "case.defects_taken_back" : "case.defects_decided",
    `case:${caseId}`,
  ]);
}
