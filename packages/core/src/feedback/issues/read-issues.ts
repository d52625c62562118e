import { companyScope } from "../../access/scope.ts";
import type { Sql } from "../../database/database.ts";
import { SqlParameters } from "../../database/sql-parameters.ts";
import type { IssueReader, IssueSummary, QualityIssueRecord } from "./issue.ts";
import { hasPartIn, ofDepartments, readableIssue } from "./readable-issue.ts";

const person = (id: string) =>
  `(SELECT jsonb_build_object('id', u.id, 'name', u.display_name) FROM app_user u WHERE u.id = ${id})`;
const rows = (row: string, from: string, order: string) =>
  `(SELECT COALESCE(jsonb_agg(to_jsonb(x) - 'order' ORDER BY x."order"), '[]') FROM (SELECT ${row}, ${order} AS "order" FROM ${from}) x)`;

const summary = (
  asker: IssueReader,
  parameters: SqlParameters,
) => `q.id::int AS id, q.number, q.title, q.problem, q.severity, q.safety, q.major, q.special, q.origin,
  (SELECT display_name FROM app_user u WHERE u.id = q.raised_by) AS "raisedBy", q.raised_at AS "raisedAt",
  ${person("q.leader_id")} AS leader,
  (SELECT jsonb_build_object('id', d.id, 'code', d.code, 'name', ${nameIn(asker)}) FROM department d WHERE d.id = q.department_id) AS department,
  now_at.step, now_at.state AS "stepState", ${person("now_at.owner_id")} AS "stepOwner",
  CASE WHEN q.closing IS NULL THEN now_at.due_at END AS "dueAt",
  q.closing, q.closed_at AS "closedAt", ${person("q.closed_by")} AS "closedBy", q.closing_reason AS "closingReason",
  (SELECT other.number FROM quality_issue other WHERE other.id = q.duplicate_of) AS "duplicateOf",
  CASE WHEN f.issue_id IS NOT NULL THEN jsonb_build_object('cases', f.cases, 'reports', f.reports, 'cost', f.cost,
    'unitsAtRisk', f.units_at_risk, 'firstOn', f.first_on, 'lastOn', f.last_on) END AS figures,
  f.known_at AS "figuresAt",
  ARRAY(SELECT DISTINCT jsonb_array_elements_text(held->'in') FROM jsonb_array_elements(q.evidence) part, jsonb_array_elements(part->'filters') held
        WHERE held->>'dimension' = 'defectType' ORDER BY 1) AS defects,
  ${hasPartIn(asker, parameters)} AS "isMine", ${ofDepartments(asker, parameters)} AS "isOfMyDepartment", q.version`;
const summaryFrom = `quality_issue q
  JOIN LATERAL (SELECT * FROM issue_step s WHERE s.issue_id = q.id ORDER BY s.state = 'APPROVED',
    CASE WHEN s.state = 'APPROVED' THEN -s.step ELSE s.step END LIMIT 1) now_at ON true
  LEFT JOIN LATERAL (SELECT * FROM issue_figure f WHERE f.issue_id = q.id ORDER BY known_at DESC LIMIT 1) f ON true`;
const parts = `q.evidence,
  (SELECT jsonb_agg(jsonb_build_object('step', s.step, 'owner', ${person("s.owner_id")}, 'dueAt', s.due_at, 'fields', s.fields, 'state', s.state,
    'submittedBy', ${person("s.submitted_by")}, 'submittedAt', s.submitted_at, 'approvedBy', ${person("s.approved_by")},
    'approvedAt', s.approved_at, 'version', s.version) ORDER BY s.step) FROM issue_step s WHERE s.issue_id = q.id) AS steps,
  ${rows("u.id, u.display_name AS name", "issue_member m JOIN app_user u ON u.id = m.user_id WHERE m.issue_id = q.id", "u.display_name")} AS members,
  ${rows(
    `a.id::int AS id, a.kind, a.description, ${person("a.owner_id")} AS owner, a.due_on AS "dueOn", a.planned_ratio AS "plannedRatio",
     a.cut_in AS "cutIn", a.implemented_on AS "implementedOn", a.dropped_because AS "droppedBecause", a.version`,
    "issue_action a WHERE a.issue_id = q.id",
    "a.id",
  )} AS actions`;

/** Which issues: those that are open, all that ever were or were closed lately, those that somebody leads, or one by its number. */
export type IssueFilter =
  | { readonly state: "OPEN" | "CLOSED" | "ALL"; readonly closedSince?: Date | undefined }
  | { readonly ledBy: number }
  | { readonly number: string };

const most = 1000;

/** Up to 1,000 issues that somebody may read: special and safety first, then major, severity, and the youngest. */
export async function readIssues(sql: Sql, filter: IssueFilter, asker: IssueReader): Promise<IssueSummary[]> {
  const parameters = new SqlParameters();
  const found = await sql.query<IssueSummary>(
    `SELECT ${summary(asker, parameters)} FROM ${summaryFrom} WHERE ${condition(filter, parameters)} AND ${readableIssue(asker, parameters)}
     ORDER BY q.closing IS NOT NULL, cardinality(q.special) > 0 DESC, q.safety DESC, q.major DESC, q.severity DESC, q.id DESC LIMIT ${most}`,
    parameters.values,
  );
  return found.rows;
}

/** One issue whole; null where there is none of this number, or it may not be read. */
export async function readIssue(sql: Sql, number: string, asker: IssueReader): Promise<QualityIssueRecord | null> {
  const parameters = new SqlParameters();
  const found = await sql.query<QualityIssueRecord>(
    `SELECT ${summary(asker, parameters)}, ${parts} FROM ${summaryFrom} WHERE ${condition({ number }, parameters)} AND ${readableIssue(asker, parameters)}`,
    parameters.values,
  );
  const issue = found.rows[0];
  return issue ? { ...issue, steps: issue.steps.map(withDates) } : null;
}

/** Jobs act for the company itself and are nobody. */
const nobody: IssueReader = {
  scope: companyScope,
  language: "zh-CN",
  viewer: {
    userId: 0,
    username: "",
    displayName: "",
    language: "zh-CN",
    employeeId: null,
    mustChangePassword: false,
    assignments: [],
    session: "bearer",
  },
};

/** The same for jobs. */
export function readWholeIssue(sql: Sql, number: string): Promise<QualityIssueRecord | null> {
  return readIssue(sql, number, nobody);
}

const nameIn = ({ language }: IssueReader) => (language === "en" ? "COALESCE(d.name_en, d.name)" : "d.name");

function condition(filter: IssueFilter, parameters: SqlParameters): string {
  if ("number" in filter) return `q.number = ${parameters.add(filter.number)}`;
  if ("ledBy" in filter) return `q.closing IS NULL AND q.leader_id = ${parameters.add(filter.ledBy)}`;
  const asked = { OPEN: "q.closing IS NULL", CLOSED: "q.closing IS NOT NULL", ALL: "true" }[filter.state];
  if (filter.closedSince === undefined) return asked;
  return `${asked} AND (q.closed_at IS NULL OR q.closed_at >= ${parameters.add(filter.closedSince)})`;
}

type Step = QualityIssueRecord["steps"][number];

// What travels as JSON has lost its instants.
function withDates(step: Step): Step {
  const instant = (at: Date | null) => (at === null ? null : new Date(at));
  return {
    ...step,
    dueAt: instant(step.dueAt),
    submittedAt: instant(step.submittedAt),
    approvedAt: instant(step.approvedAt),
  };
}
