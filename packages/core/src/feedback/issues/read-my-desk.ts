import type { Sql } from "../../database/database.ts";
import { SqlParameters } from "../../database/sql-parameters.ts";
import type { BusinessDay } from "../../time/business-day.ts";
import { isExecutive, isQuality } from "./change-issue.ts";
import type { ActionKind, IssueActor, IssueSummary, Person } from "./issue.ts";
import { firstStepOfFourEyes, type IssueStep } from "./issue-steps.ts";
import { readIssues } from "./read-issues.ts";
import { readableIssue } from "./readable-issue.ts";

/** The issue that something on a desk belongs to. */
export type DeskIssue = Pick<IssueSummary, "number" | "title" | "severity" | "safety" | "major" | "special">;

/** A step that waits for somebody. `current` is the first step of its issue that is not approved: it may be an earlier one. */
export type DeskStep = {
  readonly issue: DeskIssue;
  readonly step: IssueStep;
  readonly current: IssueStep;
  readonly dueAt: Date | null;
  readonly submittedBy: Person | null;
  readonly submittedAt: Date | null;
};

/** A measure that is neither implemented nor dropped. */
export type DeskAction = {
  readonly issue: DeskIssue;
  readonly id: number;
  readonly kind: ActionKind;
  readonly description: string;
  readonly dueOn: BusinessDay;
};

/** Where somebody else asked for one's attention. */
export type DeskMention = {
  readonly issue: DeskIssue;
  readonly id: number;
  readonly step: IssueStep | null;
  readonly text: string;
  readonly saidBy: Person;
  readonly saidAt: Date;
};

/** What waits for somebody in open issues. */
export type IssueDesk = {
  /** Open steps that they own, the first due first. */
  readonly steps: readonly DeskStep[];
  /** Submitted steps that they may approve now, the longest waiting first; none for who approves nothing. */
  readonly approvals: readonly DeskStep[];
  /** Measures that they own, the first due first. */
  readonly actions: readonly DeskAction[];
  /** Issues that they lead. */
  readonly leads: readonly IssueSummary[];
  /** Comments of the last 30 days that name them, the latest first; of closed issues, too. */
  readonly mentions: readonly DeskMention[];
};

const most = 200;
const mentionDays = 30;
const issue = `jsonb_build_object('number', q.number, 'title', q.title, 'severity', q.severity, 'safety', q.safety,
  'major', q.major, 'special', q.special)`;
const person = (id: string) =>
  `(SELECT jsonb_build_object('id', u.id, 'name', u.display_name) FROM app_user u WHERE u.id = ${id})`;
const first = "(SELECT min(f.step) FROM issue_step f WHERE f.issue_id = q.id AND f.state <> 'APPROVED')";
const goesFirst = "cardinality(q.special) > 0 DESC, q.safety DESC, q.major DESC, q.severity DESC";

/** What waits for the viewer in the issues that they may read, at most 200 of each kind. */
export async function readIssueDesk(sql: Sql, asker: IssueActor): Promise<IssueDesk> {
  return {
    steps: await ownSteps(sql, asker),
    approvals: await stepsToApprove(sql, asker),
    actions: await ownActions(sql, asker),
    leads: await readIssues(sql, { ledBy: asker.viewer.userId }, asker),
    mentions: await mentionsOf(sql, asker),
  };
}

const stepRow = `${issue} AS issue, s.step, ${first} AS current, s.due_at AS "dueAt", ${person("s.submitted_by")} AS "submittedBy",
  s.submitted_at AS "submittedAt" FROM issue_step s JOIN quality_issue q ON q.id = s.issue_id`;

async function ownSteps(sql: Sql, asker: IssueActor): Promise<DeskStep[]> {
  const parameters = new SqlParameters();
  const { rows } = await sql.query<DeskStep>(
    `SELECT ${stepRow} WHERE q.closing IS NULL AND s.state = 'OPEN' AND s.owner_id = ${parameters.add(asker.viewer.userId)}
       AND ${readableIssue(asker, parameters)}
     ORDER BY s.due_at, ${goesFirst}, q.id, s.step LIMIT ${most}`,
    parameters.values,
  );
  return rows;
}

async function stepsToApprove(sql: Sql, asker: IssueActor): Promise<DeskStep[]> {
  if (!isQuality(asker) && !isExecutive(asker)) return [];
  const parameters = new SqlParameters();
  const { rows } = await sql.query<DeskStep>(
    `SELECT ${stepRow} WHERE q.closing IS NULL AND s.state = 'SUBMITTED' AND s.step = ${first}
       AND (s.step < ${firstStepOfFourEyes} OR s.submitted_by IS DISTINCT FROM ${parameters.add(asker.viewer.userId)}::int)
       AND ${readableIssue(asker, parameters)}
     ORDER BY s.submitted_at, ${goesFirst}, q.id LIMIT ${most}`,
    parameters.values,
  );
  return rows;
}

async function ownActions(sql: Sql, asker: IssueActor): Promise<DeskAction[]> {
  const parameters = new SqlParameters();
  const { rows } = await sql.query<DeskAction>(
    `SELECT ${issue} AS issue, a.id::int AS id, a.kind, a.description, a.due_on::text AS "dueOn"
     FROM issue_action a JOIN quality_issue q ON q.id = a.issue_id
     WHERE q.closing IS NULL AND a.implemented_on IS NULL AND a.dropped_because IS NULL
       AND a.owner_id = ${parameters.add(asker.viewer.userId)} AND ${readableIssue(asker, parameters)}
     ORDER BY a.due_on, ${goesFirst}, a.id LIMIT ${most}`,
    parameters.values,
  );
  return rows;
}

async function mentionsOf(sql: Sql, asker: IssueActor): Promise<DeskMention[]> {
  const parameters = new SqlParameters();
  const me = `${parameters.add(asker.viewer.userId)}::int`;
  const { rows } = await sql.query<DeskMention>(
    `SELECT ${issue} AS issue, c.id::int AS id, c.step, c.text, ${person("c.said_by")} AS "saidBy", c.said_at AS "saidAt"
     FROM issue_comment c JOIN quality_issue q ON q.id = c.issue_id
     WHERE ${me} = ANY(c.mentions) AND c.said_by <> ${me}
       AND c.said_at > ${parameters.add(asker.now)}::timestamptz - interval '${mentionDays} days' AND ${readableIssue(asker, parameters)}
     ORDER BY c.said_at DESC, c.id DESC LIMIT ${most}`,
    parameters.values,
  );
  return rows;
}
