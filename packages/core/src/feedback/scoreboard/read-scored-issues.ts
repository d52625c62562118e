import type { Sql } from "../../database/database.ts";
import { SqlParameters } from "../../database/sql-parameters.ts";
import type { EvidencePart, IssueReader } from "../issues/issue.ts";
import { casesOfEvidence } from "../issues/issue-evidence.ts";
import { readableIssue } from "../issues/readable-issue.ts";
import type { ScoredIssue } from "./scored-issue.ts";

const instant = (at: string) => `(EXTRACT(EPOCH FROM ${at}) * 1000)::float8`;
const looks = `COALESCE((SELECT jsonb_agg(jsonb_build_object('lookedAt', ${instant("l.looked_at")}, 'upTo', l.up_to, 'verdict', l.verdict,
    'reportsAfter', l.reports_after, 'expected', l.expected, 'ratio', l.ratio, 'low', l.evidence->'plain'->'low',
    'high', l.evidence->'plain'->'high') ORDER BY l.look) FROM action_look l WHERE l.action_id = a.id), '[]')`;

/** What the scoreboard counts of the issues that somebody may read; of some departments, or of all (null). */
export async function readScoredIssues(
  sql: Sql,
  departmentIds: readonly number[] | null,
  reader: IssueReader,
): Promise<ScoredIssue[]> {
  const parameters = new SqlParameters();
  const name = reader.language === "en" ? "COALESCE(d.name_en, d.name)" : "d.name";
  const asked = departmentIds === null ? "true" : `q.department_id = ANY(${parameters.add(departmentIds)}::int[])`;
  const { rows } = await sql.query<ScoredIssue>(
    `SELECT q.id::int AS id, q.number, q.title,
       CASE WHEN d.id IS NOT NULL THEN jsonb_build_object('key', d.code, 'label', ${name}) END AS department,
       ${instant("q.raised_at")} AS "raisedAt", q.raised_by AS "raisedBy", q.closing, ${instant("q.closed_at")} AS "closedAt",
       now_at.step, now_at.state AS "stepState", ${instant("now_at.due_at")} AS "dueAt",
       (SELECT ${instant("s.approved_at")} FROM issue_step s WHERE s.issue_id = q.id AND s.step = 4 AND s.state = 'APPROVED') AS "causeAt",
       ARRAY(SELECT ${instant("h.at")} FROM hand_over_state h JOIN hand_over o ON o.id = h.hand_over_id
         WHERE o.issue = q.number AND h.state = 'ACCEPTED') AS "acceptedAt",
       COALESCE((SELECT jsonb_agg(jsonb_build_object('kind', c.kind, 'at', ${instant("c.at")}, 'by', c.by, 'closing', c.after->'closing')
         ORDER BY c.id) FROM issue_change c WHERE c.issue_id = q.id AND c.kind IN ('STEP_SUBMITTED', 'CLOSED', 'REOPENED')), '[]') AS events,
       COALESCE((SELECT jsonb_agg(jsonb_build_object('id', a.id, 'description', a.description,
           'implementedAt', ${instant("a.implemented_on::timestamptz")}, 'looks', ${looks}) ORDER BY a.id)
         FROM issue_action a WHERE a.issue_id = q.id AND a.kind IN ('PRODUCTION', 'FIELD') AND a.implemented_on IS NOT NULL
           AND a.dropped_because IS NULL), '[]') AS measures
     FROM quality_issue q LEFT JOIN department d ON d.id = q.department_id
     JOIN LATERAL (SELECT * FROM issue_step s WHERE s.issue_id = q.id ORDER BY s.state = 'APPROVED',
       CASE WHEN s.state = 'APPROVED' THEN -s.step ELSE s.step END LIMIT 1) now_at ON true
     WHERE ${asked} AND ${readableIssue(reader, parameters)} ORDER BY q.id`,
    parameters.values,
  );
  return rows;
}

/** The mean cost of the cases of issues, by the issue's id; none of an issue no case of which tells its cost. */
export async function readMeanCosts(sql: Sql, issueIds: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql.query<{ id: number; evidence: readonly EvidencePart[] }>(
    "SELECT id::int AS id, evidence FROM quality_issue WHERE id = ANY($1::bigint[])",
    [issueIds],
  );
  const means = new Map<number, number>();
  for (const { id, evidence } of rows) {
    const parameters = new SqlParameters();
    const found = await sql.query<{ mean: number | null }>(
      `SELECT avg(c.cost_amount)::float8 AS mean FROM (${casesOfEvidence({ parts: evidence, issueId: id }, parameters)}) e
       JOIN service_case c ON c.id = e.case_id WHERE c.merged_into IS NULL AND c.revision > 0`,
      parameters.values,
    );
    const mean = found.rows[0]?.mean ?? null;
    if (mean !== null) means.set(id, mean);
  }
  return means;
}
