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
  return [departmentsCases(scope.departmentIds, parameters), personsCasesElsewhere(scope, parameters)].filter(
    (share) => share !== "false",
  );
}

/** The cases of a scope's person in which none of its departments has a part. */
export function personsCasesElsewhere(scope: Extract<Scope, { kind: "part" }>, parameters: SqlParameters): string {
  const own = personsCases(scope.employeeId, parameters);
  return own === "false" ? own : `${own} AND (${departmentsCases(scope.departmentIds, parameters)}) IS NOT TRUE`;
}

function departmentsCases(departmentIds: readonly number[], parameters: SqlParameters): string {
  if (departmentIds.length === 0) return "false";
  return `c.party_set_id = ANY(${partySetsOf(departmentIds, parameters)})`;
}

/** The combinations of departments in which any of these is, as an SQL array of their ids. */
export function partySetsOf(departmentIds: readonly number[], parameters: SqlParameters): string {
  return `ARRAY(SELECT id FROM party_set WHERE departments && ${parameters.add(departmentIds)}::int[])`;
}

function personsCases(employeeId: number | null, parameters: SqlParameters): string {
  if (employeeId === null) return "false";
  return `c.id IN (SELECT case_id FROM case_person WHERE employee_id = ${parameters.add(employeeId)}::int)`;
}
