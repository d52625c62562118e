import type { PoolClient } from "pg";

import { caseFilterConditions } from "../cases/case-filter.ts";
import { readableCase } from "../cases/case-scope.ts";
import { SqlParameters } from "../database/sql-parameters.ts";
import { caseFactReader } from "./case-facts.ts";
import type { ExportRequestOf } from "./export-request.ts";
import type { ExportTable } from "./export-table.ts";
import { exportWords } from "./export-words.ts";
import { openCursor } from "./open-cursor.ts";
import type { ExportAsker } from "./unit-questions.ts";

const pageSize = 2000;

/** The cases that the list of cases shows for the same filter, newest report first, one row each. */
export async function casesTable(
  client: PoolClient,
  { cases }: ExportRequestOf<"CASES">,
  asker: ExportAsker,
): Promise<ExportTable> {
  const parameters = new SqlParameters();
  const conditions = caseFilterConditions(cases, parameters);
  const text = `
    SELECT c.id, (count(*) OVER ())::int AS total FROM service_case c
    WHERE ${conditions.join(" AND ")} AND ${readableCase(asker.scope, parameters)}
    ORDER BY c.reported_on DESC, c.id`;
  const { total, pages } = await openCursor<{ id: string; total: number }>(
    client,
    { text, values: parameters.values },
    pageSize,
  );
  const reader = caseFactReader(client, asker.language, { tables: asker.tables, ofList: true });
  async function* rows() {
    for await (const page of pages) yield await reader.read(page.map(({ id }) => id));
  }
  return {
    name: exportWords(asker.language)("kind.CASES"),
    columns: reader.columns,
    total,
    pages: rows(),
    counted: new Map(),
  };
}
