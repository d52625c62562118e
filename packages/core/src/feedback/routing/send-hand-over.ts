import type { PoolClient } from "pg";
import type { Scope } from "../../access/scope.ts";
import type { Viewer } from "../../access/viewer.ts";
import { readableCase } from "../../cases/case-scope.ts";
import { inTransaction, type Database, type Sql } from "../../database/database.ts";
import { SqlParameters } from "../../database/sql-parameters.ts";
import { DomainError } from "../../errors.ts";
import { departmentId } from "./department-duties.ts";
import { worksOn } from "../issues/change-issue.ts";
import { readIssue } from "../issues/read-issues.ts";
import { alone, audit, neededText, openDesk, type Desk } from "./desk.ts";
import { answeringOf, isConcerned, seenHandOver, sends, type Answering } from "./hand-over-rights.ts";
import { nobodyConcerned, receiverAbove } from "./organisation.ts";
import {
  passOn,
  readOpen,
  ruleOf,
  writeState,
  type HandOverReceiver,
  type HandOverSubject,
  type OpenHandOver,
} from "./pass-on.ts";
import { readRoutedCases, type Concerned } from "./routing-facts.ts";
import type { RouteMark } from "./routing-rule.ts";
import type { Tell } from "./tell.ts";

/** Who asks, and whom what comes of it is told to. */
export type HandOverAsker = {
  readonly viewer: Viewer;
  readonly scope: Scope;
  readonly now: Date;
  readonly tell: Tell;
};

export type HandOverDraft = {
  readonly subject: HandOverSubject;
  /** A department by its code, or somebody outside by name. */
  readonly to: { readonly department: string } | { readonly party: string };
  readonly ask: string;
  /** Working hours of who receives it. */
  readonly acceptHours: number;
  readonly answerHours: number;
  /** What was refused, or lies in a queue, and goes elsewhere. */
  readonly follows: number | null;
};

const mostHours = 2000;

/**
 * Hands a case or an issue over by hand and answers the hand-over's id; a case about people goes to nobody under them. Throws NOT_FOUND `hand_over_subject_unknown` for
 * what the asker may not see or is complained about in, `hand_over_unknown`, `department_unknown`; FORBIDDEN
 * `hand_over_of_others` or `issue_not_yours`; CONFLICT `hand_over_not_back`; BAD_INPUT `hand_over_hours_unfit`, `hand_over_text_missing`,
 * `hand_over_text_long`, `hand_over_to_concerned`.
 */
export async function sendHandOver(db: Database, draft: HandOverDraft, asker: HandOverAsker): Promise<number> {
  const ask = neededText(draft.ask);
  requireHours(draft);
  const answering = await answeringOf(db, asker.viewer, asker.scope);
  const key = "caseId" in draft.subject ? draft.subject.caseId : draft.subject.issue;
  return inTransaction(db.pool, async (sql) => {
    await alone(sql, key);
    const desk = await openDesk(db, sql, { userId: asker.viewer.userId, now: asker.now, tell: asker.tell });
    const before = draft.follows === null ? null : await takeBack(desk, { ...draft, id: draft.follows }, answering);
    if (!before) await requireSubject(sql, draft.subject, asker);
    const concerned = await concernedIn(sql, draft.subject);
    const to = await receiverOf(sql, draft.to);
    const isAboutPeople = concerned.employees.length + concerned.departments.length > 0;
    const marks: RouteMark[] = before ? before.marks : isAboutPeople ? ["BYPASS"] : [];
    if (marks.includes("BYPASS")) requireAbove(desk, to, concerned);
    const id = await passOn(desk, {
      ...draft,
      ask,
      to,
      from: before ? before.from : (answering.viewer.assignments.find((one) => one.departmentId)?.departmentId ?? null),
      by: before ? ruleOf(before) : null,
      marks,
      concerned,
    });
    const subject = `hand_over/${id}`;
    await audit(sql, desk, {
      action: "hand_over.sent",
      subject,
      ...draft.subject,
      to: draft.to,
      follows: draft.follows,
    });
    return id;
  });
}

function requireHours({ acceptHours, answerHours }: HandOverDraft): void {
  const fit = [acceptHours, answerHours].every((one) => Number.isInteger(one) && one >= 1 && one <= mostHours);
  if (!fit || answerHours < acceptHours)
    throw new DomainError("BAD_INPUT", "hand_over_hours_unfit", { most: mostHours });
}

/** What came back is not sent twice; what lies in a queue leaves it. */
async function takeBack(
  desk: Desk,
  { id, subject }: { readonly id: number; readonly subject: HandOverSubject },
  answering: Answering,
): Promise<OpenHandOver> {
  const before = await readSeen(desk.sql, id, answering);
  const isOfSubject = "caseId" in subject ? before?.caseId === subject.caseId : before?.issue === subject.issue;
  if (!before || !isOfSubject) throw new DomainError("NOT_FOUND", "hand_over_unknown");
  if (!sends(answering, before)) throw new DomainError("FORBIDDEN", "hand_over_of_others");
  const isQueued = before.end === null && before.queue !== null;
  if (before.followed || !(before.end === "REFUSED" || isQueued))
    throw new DomainError("CONFLICT", "hand_over_not_back");
  if (isQueued) await writeState(desk, id, { state: "WITHDRAWN", text: "sent_on" });
  return before;
}

/** A hand-over the asker may see; undefined like one that does not exist. */
export async function readSeen(sql: Sql, id: number, answering: Answering): Promise<OpenHandOver | undefined> {
  const parameters = new SqlParameters();
  const where = `h.id = ${parameters.add(id)}::bigint AND ${seenHandOver(answering, parameters)}`;
  return (await readOpen(sql, where, parameters.values))[0];
}

async function requireSubject(
  sql: PoolClient,
  subject: HandOverSubject,
  { viewer, scope }: HandOverAsker,
): Promise<void> {
  if ("issue" in subject) return requireIssue(sql, subject.issue, { viewer, scope });
  const parameters = new SqlParameters();
  const { rows } = await sql.query(
    `SELECT 1 FROM service_case c WHERE c.id = ${parameters.add(subject.caseId)}::uuid AND c.revision > 0 AND ${readableCase(scope, parameters)}`,
    parameters.values,
  );
  const isAbout = await isConcerned(sql, subject.caseId, viewer);
  if (rows.length === 0 || isAbout) throw new DomainError("NOT_FOUND", "hand_over_subject_unknown");
}

/** Whoever takes an issue on works on it: it is handed over by those who do, and by the company. */
async function requireIssue(
  sql: PoolClient,
  number: string,
  { viewer, scope }: Pick<HandOverAsker, "viewer" | "scope">,
): Promise<void> {
  const issue = await readIssue(sql, number, { viewer, scope, language: viewer.language });
  if (!issue) throw new DomainError("NOT_FOUND", "hand_over_subject_unknown");
  if (scope.kind !== "company" && !worksOn(issue, { viewer, scope })) {
    throw new DomainError("FORBIDDEN", "issue_not_yours", { number });
  }
}

/** Who is complained about in a case; in an issue nobody. */
export async function concernedIn(sql: Sql, subject: HandOverSubject): Promise<Concerned> {
  if ("issue" in subject) return nobodyConcerned;
  const [one] = await readRoutedCases(sql, { ids: [subject.caseId] });
  return one?.concerned ?? nobodyConcerned;
}

async function receiverOf(sql: Sql, to: HandOverDraft["to"]): Promise<HandOverReceiver> {
  return "party" in to ? { party: neededText(to.party) } : { departmentId: await departmentId(sql, to.department) };
}

function requireAbove({ organisation }: Desk, to: HandOverReceiver, concerned: Concerned): void {
  if (!("departmentId" in to)) return;
  const above = receiverAbove(organisation, to.departmentId, concerned);
  if (!("departmentId" in above && above.departmentId === to.departmentId)) {
    throw new DomainError("BAD_INPUT", "hand_over_to_concerned");
  }
}
