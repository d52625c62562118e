import type { SqlParameters } from "../../database/sql-parameters.ts";
import type { IssueReader } from "./issue.ts";

/**
 * Which issues (alias `q`) somebody reads: of the whole company all; else those of their departments or handed over to
 * them, and those in which they lead, are a member, or own a step or an action.
 */
export function readableIssue(
  { scope, viewer }: Pick<IssueReader, "scope" | "viewer">,
  parameters: SqlParameters,
): string {
  if (scope.kind === "company") return "(true)";
  return `(${ofDepartments({ scope }, parameters)} OR ${handedTo({ scope }, parameters)} OR ${hasPartIn({ viewer }, parameters)})`;
}

/** Which issues (alias `q`) it is the turn of a department of somebody's; of nobody's who stands for the whole company. */
export function ofDepartments({ scope }: Pick<IssueReader, "scope">, parameters: SqlParameters): string {
  if (scope.kind === "company") return "(false)";
  return `COALESCE(q.department_id = ANY(${parameters.add(scope.departmentIds)}::int[]), false)`;
}

/** Which issues (alias `q`) were handed over to a department of somebody's, unless that was taken back. */
function handedTo({ scope }: Pick<IssueReader, "scope">, parameters: SqlParameters): string {
  if (scope.kind === "company") return "(false)";
  return `EXISTS (SELECT 1 FROM hand_over h WHERE h.issue = q.number AND h.to_department_id = ANY(${parameters.add(scope.departmentIds)}::int[])
    AND NOT EXISTS (SELECT 1 FROM hand_over_state s WHERE s.hand_over_id = h.id AND s.state = 'WITHDRAWN'))`;
}

/** Which issues (alias `q`) somebody leads, is a member of, or owns a step or a measure of. */
export function hasPartIn({ viewer }: Pick<IssueReader, "viewer">, parameters: SqlParameters): string {
  const user = `${parameters.add(viewer.userId)}::int`;
  return `(COALESCE(q.leader_id = ${user}, false)
    OR EXISTS (SELECT 1 FROM issue_member m WHERE m.issue_id = q.id AND m.user_id = ${user})
    OR EXISTS (SELECT 1 FROM issue_step s WHERE s.issue_id = q.id AND s.owner_id = ${user})
    OR EXISTS (SELECT 1 FROM issue_action a WHERE a.issue_id = q.id AND a.owner_id = ${user}))`;
}
