import { inTransaction, type Database, type Sql } from "../../database/database.ts";
import { putIntoIssue } from "../../defects/signals/decide-signal.ts";
import { listSignals, signalStates } from "../../defects/signals/list-signals.ts";
import { businessDayOf } from "../../time/business-day.ts";
import { keepIssueChange } from "./change-issue.ts";
import { fitIssue, type IssueDraft } from "./issue-draft.ts";
import { casesOfEvidence, keepIssueFigures } from "./issue-evidence.ts";
import type { EvidencePart, IssueOrigin } from "./issue.ts";
import { SqlParameters } from "../../database/sql-parameters.ts";
import { addCases } from "./issue-cases.ts";
import { keepIssueSignals, partOf } from "./issue-signals.ts";
import { isUrgent, stepDueTimes } from "./step-due.ts";

type By = { readonly userId: number; readonly now: Date; readonly language: "zh-CN" | "en" };

/**
 * Raises a quality issue and answers its number: of signals (which say from then on which issue they are in), of reports
 * that are asked for anew whenever somebody looks, of chosen cases, or of words alone. What was known when it was raised is
 * kept as it stood, and every step gets its term. Everything or nothing. Throws BAD_INPUT `issue_signals_many`,
 * `issue_title_missing`, `issue_problem_missing`, `issue_text_long`, `issue_severity_unknown` or `issue_evidence_unfit`,
 * NOT_FOUND `signal_unknown` or `cases_unknown`, CONFLICT `signal_in_issue`.
 */
export async function raiseQualityIssue(db: Database, given: IssueDraft, by: By): Promise<string> {
  const draft = fitIssue(given);
  return inTransaction(db.pool, async (sql) => {
    const day = businessDayOf(by.now, db.timeZone);
    const number = await nextNumber(sql, day.slice(0, 4));
    await putIntoIssue(sql, draft.signals, number, by);
    const signals = draft.signals.length === 0 ? [] : await signalsOf(sql, draft.signals, by);
    const parts = [...signals.map(partOf), ...draft.evidence];
    const id = await insertIssue(sql, { ...draft, number, parts, origin: originOf(draft) }, by);
    await keepIssueSignals(sql, id, signals);
    await addCases(sql, { issueId: id, caseIds: draft.caseIds }, by);
    await keepThen(sql, { issueId: id, parts }, by.now);
    await insertSteps(sql, { id, draft, day, at: by.now });
    await keepIssueChange(
      sql,
      { id, number },
      { kind: "RAISED", after: { title: draft.title, signals: draft.signals } },
      by,
    );
    return number;
  });
}

const signalsOf = (sql: Sql, ids: readonly number[], { language }: By) =>
  listSignals(sql, { states: signalStates, language, ids });

function originOf({ signals, evidence, caseIds }: IssueDraft): IssueOrigin {
  if (signals.length > 0) return "SIGNALS";
  if (evidence.length > 0) return "DEFECT";
  return caseIds.length > 0 ? "CASES" : "HAND";
}

type NewIssue = IssueDraft & {
  readonly number: string;
  readonly parts: readonly EvidencePart[];
  readonly origin: IssueOrigin;
};

async function insertIssue(sql: Sql, issue: NewIssue, { userId, now }: By): Promise<number> {
  const { number, title, problem, severity, safety, major, special, origin, parts } = issue;
  const { rows } = await sql.query<{ id: number }>(
    `INSERT INTO quality_issue (number, title, problem, severity, safety, major, special, origin, evidence, raised_by, raised_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id::int AS id`,
    [number, title, problem, severity, safety, major, special, origin, JSON.stringify(parts), userId, now],
  );
  const id = rows[0]?.id;
  if (id === undefined) throw new Error("An inserted issue has no id.");
  return id;
}

const mostFrozen = 1000;

/** What was known when the issue was raised: its figures, and the newest of its cases. */
async function keepThen(
  sql: Sql,
  issue: { readonly issueId: number; readonly parts: readonly EvidencePart[] },
  now: Date,
): Promise<void> {
  const figures = await keepIssueFigures(sql, issue, now);
  const parameters = new SqlParameters();
  const { rows } = await sql.query<{ cases: readonly string[] | null }>(
    `SELECT array_agg(case_id) AS cases FROM (SELECT e.case_id FROM (${casesOfEvidence(issue, parameters)}) e
       JOIN service_case c ON c.id = e.case_id
       WHERE c.reported_on <= ${parameters.add(now)}::timestamptz::date ORDER BY c.reported_on DESC, c.id LIMIT ${mostFrozen}) newest`,
    parameters.values,
  );
  await sql.query("UPDATE quality_issue SET known_then = $2 WHERE id = $1", [
    issue.issueId,
    JSON.stringify({ figures, caseIds: rows[0]?.cases ?? [] }),
  ]);
}

async function insertSteps(
  sql: Sql,
  { id, draft, day, at }: { readonly id: number; readonly draft: IssueDraft; readonly day: string; readonly at: Date },
): Promise<void> {
  const due = await stepDueTimes(sql, { on: day, at, departmentId: null, urgent: isUrgent(draft) });
  for (const [step, dueAt] of due) {
    await sql.query("INSERT INTO issue_step (issue_id, step, due_at) VALUES ($1, $2, $3)", [id, step, dueAt]);
  }
}

/** The next number of a year; whoever raises at the same time waits, so that none is given twice or left out. */
async function nextNumber(sql: Sql, year: string): Promise<string> {
  await sql.query("SELECT pg_advisory_xact_lock(hashtext('huilu.quality_issue'))");
  const { rows } = await sql.query<{ next: number }>(
    "SELECT 1 + count(*)::int AS next FROM quality_issue WHERE number LIKE $1",
    [`QI-${year}-%`],
  );
  return `QI-${year}-${String(rows[0]?.next ?? 1).padStart(4, "0")}`;
}
