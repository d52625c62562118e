import type { Database, Sql } from "../../database/database.ts";
import { DomainError } from "../../errors.ts";
import { changeIssue, isExecutive, isQuality, keepIssueChange } from "./change-issue.ts";
import { demandGate } from "./gates.ts";
import { fitText } from "./issue-draft.ts";
import type { IssueActor, QualityIssueRecord } from "./issue.ts";
import { firstStepOfFourEyes, type IssueStep } from "./issue-steps.ts";
import { stepIn } from "./save-step.ts";

export type StepPlace = { readonly number: string; readonly step: IssueStep };

/**
 * Submits a step through its gate; before D4 a quality engineer's submission approves it too, if those before it are
 * approved. Throws what changeIssue throws, BAD_INPUT `issue_gate` with all that is missing, CONFLICT `issue_step_state`.
 */
export async function submitStep(db: Database, { number, step }: StepPlace, by: IssueActor): Promise<void> {
  await changeIssue(db, number, by, async (sql, issue) => {
    demandState(issue, step, "OPEN");
    demandGate(issue, step);
    await sql.query(
      "UPDATE issue_step SET state = 'SUBMITTED', submitted_by = $3, submitted_at = $4, version = version + 1 WHERE issue_id = $1 AND step = $2",
      [issue.id, step, by.viewer.userId, by.now],
    );
    await keepIssueChange(sql, issue, { kind: "STEP_SUBMITTED", step }, { userId: by.viewer.userId, now: by.now });
    if (step < firstStepOfFourEyes && isQuality(by) && firstUnapproved(issue) === step)
      await approve(sql, issue, step, by);
  });
}

/**
 * Approves a submitted step, in the order of steps. Throws what changeIssue throws, CONFLICT `issue_step_state` or
 * `issue_step_order`, FORBIDDEN `issue_approver` to who is neither quality engineer nor executive, and from D4 on
 * `issue_four_eyes` to who submitted it.
 */
export async function approveStep(db: Database, { number, step }: StepPlace, by: IssueActor): Promise<void> {
  demandApprover(by);
  await changeIssue(db, number, by, async (sql, issue) => {
    const { submittedBy } = demandState(issue, step, "SUBMITTED");
    const first = firstUnapproved(issue);
    if (first !== step) throw new DomainError("CONFLICT", "issue_step_order", { step, first: first ?? step });
    if (step >= firstStepOfFourEyes && submittedBy?.id === by.viewer.userId) {
      throw new DomainError("FORBIDDEN", "issue_four_eyes", { step });
    }
    demandGate(issue, step);
    await approve(sql, issue, step, by);
  });
}

const longestReason = 2000;

/**
 * Gives a step back to who works on it, with the reason: a submitted one, or (`step` and all after it) an approved one.
 * Throws what changeIssue throws, BAD_INPUT `issue_reason_missing`, CONFLICT `issue_step_state`, FORBIDDEN `issue_approver`.
 */
export async function returnStep(
  db: Database,
  { number, step, reason }: StepPlace & { readonly reason: string },
  by: IssueActor,
): Promise<void> {
  demandApprover(by);
  const why = fitText(reason, longestReason);
  if (why === "") throw new DomainError("BAD_INPUT", "issue_reason_missing");
  await changeIssue(db, number, by, async (sql, issue) => {
    const { state } = stepIn(issue.steps, step);
    if (state === "OPEN") throw new DomainError("CONFLICT", "issue_step_state", { step });
    await sql.query(
      `UPDATE issue_step SET state = 'OPEN', submitted_by = NULL, submitted_at = NULL, approved_by = NULL, approved_at = NULL,
         version = version + 1 WHERE issue_id = $1 AND (step = $2 OR (step > $2 AND state = 'APPROVED'))`,
      [issue.id, step],
    );
    await keepIssueChange(
      sql,
      issue,
      { kind: "STEP_RETURNED", step, after: { reason: why } },
      { userId: by.viewer.userId, now: by.now },
    );
  });
}

async function approve(
  sql: Sql,
  issue: QualityIssueRecord,
  step: IssueStep,
  { viewer, now }: IssueActor,
): Promise<void> {
  await sql.query(
    "UPDATE issue_step SET state = 'APPROVED', approved_by = $3, approved_at = $4, version = version + 1 WHERE issue_id = $1 AND step = $2",
    [issue.id, step, viewer.userId, now],
  );
  await keepIssueChange(sql, issue, { kind: "STEP_APPROVED", step }, { userId: viewer.userId, now });
}

/** The first step that is not approved; null where all are. */
export function firstUnapproved({ steps }: QualityIssueRecord): IssueStep | null {
  return steps.find(({ state }) => state !== "APPROVED")?.step ?? null;
}

function demandState(issue: QualityIssueRecord, step: IssueStep, state: "OPEN" | "SUBMITTED") {
  const found = stepIn(issue.steps, step);
  if (found.state !== state) throw new DomainError("CONFLICT", "issue_step_state", { step });
  return found;
}

function demandApprover(by: IssueActor): void {
  if (!isQuality(by) && !isExecutive(by)) throw new DomainError("FORBIDDEN", "issue_approver");
}
