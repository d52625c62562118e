import type { Database, Sql } from "../../database/database.ts";
import { DomainError } from "../../errors.ts";
import type { DayRange } from "../../metrics/metric-query.ts";
import type { IssueActor } from "../issues/issue.ts";
import { avoided, type Avoided } from "./avoided.ts";
import { closedIssues, type ClosedIssues } from "./closed-issues.ts";
import { judgedMeasures, type JudgedMeasures } from "./judged-measures.ts";
import { openIssues, type OpenIssues } from "./open-issues.ts";
import { readMeanCosts, readScoredIssues } from "./read-scored-issues.ts";
import type { ScoredIssue, Span } from "./scored-issue.ts";
import { stageGroups, type StageGroup } from "./stage-times.ts";

export type ScoreboardQuestion = {
  readonly range: DayRange;
  /** The code of a department, which stands for all below it; null: all. */
  readonly department: string | null;
};

export type Scoreboard = {
  /** Every issue that a figure names. */
  readonly issues: readonly Pick<ScoredIssue, "number" | "title" | "department" | "closing">[];
  /** As they stand now, whenever they were raised. */
  readonly open: OpenIssues;
  readonly stages: readonly StageGroup[];
  readonly closed: ClosedIssues;
  readonly measures: JudgedMeasures;
  /** Up to the last looks, whenever they were. */
  readonly avoided: Avoided;
};

/** How the quality issues that somebody may read are going. Throws NOT_FOUND `department_unknown`. */
export async function readScoreboard(
  db: Database,
  { range, department }: ScoreboardQuestion,
  reader: IssueActor,
): Promise<Scoreboard> {
  const departmentIds = department === null ? null : await subtreeOf(db.pool, department);
  const issues = await readScoredIssues(db.pool, departmentIds, reader);
  const span = await spanOf(db.pool, range);
  const now = reader.now.getTime();
  const helped = avoided(issues, new Map()).measures.map(({ number }) => number);
  const ids = issues.filter(({ number }) => helped.includes(number)).map(({ id }) => id);
  return {
    issues,
    open: openIssues(issues, now),
    stages: stageGroups(issues, { span, now }),
    closed: closedIssues(issues, span),
    measures: judgedMeasures(issues, span),
    avoided: avoided(issues, await readMeanCosts(db.pool, ids)),
  };
}

async function subtreeOf(sql: Sql, code: string): Promise<number[]> {
  const { rows } = await sql.query<{ id: number }>(
    `WITH RECURSIVE below AS (
       SELECT id FROM department WHERE code = $1
       UNION ALL SELECT d.id FROM department d JOIN below b ON d.parent_id = b.id
     ) SELECT id FROM below`,
    [code],
  );
  if (rows.length === 0) throw new DomainError("NOT_FOUND", "department_unknown", { code });
  return rows.map(({ id }) => id);
}

// The sessions of the database keep the installation's time zone.
async function spanOf(sql: Sql, { from, to }: DayRange): Promise<Span> {
  const { rows } = await sql.query<Span>(
    `SELECT EXTRACT(EPOCH FROM $1::date::timestamptz)::float8 * 1000 AS "from", EXTRACT(EPOCH FROM $2::date::timestamptz)::float8 * 1000 AS "to"`,
    [from, to],
  );
  return rows[0] ?? { from: 0, to: 0 };
}
