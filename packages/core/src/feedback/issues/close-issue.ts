import type { Database, Sql } from "../../database/database.ts";
import { DomainError } from "../../errors.ts";
import { changeIssue, isExecutive, keepIssueChange, withIssue, worksOn } from "./change-issue.ts";
import { firstUnapproved } from "./decide-step.ts";
import { isAlive, isCorrective } from "./gates.ts";
import { fitText } from "./issue-draft.ts";
import { isUrgent, stepDueTimes, type Urgency } from "./step-due.ts";
import type { IssueStep } from "./issue-steps.ts";
import { latestVerdicts, type VerdictOf } from "./latest-verdicts.ts";
import type { IssueActor, IssueClosing, QualityIssueRecord } from "./issue.ts";

export type Closing =
  | { readonly by: "VERDICT" }
  /** Signed by an executive, with the reason. */
  | { readonly by: "EXCEPTION"; readonly reason: string }
  | { readonly by: "DUPLICATE"; readonly of: string };

const longestReason = 4000;

/**
 * Closes an issue: on the verdict that each of its corrective measures was effective, all steps approved; or on an exception
 * that an executive signs with a reason; or as the same as another. Throws what changeIssue throws, BAD_INPUT
 * `issue_close_steps` or `issue_close_verdict` with the measures whose effect is not shown, `issue_reason_missing`,
 * FORBIDDEN `issue_exception_signer`, NOT_FOUND `issue_unknown`, BAD_INPUT `issue_duplicate_self`.
 */
export async function closeIssue(
  db: Database,
  { number, closing }: { readonly number: string; readonly closing: Closing },
  by: IssueActor,
): Promise<void> {
  await changeIssue(db, number, by, async (sql, issue) => {
    if (closing.by === "VERDICT") {
      demandSteps(issue);
      demandProof(issue, await latestVerdicts(sql, issue));
      return end(sql, issue, { closing: "VERDICT" }, by);
    }
    if (closing.by === "EXCEPTION") {
      if (!isExecutive(by)) throw new DomainError("FORBIDDEN", "issue_exception_signer");
      return end(sql, issue, { closing: "EXCEPTION", reason: demandReason(closing.reason) }, by);
    }
    const other = await otherIssue(sql, issue, closing.of);
    return end(sql, issue, { closing: "DUPLICATE", duplicateOf: other }, by);
  });
}

function demandSteps(issue: QualityIssueRecord): void {
  const first = firstUnapproved(issue);
  if (first !== null) throw new DomainError("BAD_INPUT", "issue_close_steps", { first });
}

function demandProof(issue: QualityIssueRecord, verdictOf: VerdictOf): void {
  const corrective = issue.actions.filter(isAlive).filter(isCorrective);
  if (corrective.length === 0) throw new DomainError("BAD_INPUT", "issue_close_no_measure");
  const unproven = issue.actions
    .filter(isAlive)
    .filter(isCorrective)
    .filter((action) => verdictOf(action) !== "EFFECTIVE");
  if (unproven.length > 0) {
    const actions = unproven.map(({ description }) => description.slice(0, 60)).join("; ");
    throw new DomainError("BAD_INPUT", "issue_close_verdict", { actions });
  }
}

function demandReason(reason: string): string {
  const why = fitText(reason, longestReason);
  if (why === "") throw new DomainError("BAD_INPUT", "issue_reason_missing");
  return why;
}

async function otherIssue(sql: Sql, issue: QualityIssueRecord, number: string): Promise<number> {
  if (number === issue.number) throw new DomainError("BAD_INPUT", "issue_duplicate_self");
  const { rows } = await sql.query<{ id: number }>(
    "SELECT id::int AS id FROM quality_issue WHERE number = $1 AND closing IS DISTINCT FROM 'DUPLICATE'",
    [number],
  );
  if (!rows[0]) throw new DomainError("NOT_FOUND", "issue_unknown", { number });
  return rows[0].id;
}

type End = { readonly closing: IssueClosing; readonly reason?: string; readonly duplicateOf?: number };

async function end(
  sql: Sql,
  issue: QualityIssueRecord,
  { closing, reason, duplicateOf }: End,
  { viewer, now }: IssueActor,
): Promise<void> {
  await sql.query(
    `UPDATE quality_issue SET closing = $2, closed_at = $3, closed_by = $4, closing_reason = $5, duplicate_of = $6, version = version + 1 WHERE id = $1`,
    [issue.id, closing, now, viewer.userId, reason ?? null, duplicateOf ?? null],
  );
  await keepIssueChange(
    sql,
    issue,
    { kind: "CLOSED", after: { closing, reason: reason ?? null } },
    { userId: viewer.userId, now },
  );
}

/** Opens a closed issue again, by hand and with the reason. Throws what withIssue throws, CONFLICT `issue_open`, BAD_INPUT `issue_reason_missing`. */
export async function reopenIssue(
  db: Database,
  { number, reason }: { readonly number: string; readonly reason: string },
  by: IssueActor,
): Promise<void> {
  const why = demandReason(reason);
  await withIssue(db, number, by, async (sql, issue) => {
    if (!worksOn(issue, by)) throw new DomainError("FORBIDDEN", "issue_not_yours", { number });
    if (issue.closing === null) throw new DomainError("CONFLICT", "issue_open", { number });
    await openAgain(sql, issue, { why: { reason: why }, userId: by.viewer.userId, now: by.now });
  });
}

/** Opens an issue again within the caller's transaction: its causes, choices and what follows are looked at once more. */
export async function openAgain(
  sql: Sql,
  issue: Pick<QualityIssueRecord, "id" | "number">,
  {
    why,
    ...by
  }: { readonly why: Readonly<Record<string, unknown>>; readonly userId: number | null; readonly now: Date },
): Promise<void> {
  await sql.query(
    `UPDATE quality_issue SET closing = NULL, closed_at = NULL, closed_by = NULL, closing_reason = NULL, duplicate_of = NULL,
       version = version + 1 WHERE id = $1`,
    [issue.id],
  );
  for (const [step, dueAt] of await newTerms(sql, issue.id, by.now)) {
    await sql.query(
      `UPDATE issue_step SET state = 'OPEN', submitted_by = NULL, submitted_at = NULL, approved_by = NULL, approved_at = NULL,
         due_at = $3, version = version + 1 WHERE issue_id = $1 AND step = $2`,
      [issue.id, step, dueAt],
    );
  }
  await keepIssueChange(sql, issue, { kind: "REOPENED", after: why }, by);
}

/** What was written stays; the cause (D4) and all that was built on it is to be approved anew. */
const firstReopenedStep = 4;

/** The terms of the steps to be done once more, as if the issue had been raised now. */
async function newTerms(sql: Sql, issueId: number, now: Date): Promise<(readonly [step: IssueStep, dueAt: Date])[]> {
  const { rows } = await sql.query<Urgency & { readonly on: string; readonly departmentId: number | null }>(
    `SELECT safety, major, severity, special, department_id AS "departmentId", $2::timestamptz::date::text AS on FROM quality_issue WHERE id = $1`,
    [issueId, now],
  );
  const [issue] = rows;
  if (!issue) return [];
  const { on, departmentId } = issue;
  const due = await stepDueTimes(sql, { on, at: now, departmentId, urgent: isUrgent(issue) });
  return [...due].filter(([step]) => step >= firstReopenedStep);
}
