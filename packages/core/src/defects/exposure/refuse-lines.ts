import type { PoolClient } from "pg";
import { DomainError, mostRowsRefused, refuseRows, type ErrorCode } from "../../errors.ts";

/** Why lines are refused, and the query that finds them with the values of the refusal. */
export type Refusal = { readonly code: ErrorCode; readonly reason: string; readonly sql: string };

/** Throws RowsRefused with the lines of the first of these that has any, then with those of the next ones. */
export async function refuseLines(
  client: PoolClient,
  refusals: readonly Refusal[],
  called = (column: string) => column,
): Promise<void> {
  const refused: DomainError[] = [];
  for (const { code, reason, sql } of refusals) {
    const { rows } = await client.query<Record<string, string | number>>(
      `SELECT DISTINCT ON (line) * FROM (${sql}) unfit ORDER BY line LIMIT $1`,
      [mostRowsRefused],
    );
    for (const { column, ...values } of rows)
      refused.push(
        new DomainError(code, reason, column === undefined ? values : { ...values, column: called(`${column}`) }),
      );
  }
  refuseRows(refused);
}
