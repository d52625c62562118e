import type { Database, Sql } from "../../database/database.ts";
import { DomainError } from "../../errors.ts";
import { changeIssue, keepIssueChange } from "./change-issue.ts";
import { keepIssueFigures } from "./issue-evidence.ts";
import type { IssueActor } from "./issue.ts";

const mostCases = 1000;

/** Puts cases into an issue by hand. Throws NOT_FOUND `cases_unknown`, BAD_INPUT `issue_cases_many`. */
export async function addCases(
  sql: Sql,
  { issueId, caseIds }: { readonly issueId: number; readonly caseIds: readonly string[] },
  by: { readonly userId: number; readonly now: Date },
): Promise<void> {
  await decideCases(sql, { issueId, caseIds, out: false }, by);
}

/**
 * Puts cases into an issue beside those that its question finds, or (`out`) takes them out of it; a case may be in many.
 * Throws what changeIssue throws, NOT_FOUND `cases_unknown`, BAD_INPUT `issue_cases_many`.
 */
export async function setIssueCases(
  db: Database,
  { number, caseIds, out }: { readonly number: string; readonly caseIds: readonly string[]; readonly out: boolean },
  by: IssueActor,
): Promise<void> {
  const actor = { userId: by.viewer.userId, now: by.now };
  await changeIssue(db, number, by, async (sql, issue) => {
    await decideCases(sql, { issueId: issue.id, caseIds, out }, actor);
    await keepIssueFigures(sql, { issueId: issue.id, parts: issue.evidence }, by.now);
    await keepIssueChange(sql, issue, { kind: out ? "CASES_OUT" : "CASES_IN", after: { caseIds } }, actor);
  });
}

type Decided = { readonly issueId: number; readonly caseIds: readonly string[]; readonly out: boolean };

async function decideCases(
  sql: Sql,
  { issueId, caseIds, out }: Decided,
  by: { readonly userId: number; readonly now: Date },
): Promise<void> {
  const wanted = [...new Set(caseIds)];
  if (wanted.length > mostCases) throw new DomainError("BAD_INPUT", "issue_cases_many", { most: mostCases });
  const { rowCount } = await sql.query(
    `INSERT INTO issue_case (issue_id, case_id, is_out, decided_by, decided_at)
     SELECT $1, id, $3, $4, $5 FROM service_case WHERE id = ANY($2::uuid[]) AND merged_into IS NULL AND revision > 0
     ON CONFLICT (issue_id, case_id) DO UPDATE SET is_out = EXCLUDED.is_out, decided_by = EXCLUDED.decided_by, decided_at = EXCLUDED.decided_at`,
    [issueId, wanted, out, by.userId, by.now],
  );
  if (rowCount !== wanted.length)
    throw new DomainError("NOT_FOUND", "cases_unknown", { missing: wanted.length - (rowCount ?? 0) });
}
