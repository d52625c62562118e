import type { SqlParameters } from "../../database/sql-parameters.ts";
import { searchQuery } from "./search-tokens.ts";

export type SearchColumns = {
  /** `int4[]` with a GIN index: `searchTokens` of the text. Wants `SET STATISTICS 1000`, so that PostgreSQL knows which are frequent. */
  readonly tokens: string;
  /** `text`: `normaliseText` of the text. */
  readonly normalised: string;
};

/**
 * The SQL condition of rows whose text is found by `query`; null where the query says nothing that could be
 * found. With ORDER BY the time, newest first, and a LIMIT, PostgreSQL reads
 * frequent words from the newest row back and rare ones by the index.
 */
export function searchCondition(query: string, columns: SearchColumns, parameters: SqlParameters): string | null {
  const { tokens, substrings } = searchQuery(query);
  if (tokens.length === 0) return null;
  const holds = substrings.map((piece) => `strpos(${columns.normalised}, ${parameters.add(piece)}) > 0`);
  return [`${columns.tokens} @> ${parameters.add(tokens)}::int4[]`, ...holds].join(" AND ");
}
