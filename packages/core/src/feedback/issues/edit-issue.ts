import type { Database, Sql } from "../../database/database.ts";
import { DomainError } from "../../errors.ts";
import { businessDayOf } from "../../time/business-day.ts";
import { changeIssue, keepIssueChange } from "./change-issue.ts";
import { demandWorkers } from "./demand-people.ts";
import { fitSeverity, fitWords } from "./issue-draft.ts";
import { type IssueActor, type QualityIssueRecord, specialReasons, type SpecialReason } from "./issue.ts";
import { isUrgent, stepDueTimes } from "./step-due.ts";

/** What is to be different; what is not given stays. */
export type IssueEdit = {
  readonly number: string;
  /** The version that the editor saw. */
  readonly version: number;
  readonly title?: string | null | undefined;
  readonly problem?: string | null | undefined;
  readonly severity?: number | null | undefined;
  readonly safety?: boolean | null | undefined;
  readonly major?: boolean | null | undefined;
  readonly special?: readonly SpecialReason[] | null | undefined;
  readonly leaderId?: number | null | undefined;
  readonly memberIds?: readonly number[] | null | undefined;
};

/**
 * Changes what an issue is called, how grave it is, who leads it and who belongs to its team; where it becomes urgent, steps
 * that are not approved are due by the urgent terms. Throws what changeIssue and demandWorkers throw, BAD_INPUT for unfit
 * words or numbers, CONFLICT `issue_changed` where somebody else changed it meanwhile.
 */
export async function editIssue(db: Database, edit: IssueEdit, by: IssueActor): Promise<void> {
  await changeIssue(db, edit.number, by, async (sql, issue) => {
    if (edit.version !== issue.version) throw new DomainError("CONFLICT", "issue_changed", { number: edit.number });
    const before = editable(issue);
    const after = merged(before, edit);
    const people = [...after.memberIds, ...(after.leaderId === null ? [] : [after.leaderId])];
    const known = new Set([...before.memberIds, before.leaderId]);
    await demandWorkers(
      sql,
      people.filter((id) => !known.has(id)),
      { now: by.now },
    );
    await write(sql, issue.id, after);
    const isNowUrgent = isUrgent(after) && !isUrgent(before);
    if (isNowUrgent) await hasten(sql, issue, { on: businessDayOf(by.now, db.timeZone), at: by.now });
    await keepIssueChange(
      sql,
      issue,
      { kind: "EDITED", ...differences(before, after) },
      { userId: by.viewer.userId, now: by.now },
    );
  });
}

function editable(issue: QualityIssueRecord) {
  const { title, problem, severity, safety, major, special, leader, members } = issue;
  return {
    title,
    problem,
    severity,
    safety,
    major,
    special,
    leaderId: leader?.id ?? null,
    memberIds: members.map(({ id }) => id),
  };
}
type Editable = ReturnType<typeof editable>;

function merged(before: Editable, edit: IssueEdit): Editable {
  const words = fitWords({ title: edit.title ?? before.title, problem: edit.problem ?? before.problem });
  const special = edit.special ?? before.special;
  return {
    ...words,
    severity: fitSeverity(edit.severity ?? before.severity),
    safety: edit.safety ?? before.safety,
    major: edit.major ?? before.major,
    special: specialReasons.filter((reason) => special.includes(reason)),
    leaderId: edit.leaderId === undefined ? before.leaderId : edit.leaderId,
    memberIds: [...new Set(edit.memberIds ?? before.memberIds)],
  };
}

async function write(sql: Sql, id: number, after: Editable): Promise<void> {
  const { title, problem, severity, safety, major, special, leaderId, memberIds } = after;
  await sql.query(
    `UPDATE quality_issue SET title = $2, problem = $3, severity = $4, safety = $5, major = $6, special = $7, leader_id = $8,
       version = version + 1 WHERE id = $1`,
    [id, title, problem, severity, safety, major, special, leaderId],
  );
  await sql.query("DELETE FROM issue_member WHERE issue_id = $1 AND user_id <> ALL($2::int[])", [id, memberIds]);
  await sql.query("INSERT INTO issue_member (issue_id, user_id) SELECT $1, unnest($2::int[]) ON CONFLICT DO NOTHING", [
    id,
    memberIds,
  ]);
}

/** Steps are due by the urgent terms from now on; none later than it was. */
async function hasten(
  sql: Sql,
  issue: QualityIssueRecord,
  from: { readonly on: string; readonly at: Date },
): Promise<void> {
  const due = await stepDueTimes(sql, { ...from, departmentId: issue.department?.id ?? null, urgent: true });
  for (const [step, dueAt] of due) {
    await sql.query(
      `UPDATE issue_step SET due_at = LEAST(due_at, $3) WHERE issue_id = $1 AND step = $2 AND state <> 'APPROVED'`,
      [issue.id, step, dueAt],
    );
  }
}

function differences(before: Editable, after: Editable) {
  const keys = Object.entries(after).filter(([key, value]) => {
    const was = Object.entries(before).find(([name]) => name === key)?.[1];
    return JSON.stringify(value) !== JSON.stringify(was);
  });
  const changed = new Set(keys.map(([key]) => key));
  const only = (all: Editable) => Object.fromEntries(Object.entries(all).filter(([key]) => changed.has(key)));
  return { before: only(before), after: only(after) };
}
