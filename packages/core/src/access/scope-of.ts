import type { Database } from "../database/database.ts";
import { companyRoles, departmentRoles } from "./roles.ts";
import { companyScope, type Scope } from "./scope.ts";
import type { Viewer } from "./viewer.ts";

/**
 * What `viewer` may see: the widest of what the roles give. Company roles see all, department heads and responders the
 * subtrees of their departments (as the tree stands now), everybody with an employee record their own rows.
 */
export async function scopeOf(db: Database, viewer: Viewer): Promise<Scope> {
  if (viewer.assignments.some(({ role }) => companyRoles.includes(role))) return companyScope;
  const roots = viewer.assignments
    .filter(({ role }) => departmentRoles.includes(role))
    .flatMap(({ departmentId }) => (departmentId === null ? [] : [departmentId]));
  return { kind: "part", departmentIds: await subtreesOf(db, roots), employeeId: viewer.employeeId };
}

async function subtreesOf(db: Database, roots: readonly number[]): Promise<number[]> {
  if (roots.length === 0) return [];
  const found = await db.pool.query<{ id: number }>(
    `WITH RECURSIVE subtree AS (
       SELECT id FROM department WHERE id = ANY($1::int[])
       UNION
       SELECT d.id FROM department d JOIN subtree s ON d.parent_id = s.id
     )
     SELECT id FROM subtree ORDER BY id`,
    [roots],
  );
  return found.rows.map((row) => row.id);
}
