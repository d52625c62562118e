import type { SqlParameters } from "../../database/sql-parameters.ts";
import type { IssueReader } from "./issue.ts";

/**
 * Which issues (alias `q`) somebody reads: of the whole company all; else those of their departments, and those in which
 * they lead, are a member, or own a step or an action.
 */
export function readableIssue(
  { scope, viewer }: Pick<IssueReader, "scope" | "viewer">,
  parameters: SqlParameters,
): string {
  if (scope.kind === "company") return "(true)";
  const user = `${parameters.add(viewer.userId)}::int`;
  return `(q.department_id = ANY(${parameters.add(scope.departmentIds)}::int[]) OR q.leader_id = ${user}
    OR EXISTS (SELECT 1 FROM issue_member m WHERE m.issue_id = q.id AND m.user_id = ${user})
    OR EXISTS (SELECT 1 FROM issue_step s WHERE s.issue_id = q.id AND s.owner_id = ${user})
    OR EXISTS (SELECT 1 FROM issue_action a WHERE a.issue_id = q.id AND a.owner_id = ${user}))`;
}
