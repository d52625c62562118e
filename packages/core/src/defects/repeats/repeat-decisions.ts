import type { Sql } from "../../database/database.ts";
import { DomainError } from "../../errors.ts";
import type { By } from "../taxonomy/taxonomy-change.ts";

type RepeatAction = "ONE_EVENT" | "JOINED" | "DISMISSED" | "TAKEN_BACK";

type KeptDecision = {
  readonly action: RepeatAction;
  /** Of JOINED the event, of TAKEN_BACK what no longer holds. */
  readonly of: number | null;
  readonly cases: readonly string[];
  readonly leftOut: readonly string[];
  readonly reason: string | null;
};

/** Keeps a decision with its audit entry, in the caller's transaction, and answers its id. */
export async function keepRepeatDecision(sql: Sql, decision: KeptDecision, { userId, now }: By): Promise<number> {
  const { action, of, cases, leftOut, reason } = decision;
  const { rows } = await sql.query<{ id: number }>(
    `INSERT INTO repeat_decision (action, of_decision, case_ids, left_out, reason, decided_by, decided_at)
     VALUES ($1, $2, $3::uuid[], $4::uuid[], $5, $6, $7) RETURNING id::int AS id`,
    [action, of, cases, leftOut, reason, userId, now],
  );
  const id = rows[0]?.id ?? 0;
  await sql.query("INSERT INTO audit_entry (at, user_id, action, subject, detail) VALUES ($1, $2, $3, $4, $5)", [
    now,
    userId,
    `repeats.${action.toLowerCase()}`,
    `repeat_decision:${of ?? id}`,
    { cases: cases.length },
  ]);
  return id;
}

/**
 * The cases of a decision of one of these kinds that holds; nobody takes it back before the transaction ends. Throws
 * NOT_FOUND `repeat_decision_unknown`, CONFLICT `repeat_taken_back`.
 */
export async function standingDecision(
  sql: Sql,
  id: number,
  actions: readonly RepeatAction[],
): Promise<readonly string[]> {
  const { rows } = await sql.query<{ cases: string[]; back: boolean }>(
    `SELECT d.case_ids::text[] AS cases,
       EXISTS (SELECT 1 FROM repeat_decision b WHERE b.of_decision = d.id AND b.action = 'TAKEN_BACK') AS back
     FROM repeat_decision d WHERE d.id = $1 AND d.action = ANY($2::text[]) FOR UPDATE`,
    [id, actions],
  );
  const [found] = rows;
  if (!found) throw new DomainError("NOT_FOUND", "repeat_decision_unknown", { id });
  if (found.back) throw new DomainError("CONFLICT", "repeat_taken_back", { id });
  return found.cases;
}
