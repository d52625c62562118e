import type { Scope } from "../../access/scope.ts";
import { SqlParameters } from "../../database/sql-parameters.ts";
import { inTransaction, type Database, type Sql } from "../../database/database.ts";
import { DomainError } from "../../errors.ts";
import type { Rollups } from "../../metrics/rollup.ts";
import { decideCaseDefects } from "../taxonomy/decide-case-defects.ts";
import type { By } from "../taxonomy/taxonomy-change.ts";
import { neededReason, optionalText } from "../taxonomy/taxonomy-words.ts";
import { searchCondition } from "../text/search-condition.ts";

export const phraseActions = ["ACCEPTED", "DISMISSED", "REOPENED"] as const;
export type PhraseAction = (typeof phraseActions)[number];

export type PhraseDecision = {
  readonly id: number;
  readonly action: PhraseAction;
  /** Of an acceptance: the key of the type that explains the phrase, an old one or one just made. */
  readonly type?: string | null | undefined;
  /** Needed for a dismissal. */
  readonly reason?: string | null | undefined;
};

const mostGiven = 2000;

/**
 * Settles an emerging phrase. Accepted: every case that says it and carries no type is decided to be of the type, by
 * whoever accepts. Dismissed: it is not told again, with the reason why. Answers how many cases were given the type.
 * Throws NOT_FOUND `phrase_unknown`, `defect_type_unknown`, BAD_INPUT `phrase_type_missing`, `taxonomy_reason_missing`.
 */
export async function decidePhrase(
  db: Database,
  rollups: Rollups,
  { id, action, type, reason }: PhraseDecision,
  by: By & { readonly scope: Scope },
): Promise<number> {
  const kept = action === "DISMISSED" ? neededReason(reason) : optionalText(reason, 2000);
  if (action === "ACCEPTED" && !type) throw new DomainError("BAD_INPUT", "phrase_type_missing");
  const phrase = await phraseOf(db.pool, id);
  const cases = action === "ACCEPTED" ? await unclassifiedSaying(db.pool, phrase) : [];
  for (const caseId of cases) {
    await decideCaseDefects(db, rollups, { caseId, types: [type ?? ""], reason: phrase }, by);
  }
  await inTransaction(db.pool, async (sql) => {
    const { rowCount } = await sql.query(
      `INSERT INTO emerging_decision (phrase_id, action, defect_type_id, cases, reason, decided_by, decided_at)
       SELECT $1, $2, t.id, $4, $5, $6, $7 FROM (SELECT 1) one LEFT JOIN defect_type t ON t.code = $3 WHERE $3::text IS NULL OR t.id IS NOT NULL`,
      [id, action, action === "ACCEPTED" ? type : null, cases.length, kept, by.userId, by.now],
    );
    if (!rowCount) throw new DomainError("NOT_FOUND", "defect_type_unknown", { key: type ?? "" });
    await sql.query("INSERT INTO audit_entry (at, user_id, action, subject, detail) VALUES ($1, $2, $3, $4, $5)", [
      by.now,
      by.userId,
      `phrase.${action.toLowerCase()}`,
      `emerging_phrase:${id}`,
      { cases: cases.length },
    ]);
  });
  return cases.length;
}

async function phraseOf(sql: Sql, id: number): Promise<string> {
  const { rows } = await sql.query<{ phrase: string }>("SELECT phrase FROM emerging_phrase WHERE id = $1", [id]);
  const phrase = rows[0]?.phrase;
  if (phrase === undefined) throw new DomainError("NOT_FOUND", "phrase_unknown", { id });
  return phrase;
}

/** Cases that say the phrase and have no type, the latest first. */
async function unclassifiedSaying(sql: Sql, phrase: string): Promise<string[]> {
  const parameters = new SqlParameters();
  const condition = searchCondition(phrase, { tokens: "x.tokens", normalised: "x.normalised" }, parameters) ?? "false";
  const { rows } = await sql.query<{ id: string }>(
    `SELECT x.case_id AS id FROM text_index x JOIN service_case c ON c.id = x.case_id AND c.merged_into IS NULL
     WHERE ${condition} AND NOT EXISTS (SELECT 1 FROM case_defect d WHERE d.case_id = x.case_id AND d.counts)
     ORDER BY x.day DESC, x.case_id LIMIT ${mostGiven}`,
    parameters.values,
  );
  return rows.map(({ id }) => id);
}
