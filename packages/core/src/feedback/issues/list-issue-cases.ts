import type { Database, Sql } from "../../database/database.ts";
import { SqlParameters } from "../../database/sql-parameters.ts";
import { DomainError } from "../../errors.ts";
import { afterCursor, caseOrder, type CasePosition, cursorOf } from "../../cases/case-cursor.ts";
import { readableCase } from "../../cases/case-scope.ts";
import { casesOfEvidence } from "./issue-evidence.ts";
import type { IssueReader, QualityIssueRecord } from "./issue.ts";
import { readIssue } from "./read-issues.ts";

export type IssueCasesQuestion = {
  readonly number: string;
  /** Those that somebody took out, instead of those in it. */
  readonly out: boolean;
  readonly first: number;
  readonly after?: string | null | undefined;
};

/** One case of an issue; `byHand`: somebody put it in or took it out. */
export type IssueCaseRow = { readonly id: string; readonly cursor: string; readonly byHand: boolean };

export type IssueCases = {
  readonly rows: readonly IssueCaseRow[];
  readonly hasNextPage: boolean;
  /** All of them. */
  readonly total: number;
  /** Those of them that the asker may not read; they are not among the rows. */
  readonly hidden: number;
};

/**
 * One page of the cases of an issue, the latest report first: as its question finds them now, with those put in by hand and
 * without those taken out; or those taken out. Throws NOT_FOUND `issue_unknown`, BAD_INPUT for a foreign cursor.
 */
export async function listIssueCases(
  db: Database,
  question: IssueCasesQuestion,
  asker: IssueReader,
): Promise<IssueCases> {
  const issue = await readIssue(db.pool, question.number, asker);
  if (issue === null) throw new DomainError("NOT_FOUND", "issue_unknown", { number: question.number });
  const found = await pageOf(db.pool, { issue, question }, asker);
  const rows = found.slice(0, question.first).map((row) => ({ ...row, cursor: cursorOf(row) }));
  return { rows, hasNextPage: found.length > question.first, ...(await countOf(db.pool, { issue, question }, asker)) };
}

type Asked = { readonly issue: QualityIssueRecord; readonly question: IssueCasesQuestion };

function chosen({ issue, question }: Asked, parameters: SqlParameters): string {
  const cases = question.out
    ? `SELECT case_id FROM issue_case WHERE issue_id = ${parameters.add(issue.id)}::bigint AND is_out`
    : `SELECT case_id FROM (${casesOfEvidence({ parts: issue.evidence, issueId: issue.id }, parameters)}) found`;
  return `(${cases}) e JOIN service_case c ON c.id = e.case_id WHERE c.merged_into IS NULL AND c.revision > 0`;
}

async function pageOf(
  sql: Sql,
  asked: Asked,
  { scope }: IssueReader,
): Promise<(CasePosition & Pick<IssueCaseRow, "byHand">)[]> {
  const parameters = new SqlParameters();
  const { issue, question } = asked;
  const later = question.after ? `AND ${afterCursor(question.after, parameters)}` : "";
  const { rows } = await sql.query<CasePosition & Pick<IssueCaseRow, "byHand">>(
    `SELECT c.id, c.reported_on::text AS "reportedOn",
       EXISTS (SELECT 1 FROM issue_case i WHERE i.issue_id = ${parameters.add(issue.id)}::bigint AND i.case_id = c.id) AS "byHand"
     FROM ${chosen(asked, parameters)} AND ${readableCase(scope, parameters)} ${later}
     ORDER BY ${caseOrder} LIMIT ${parameters.add(question.first + 1)}`,
    parameters.values,
  );
  return rows;
}

async function countOf(sql: Sql, asked: Asked, { scope }: IssueReader): Promise<Pick<IssueCases, "total" | "hidden">> {
  const parameters = new SqlParameters();
  const { rows } = await sql.query<Pick<IssueCases, "total" | "hidden">>(
    `SELECT count(*)::int AS total, count(*) FILTER (WHERE NOT readable)::int AS hidden
     FROM (SELECT COALESCE(${readableCase(scope, parameters)}, false) AS readable FROM ${chosen(asked, parameters)}) all_of_it`,
    parameters.values,
  );
  return rows[0] ?? { total: 0, hidden: 0 };
}
