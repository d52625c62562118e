import type { Scope } from "../../access/scope.ts";
import { readableCase } from "../../cases/case-scope.ts";
import { SqlParameters } from "../../database/sql-parameters.ts";
import type { Sql } from "../../database/database.ts";
import { DomainError } from "../../errors.ts";
import { searchCondition } from "../text/search-condition.ts";

export type TextSearch = { readonly query: string; readonly first: number; readonly after?: string | null | undefined };
export type FoundTexts = {
  /** The latest report first. */
  readonly rows: readonly { readonly caseId: string; readonly cursor: string }[];
  readonly hasNextPage: boolean;
};

const cursorShape = /^(\d{4,6}-\d{2}-\d{2}) ([\da-f-]{36})$/;

/**
 * The cases of `scope` whose complaint is found by `query`: its Chinese to the letter, other words by their beginning or
 * stem, all of them. Numbers of four digits and more are not looked for: complaints show phones masked. Throws
 * BAD_INPUT `search_says_nothing`, `cursor_unreadable`.
 */
export async function searchTexts(sql: Sql, { query, first, after }: TextSearch, scope: Scope): Promise<FoundTexts> {
  const parameters = new SqlParameters();
  const columns = { tokens: "x.tokens", normalised: "x.normalised" };
  const condition = /\d{4}/.test(query) ? null : searchCondition(query, columns, parameters);
  if (condition === null) throw new DomainError("BAD_INPUT", "search_says_nothing");
  const readable = scope.kind === "company" ? "true" : readableCase(scope, parameters);
  const beyond = after ? `(x.day, x.case_id) < ${placeOf(after, parameters)}` : "true";
  const { rows } = await sql.query<{ caseId: string; cursor: string }>(
    `SELECT x.case_id AS "caseId", x.day || ' ' || x.case_id AS cursor
     FROM text_index x JOIN service_case c ON c.id = x.case_id AND c.merged_into IS NULL
     WHERE ${condition} AND ${readable} AND ${beyond} ORDER BY x.day DESC, x.case_id DESC LIMIT ${parameters.add(first + 1)}`,
    parameters.values,
  );
  return { rows: rows.slice(0, first), hasNextPage: rows.length > first };
}

function placeOf(cursor: string, parameters: SqlParameters): string {
  const [, day, id] = cursorShape.exec(cursor) ?? [];
  if (day === undefined || id === undefined) throw new DomainError("BAD_INPUT", "cursor_unreadable");
  return `(${parameters.add(day)}::date, ${parameters.add(id)}::uuid)`;
}
