import type { Role } from "../../access/roles.ts";
import { inTransaction, type Database, type Sql } from "../../database/database.ts";
import { DomainError } from "../../errors.ts";
import { announceIssueChange } from "../announce/announce-issue.ts";
import type { IssueActor, QualityIssueRecord } from "./issue.ts";
import type { IssueStep } from "./issue-steps.ts";
import { readIssue } from "./read-issues.ts";

/** What is kept of a change: the values before and after it. */
export type IssueChange = {
  readonly kind: string;
  readonly step?: IssueStep | null;
  readonly before?: unknown;
  readonly after?: unknown;
};

type Work<T> = (sql: Sql, issue: QualityIssueRecord) => Promise<T>;

/**
 * Runs `work` in one transaction on an issue that nobody else changes meanwhile. Throws NOT_FOUND `issue_unknown` where
 * there is none of this number or it may not be read, CONFLICT `issue_closed`, FORBIDDEN `issue_not_yours` to who only reads it.
 */
export async function changeIssue<T>(db: Database, number: string, by: IssueActor, work: Work<T>): Promise<T> {
  return withIssue(db, number, by, async (sql, issue) => {
    if (issue.closing !== null) throw new DomainError("CONFLICT", "issue_closed", { number });
    if (!worksOn(issue, by)) throw new DomainError("FORBIDDEN", "issue_not_yours", { number });
    return work(sql, issue);
  });
}

/** As changeIssue, for what needs no part in the issue, or is done to closed ones. */
export async function withIssue<T>(db: Database, number: string, by: IssueActor, work: Work<T>): Promise<T> {
  return inTransaction(db.pool, async (sql) => {
    await sql.query("SELECT 1 FROM quality_issue WHERE number = $1 FOR UPDATE", [number]);
    const issue = await readIssue(sql, number, by);
    if (issue === null) throw new DomainError("NOT_FOUND", "issue_unknown", { number });
    return work(sql, issue);
  });
}

/** Whether somebody may change an issue: quality engineers, executives, its leader and members, owners in it, and its department. */
export function worksOn(issue: QualityIssueRecord, { viewer, scope }: Pick<IssueActor, "viewer" | "scope">): boolean {
  const people = [
    issue.leader,
    ...issue.members,
    ...issue.steps.map(({ owner }) => owner),
    ...issue.actions.map(({ owner }) => owner),
  ];
  return (
    isQuality({ viewer }) ||
    isExecutive({ viewer }) ||
    people.some((one) => one?.id === viewer.userId) ||
    (issue.department !== null && scope.kind === "part" && scope.departmentIds.includes(issue.department.id))
  );
}

const holds = (role: Role) => (by: Pick<IssueActor, "viewer">) =>
  by.viewer.assignments.some((one) => one.role === role);

/** Whether somebody stands for the quality of the whole company. */
export const isQuality = holds("QUALITY_ENGINEER");
/** Whether somebody leads the company. */
export const isExecutive = holds("EXECUTIVE");

/** Keeps a change in the issue's history and in the audit log, and tells those who listen. */
export async function keepIssueChange(
  sql: Sql,
  issue: Pick<QualityIssueRecord, "id" | "number">,
  { kind, step = null, before = null, after = null }: IssueChange,
  by: { readonly userId: number | null; readonly now: Date },
): Promise<void> {
  await sql.query(
    "INSERT INTO issue_change (issue_id, at, by, kind, step, before, after) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    [issue.id, by.now, by.userId, kind, step, json(before), json(after)],
  );
  await sql.query("INSERT INTO audit_entry (at, user_id, action, subject, detail) VALUES ($1, $2, $3, $4, $5)", [
    by.now,
    by.userId,
    `issue.${kind.toLowerCase()}`,
    `issue:${issue.number}`,
    step === null ? {} : { step },
  ]);
  await announceIssueChange(sql, issue.id, { kind, step, before, after }, by);
}

const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
