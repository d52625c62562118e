import type { Scope } from "../access/scope.ts";
import { scopeCondition } from "../access/scope-sql.ts";
import type { SqlParameters } from "../database/sql-parameters.ts";

/** Which cases (alias `c`) are readable: those owned in the scope, and those in which somebody of the scope did something. */
export function readableCase(scope: Scope, parameters: SqlParameters): string {
  if (scope.kind === "company") return "(true)";
  const owned = scopeCondition(scope, { department: "c.department_id", employee: "c.employee_id" }, parameters);
  const touched = scopeCondition(scope, { department: "e.department_id", employee: "e.employee_id" }, parameters);
  return `(${owned} OR EXISTS (SELECT 1 FROM case_event e WHERE e.case_id = c.id AND e.superseded_at IS NULL AND ${touched}))`;
}
