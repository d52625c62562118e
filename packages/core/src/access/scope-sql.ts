import type { SqlParameters } from "../database/sql-parameters.ts";
import type { Scope } from "./scope.ts";

/** The columns (or expressions) that say whose a row is. */
export type ScopeColumns = { readonly department: string; readonly employee: string };

/**
 * `scope` as one parenthesised SQL condition over `columns`; the only place where it becomes SQL.
 * A row whose department and person are both unknown is seen by the company alone.
 */
export function scopeCondition(scope: Scope, columns: ScopeColumns, parameters: SqlParameters): string {
  if (scope.kind === "company") return "(true)";
  const parts: string[] = [];
  if (scope.departmentIds.length > 0) {
    parts.push(`${columns.department} = ANY(${parameters.add(scope.departmentIds)}::int[])`);
  }
  if (scope.employeeId !== null) parts.push(`${columns.employee} = ${parameters.add(scope.employeeId)}::int`);
  return parts.length === 0 ? "(false)" : `(${parts.join(" OR ")})`;
}

/** Which part of a scope: all of it, its departments, or what its person has in others. */
export type Share = "all" | "departments" | "elsewhere";

/** A `share` of `scope` as one parenthesised SQL condition; departments and elsewhere together are all of a scope that has both. */
export function shareCondition(scope: Scope, share: Share, columns: ScopeColumns, parameters: SqlParameters): string {
  if (scope.kind === "company" || share === "all") return scopeCondition(scope, columns, parameters);
  const departments = scopeCondition({ ...scope, employeeId: null }, columns, parameters);
  if (share === "departments") return departments;
  const own = scopeCondition({ ...scope, departmentIds: [] }, columns, parameters);
  return `(${own} AND ${departments} IS NOT TRUE)`;
}
