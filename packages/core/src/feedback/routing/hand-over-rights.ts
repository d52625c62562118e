import { scopeOf } from "../../access/scope-of.ts";
import { departmentRoles, type Role } from "../../access/roles.ts";
import type { Scope } from "../../access/scope.ts";
import type { Viewer } from "../../access/viewer.ts";
import type { Database, Sql } from "../../database/database.ts";
import type { SqlParameters } from "../../database/sql-parameters.ts";
import { aboutPeople } from "./routing-facts.ts";
import type { OpenHandOver } from "./pass-on.ts";

/** Who asks: what the asker sees of the company, and the departments the asker answers for. */
export type Answering = {
  readonly viewer: Viewer;
  readonly seesCompany: boolean;
  readonly departmentIds: readonly number[];
};

/** What `viewer` answers for: the subtrees for which a role of a department was given. */
export async function answeringOf(db: Database, viewer: Viewer, scope: Scope): Promise<Answering> {
  const own = viewer.assignments.filter(({ role }) => departmentRoles.includes(role));
  const part = await scopeOf(db, { ...viewer, assignments: own });
  return {
    viewer,
    seesCompany: scope.kind === "company",
    departmentIds: part.kind === "part" ? part.departmentIds : [],
  };
}

/**
 * Which hand-overs (alias `h`) the asker sees: those their departments received or sent and those they sent themselves,
 * with a role of the company all; of what keeps the person concerned out only who received it. Whoever is complained
 * about in the case sees none of it, whatever else they may see.
 */
export function seenHandOver(answering: Answering, parameters: SqlParameters): string {
  const { viewer, seesCompany } = answering;
  const own = `(${departmentsHandOver(answering, parameters)} OR h.sent_by = ${parameters.add(viewer.userId)}::int)`;
  return `((${seesCompany} OR ${own}) AND ${notConcerned("h.case_id", viewer, parameters)})`;
}

/** What the asker's departments received, or sent unless it keeps the person concerned out. */
export function departmentsHandOver({ departmentIds }: Answering, parameters: SqlParameters): string {
  const mine = `${parameters.add(departmentIds)}::int[]`;
  return `(h.to_department_id = ANY(${mine}) OR (NOT 'BYPASS' = ANY(h.marks) AND h.from_department_id = ANY(${mine})))`;
}

/** That the asker is not complained about in the case whose id is the SQL expression `caseId`. */
export function notConcerned(caseId: string, { employeeId }: Viewer, parameters: SqlParameters): string {
  if (employeeId === null) return "true";
  return `NOT EXISTS (SELECT 1 FROM (${aboutPeople("(SELECT 1) one", caseId)}) about
    WHERE about.employee_id = ${parameters.add(employeeId)}::int)`;
}

/** Whether the asker is complained about in a case. */
export async function isConcerned(sql: Sql, caseId: string | null, { employeeId }: Viewer): Promise<boolean> {
  if (caseId === null || employeeId === null) return false;
  const { rows } = await sql.query<{ concerned: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM (${aboutPeople("(SELECT 1) one", "$1::uuid")}) about WHERE about.employee_id = $2) AS concerned`,
    [caseId, employeeId],
  );
  return rows[0]?.concerned ?? false;
}

const companyDesk: readonly Role[] = ["EXECUTIVE", "ADMINISTRATOR"];

/** Whether the asker answers for who received it: for somebody outside the sender does, for a queue the company's leaders. */
export function answersFor(
  answering: Answering,
  { to, party, from, queue }: Pick<OpenHandOver, "to" | "party" | "from" | "queue">,
): boolean {
  const department = party === null ? to : from;
  if (department !== null && answering.departmentIds.includes(department)) return true;
  const roles: readonly Role[] = queue === null ? ["EXECUTIVE"] : companyDesk;
  return has(answering, roles);
}

/** Whether the asker may take it back, or send it elsewhere when it came back. */
export function sends(answering: Answering, { from, sentBy }: Pick<OpenHandOver, "from" | "sentBy">): boolean {
  if (sentBy === answering.viewer.userId) return true;
  return (from !== null && answering.departmentIds.includes(from)) || has(answering, companyDesk);
}

function has({ viewer }: Answering, wanted: readonly Role[]): boolean {
  return viewer.assignments.some(({ role }) => wanted.includes(role));
}
