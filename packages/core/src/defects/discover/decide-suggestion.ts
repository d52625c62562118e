import type { Scope } from "../../access/scope.ts";
import type { Database } from "../../database/database.ts";
import type { Rollups } from "../../metrics/rollup.ts";
import { decideCaseDefects } from "../taxonomy/decide-case-defects.ts";
import type { By } from "../taxonomy/taxonomy-change.ts";

export type SuggestionDecision = {
  readonly caseId: string;
  /** The key of the type that the person chose. */
  readonly chosen: string;
  /** What they were shown. */
  readonly shown?: { readonly modelId: number; readonly type: string; readonly confidence: number } | null | undefined;
};

/** Decides the type of a case before a suggestion, and keeps both. Throws as decideCaseDefects. */
export async function decideSuggestion(
  db: Database,
  rollups: Rollups,
  { caseId, chosen, shown }: SuggestionDecision,
  by: By & { readonly scope: Scope },
): Promise<void> {
  await decideCaseDefects(db, rollups, { caseId, types: [chosen] }, by);
  await db.pool.query(
    `INSERT INTO suggestion_decision (case_id, model_id, suggested_type_id, confidence, chosen_type_id, decided_by, decided_at)
     SELECT $1, (SELECT id FROM type_model WHERE id = $2), (SELECT id FROM defect_type WHERE code = $3), $4, t.id, $6, $7
     FROM defect_type t WHERE t.code = $5`,
    [caseId, shown?.modelId, shown?.type, shown?.confidence, chosen, by.userId, by.now],
  );
}
