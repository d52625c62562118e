import type { Scope } from "../access/scope.ts";
import type { SqlParameters } from "../database/sql-parameters.ts";

/** Which cases (alias `c`) are readable: those that somebody of the scope owns, or in which somebody of it did something. */
export function readableCase(scope: Scope, parameters: SqlParameters): string {
  if (scope.kind === "company") return "(true)";
  const shares = [departmentsCases(scope.departmentIds, parameters), personsCases(scope.employeeId, parameters)];
  return `(${shares.filter((share) => share !== "false").join(" OR ") || "false"})`;
}

/**
 * The same in shares that no case has two of: what is counted share by share is counted by an index, which an OR over
 * both could not be.
 */
export function readableShares(scope: Scope, parameters: SqlParameters): string[] {
  if (scope.kind === "company") return ["(true)"];
  const departments = departmentsCases(scope.departmentIds, parameters);
  const own = personsCases(scope.employeeId, parameters);
  return [departments, own === "false" ? own : `${own} AND (${departments}) IS NOT TRUE`].filter(
    (share) => share !== "false",
  );
}

function departmentsCases(departmentIds: readonly number[], parameters: SqlParameters): string {
  if (departmentIds.length === 0) return "false";
  const sets = `SELECT id FROM party_set WHERE departments && ${parameters.add(departmentIds)}::int[]`;
  return `c.party_set_id = ANY(ARRAY(${sets}))`;
}

function personsCases(employeeId: number | null, parameters: SqlParameters): string {
  if (employeeId === null) return "false";
  return `c.id IN (SELECT case_id FROM case_person WHERE employee_id = ${parameters.add(employeeId)}::int)`;
}
