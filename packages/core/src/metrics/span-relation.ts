import type { SqlParameters } from "../database/sql-parameters.ts";
import type { Span } from "./spans.ts";

/** Spans as a relation `c (p, b, level, lo, hi)`, its days as numbers since 1970. */
export function spanRelation(spans: readonly Span[], parameters: SqlParameters): string {
  const column = (values: readonly (string | number)[]) => parameters.add(`{${values.join(",")}}`);
  const columns = [
    `${column(spans.map(({ p }) => p))}::int[]`,
    `${column(spans.map(({ b }) => b))}::int[]`,
    `${column(spans.map(({ level }) => level))}::"char"[]`,
    `${column(spans.map(({ lo }) => lo))}::int[]`,
    `${column(spans.map(({ hi }) => hi))}::int[]`,
  ];
  return `unnest(${columns.join(", ")}) AS c (p, b, level, lo, hi)`;
}

const epoch = "DATE '1970-01-01'";

/** Which cells `u` of a rollup belong to a span `c`. */
export const ofSpan = `u.level = c.level AND u.waits_for = 0 AND u.day >= ${epoch} + c.lo AND u.day < ${epoch} + c.hi`;
