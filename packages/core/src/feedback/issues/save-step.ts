import type { Database } from "../../database/database.ts";
import { causeClasses } from "../../defects/taxonomy/save-defect-type.ts";
import { DomainError } from "../../errors.ts";
import { changeIssue, keepIssueChange } from "./change-issue.ts";
import { demandWorkers } from "./demand-people.ts";
import { fitText } from "./issue-draft.ts";
import type { IssueActor, StepRecord } from "./issue.ts";
import { fieldsOf, type IssueStep, type StepFields } from "./issue-steps.ts";

/** What is written in a step; what is not given stays. */
export type StepEdit = {
  readonly number: string;
  readonly step: IssueStep;
  /** The version of the step that the writer saw. */
  readonly version: number;
  readonly fields?: StepFields | undefined;
  readonly ownerId?: number | null | undefined;
  readonly dueAt?: Date | null | undefined;
};

const longestField = 8000;

/**
 * Saves what is written in a step, who owns it and when it is due; a step that was submitted is open again. Throws what
 * changeIssue throws, BAD_INPUT `issue_field_unknown`, `issue_text_long`, `cause_class_unknown` or `issue_person_unfit`,
 * CONFLICT `issue_step_changed` where somebody else saved it since `version` (nothing of theirs is lost, nor of the
 * writer's: it was not saved), CONFLICT `issue_step_approved`.
 */
export async function saveStep(db: Database, edit: StepEdit, by: IssueActor): Promise<void> {
  const fields = edit.fields === undefined ? undefined : fitFields(edit.step, edit.fields);
  await changeIssue(db, edit.number, by, async (sql, issue) => {
    const before = stepIn(issue.steps, edit.step);
    if (before.version !== edit.version) throw new DomainError("CONFLICT", "issue_step_changed", { step: edit.step });
    if (before.state === "APPROVED") throw new DomainError("CONFLICT", "issue_step_approved", { step: edit.step });
    const ownerId = edit.ownerId === undefined ? (before.owner?.id ?? null) : edit.ownerId;
    if (ownerId !== null && ownerId !== before.owner?.id) {
      await demandWorkers(sql, [ownerId], { now: by.now, departmentId: issue.department?.id ?? null });
    }
    const after = {
      fields: { ...before.fields, ...fields },
      ownerId,
      dueAt: edit.dueAt === undefined ? before.dueAt : edit.dueAt,
    };
    await sql.query(
      `UPDATE issue_step SET fields = $3, owner_id = $4, due_at = $5, state = 'OPEN', submitted_by = NULL, submitted_at = NULL,
         version = version + 1 WHERE issue_id = $1 AND step = $2`,
      [issue.id, edit.step, JSON.stringify(after.fields), after.ownerId, after.dueAt],
    );
    const was = { fields: before.fields, ownerId: before.owner?.id ?? null, dueAt: before.dueAt };
    await keepIssueChange(
      sql,
      issue,
      { kind: "STEP_SAVED", step: edit.step, before: was, after },
      { userId: by.viewer.userId, now: by.now },
    );
  });
}

/** The record of a step, which every issue has. */
export function stepIn(steps: readonly StepRecord[], step: IssueStep): StepRecord {
  const found = steps.find((one) => one.step === step);
  if (!found) throw new Error(`An issue has no step ${step}.`);
  return found;
}

function fitFields(step: IssueStep, fields: StepFields): StepFields {
  const known = new Set(fieldsOf(step).map(([name]) => name));
  return Object.fromEntries(
    Object.entries(fields).map(([name, text]) => {
      if (!known.has(name)) throw new DomainError("BAD_INPUT", "issue_field_unknown", { step, field: name });
      const fit = fitText(text, longestField);
      if (name === "causeClass" && fit !== "" && !causeClasses.some((one) => one === fit)) {
        throw new DomainError("BAD_INPUT", "cause_class_unknown", { causeClass: fit });
      }
      return [name, fit];
    }),
  );
}
