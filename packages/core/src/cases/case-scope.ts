import type { Scope } from "../access/scope.ts";
import type { SqlParameters } from "../database/sql-parameters.ts";

/** Which cases (alias `c`) are readable: those that somebody of the scope owns, or in which somebody of it did something. */
export function readableCase(scope: Scope, parameters: SqlParameters): string {
  return `(${readableShares(scope, parameters).join(" OR ") || "false"})`;
}

/**
 * The same in shares that no case has two of: what is counted share by share is counted by an index, which an OR over
 * both could not be.
 */
export function readableShares(scope: Scope, parameters: SqlParameters): string[] {
  if (scope.kind === "company") return ["(true)"];
  const own = ownCasesElsewhere(scope, parameters);
  return [...departmentsCases(scope.departmentIds, parameters), ...(own ? [`c.id IN (${own})`] : [])];
}

function departmentsCases(departmentIds: readonly number[], parameters: SqlParameters): string[] {
  return departmentIds.length === 0 ? [] : [`c.party_set_id = ANY(${partySetsOf(departmentIds, parameters)})`];
}

/** The combinations of departments in which any of these is, as an SQL array of their ids. */
export function partySetsOf(departmentIds: readonly number[], parameters: SqlParameters): string {
  return `ARRAY(SELECT id FROM party_set WHERE departments && ${parameters.add(departmentIds)}::int[])`;
}

/** Selects the ids of the cases of a scope's person in which none of its departments has a part; null without a person. */
export function ownCasesElsewhere(
  { departmentIds, employeeId }: Extract<Scope, { kind: "part" }>,
  parameters: SqlParameters,
): string | null {
  if (employeeId === null) return null;
  const own = `SELECT case_id FROM case_person WHERE employee_id = ${parameters.add(employeeId)}::int`;
  if (departmentIds.length === 0) return own;
  return `${own} AND (party_set_id = ANY(${partySetsOf(departmentIds, parameters)})) IS NOT TRUE`;
}
