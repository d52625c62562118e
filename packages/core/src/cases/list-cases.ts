import type { Scope } from "../access/scope.ts";
import type { Database } from "../database/database.ts";
import { SqlParameters } from "../database/sql-parameters.ts";
import { caseFilterConditions, type CaseFilter } from "./case-filter.ts";
import { afterCursor, caseOrder, type CasePosition, cursorOf } from "./case-cursor.ts";
import { readableCase } from "./case-scope.ts";

export type CasePage = { readonly first: number; readonly after?: string | null | undefined };

/** One page of ids, newest report first; cases without a report day come before all. Throws BAD_INPUT for a foreign cursor. */
export async function listCases(
  db: Database,
  filter: CaseFilter,
  page: CasePage,
  scope: Scope,
): Promise<{ rows: { id: string; cursor: string }[]; hasNextPage: boolean }> {
  const parameters = new SqlParameters();
  const conditions = [
    ...caseFilterConditions(filter, parameters),
    ...(page.after ? [afterCursor(page.after, parameters)] : []),
    readableCase(scope, parameters),
  ];
  const found = await db.pool.query<CasePosition>(
    `SELECT c.id, c.reported_on::text AS "reportedOn" FROM service_case c
     WHERE ${conditions.join(" AND ")}
     ORDER BY ${caseOrder} LIMIT ${parameters.add(page.first + 1)}`,
    parameters.values,
  );
  const rows = found.rows.slice(0, page.first).map((row) => ({ id: row.id, cursor: cursorOf(row) }));
  return { rows, hasNextPage: found.rows.length > page.first };
}

/** The ids of the cases with this number that may be read, one for each source that has it. */
export async function findCasesByNumber(
  db: Database,
  { number, source }: { readonly number: string; readonly source?: string | null | undefined },
  scope: Scope,
): Promise<string[]> {
  const parameters = new SqlParameters();
  const ofSource = source ? `AND s.code = ${parameters.add(source)}` : "";
  const found = await db.pool.query<{ id: string }>(
    `SELECT c.id FROM service_case c JOIN source s ON s.id = c.source_id
     WHERE c.number = ${parameters.add(number)} ${ofSource} AND ${readableCase(scope, parameters)} ORDER BY s.code`,
    parameters.values,
  );
  return found.rows.map((row) => row.id);
}
