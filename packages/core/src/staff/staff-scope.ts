import type { Role } from "../access/roles.ts";
import { scopeOf } from "../access/scope-of.ts";
import type { Scope } from "../access/scope.ts";
import type { Viewer } from "../access/viewer.ts";
import type { Database } from "../database/database.ts";

const staffRoles: readonly Role[] = ["ADMINISTRATOR", "EXECUTIVE", "DEPARTMENT_HEAD"];

/**
 * Whose figures `viewer` may see: everybody's for executives and administrators, those of the subtree for a department
 * head, else only their own. Other roles see cases of whole departments, and still no colleague's card.
 */
export function staffScopeOf(db: Database, viewer: Viewer): Promise<Scope> {
  return scopeOf(db, { ...viewer, assignments: viewer.assignments.filter(({ role }) => staffRoles.includes(role)) });
}
