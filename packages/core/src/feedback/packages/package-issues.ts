import type { Sql } from "../../database/database.ts";
import { firstOf, type PackageDocument, type PackageIssue } from "./package-document.ts";
import type { PackageJoints } from "./package-joints.ts";
import type { Telling } from "./telling.ts";

type Issues = {
  readonly raised: PackageDocument["fresh"]["issues"];
  readonly reopened: PackageDocument["recurs"]["reopened"];
};

const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const issueColumns = (at: string) => `q.number, q.title, q.severity, q.safety, ${iso(at)} AS at,
  COALESCE((SELECT min(s.step) FROM issue_step s WHERE s.issue_id = q.id AND s.state <> 'APPROVED'), 8) AS step`;
/** Within the period, and not later than the package is told: $2 from, $3 to, $4 as of when. */
const within = (at: string) => `${at}::date >= $2::date AND ${at}::date < $3::date AND ${at} <= $4`;
const asked = ({ subject, range, knownAt }: Telling) => [subject.departmentIds, range.from, range.to, knownAt];

/** The issues of the department that were raised, and those that were opened again, in the period. */
export async function changedIssues(sql: Sql, telling: Telling): Promise<Issues> {
  const { rows: raised } = await sql.query<PackageIssue>(
    `SELECT ${issueColumns("q.raised_at")} FROM quality_issue q
     WHERE q.department_id = ANY($1::int[]) AND ${within("q.raised_at")} ORDER BY q.safety DESC, q.severity DESC, q.id`,
    asked(telling),
  );
  const { rows: reopened } = await sql.query<PackageIssue>(
    `SELECT ${issueColumns("c.at")} FROM quality_issue q
     JOIN LATERAL (SELECT max(at) AS at FROM issue_change c WHERE c.issue_id = q.id AND c.kind = 'REOPENED' AND ${within("c.at")}) c ON c.at IS NOT NULL
     WHERE q.department_id = ANY($1::int[]) ORDER BY q.safety DESC, q.severity DESC, q.id`,
    asked(telling),
  );
  return { raised: firstOf(raised), reopened: firstOf(reopened) };
}

type Steps = PackageDocument["overdue"]["steps"];

/** Steps of open issues that are late as of when the package is told, the longest overdue first. */
export async function overdueSteps(sql: Sql, { subject, knownAt }: Telling): Promise<Steps> {
  const { rows } = await sql.query<Steps["rows"][number]>(
    `SELECT q.number, q.title, s.step, u.display_name AS owner, ${iso("s.due_at")} AS at
     FROM issue_step s JOIN quality_issue q ON q.id = s.issue_id LEFT JOIN app_user u ON u.id = s.owner_id
     WHERE q.department_id = ANY($1::int[]) AND q.closing IS NULL AND s.state <> 'APPROVED' AND s.due_at < $2
     ORDER BY s.due_at, q.id, s.step`,
    [subject.departmentIds, knownAt],
  );
  return firstOf(rows);
}

type Measures = PackageDocument["overdue"]["measures"];

/** Measures of open issues whose day has passed and that are neither in force nor given up. */
export async function overdueMeasures(sql: Sql, { subject, knownAt }: Telling): Promise<Measures> {
  const { rows } = await sql.query<Measures["rows"][number]>(
    `SELECT q.number, q.title, a.kind, a.description, u.display_name AS owner, a.due_on::text AS "dueOn"
     FROM issue_action a JOIN quality_issue q ON q.id = a.issue_id JOIN app_user u ON u.id = a.owner_id
     WHERE q.department_id = ANY($1::int[]) AND q.closing IS NULL AND a.implemented_on IS NULL AND a.dropped_because IS NULL
       AND a.due_on < $2::timestamptz::date ORDER BY a.due_on, a.id`,
    [subject.departmentIds, knownAt],
  );
  return firstOf(rows);
}

/** Steps that were approved in the period, the latest first. */
export async function approvedSteps(sql: Sql, telling: Telling): Promise<Steps> {
  const { rows } = await sql.query<Steps["rows"][number]>(
    `SELECT q.number, q.title, s.step, u.display_name AS owner, ${iso("s.approved_at")} AS at
     FROM issue_step s JOIN quality_issue q ON q.id = s.issue_id LEFT JOIN app_user u ON u.id = s.owner_id
     WHERE q.department_id = ANY($1::int[]) AND s.state = 'APPROVED' AND ${within("s.approved_at")}
     ORDER BY s.approved_at DESC, q.id, s.step`,
    asked(telling),
  );
  return firstOf(rows);
}

type Closed = PackageDocument["solved"]["issues"]["rows"][number];
type Measure = Omit<Closed["measures"][number], "verdict"> & { readonly id: number };

/** Issues that were closed in the period on a verdict or an exception, with cause, measures, lesson and what the data said. */
export async function closedIssues(
  sql: Sql,
  telling: Telling,
  joints: PackageJoints,
): Promise<PackageDocument["solved"]["issues"]> {
  const field = (step: number, name: string) =>
    `(SELECT NULLIF(s.fields->>'${name}', '') FROM issue_step s WHERE s.issue_id = q.id AND s.step = ${step})`;
  const { rows } = await sql.query<Omit<Closed, "measures"> & { readonly measures: readonly Measure[] }>(
    `SELECT ${issueColumns("q.closed_at")}, q.closing, ${field(4, "causeClass")} AS "causeClass", ${field(4, "rootCause")} AS cause,
       ${field(8, "lesson")} AS lesson,
       COALESCE((SELECT jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'description', a.description, 'on', a.implemented_on) ORDER BY a.id)
         FROM issue_action a WHERE a.issue_id = q.id AND a.dropped_because IS NULL), '[]') AS measures
     FROM quality_issue q WHERE q.department_id = ANY($1::int[]) AND q.closing IN ('VERDICT', 'EXCEPTION') AND ${within("q.closed_at")}
     ORDER BY q.closed_at DESC, q.id`,
    asked(telling),
  );
  const { rows: shown, total } = firstOf(rows);
  const verdicts = await joints.verdicts(
    sql,
    shown.flatMap(({ measures }) => measures.map(({ id }) => id)),
  );
  const told = shown.map((issue) => ({
    ...issue,
    measures: issue.measures.map(({ id, ...measure }) => ({ ...measure, verdict: verdicts.get(id) ?? null })),
  }));
  return { total, rows: told };
}
