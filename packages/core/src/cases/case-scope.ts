import { scopeCondition } from "../access/scope-sql.ts";
import type { Scope } from "../access/scope.ts";
import type { SqlParameters } from "../database/sql-parameters.ts";

/**
 * Which cases (alias `c`) are readable: those owned in the scope, and those in which somebody of the scope did
 * something. `asked`: case by case for a page, or about all of them for a count, where PostgreSQL may gather the
 * scope's events first.
 */
export function readableCase(
  scope: Scope,
  parameters: SqlParameters,
  asked: "one-by-one" | "all" = "one-by-one",
): string {
  if (scope.kind === "company") return "(true)";
  const owned = scopeCondition(scope, { department: "c.department_id", employee: "c.employee_id" }, parameters);
  const touched = scopeCondition(scope, { department: "e.department_id", employee: "e.employee_id" }, parameters);
  // OFFSET 0 keeps it from reading every event for the sake of one page.
  return `(${owned} OR EXISTS (
    SELECT 1 FROM case_event e WHERE e.case_id = c.id AND e.superseded_at IS NULL AND ${touched} ${asked === "all" ? "" : "OFFSET 0"}))`;
}
