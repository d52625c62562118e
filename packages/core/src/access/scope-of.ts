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
  return { kind: "part", ...(await subtreesOf(db, roots)), employeeId: viewer.employeeId };
}

type Subtrees = { readonly departmentIds: number[]; readonly branchIds: number[] };

async function subtreesOf(db: Database, roots: readonly number[]): Promise<Subtrees> {
  if (roots.length === 0) return { departmentIds: [], branchIds: [] };
  const { rows } = await db.pool.query<{ id: number; is_top: boolean; is_branch: boolean }>(
    `WITH RECURSIVE subtree AS (
       SELECT id FROM department WHERE id = ANY($1::int[])
       UNION
       SELECT d.id FROM department d JOIN subtree s ON d.parent_id = s.id
     )
     SELECT id, NOT EXISTS (SELECT 1 FROM subtree s WHERE s.id = d.parent_id) AS is_top,
       EXISTS (SELECT 1 FROM department b WHERE b.parent_id = d.id) AS is_branch
     FROM subtree JOIN department d USING (id) ORDER BY id`,
    [roots],
  );
  const tops = rows.filter((row) => row.is_top);
  return {
    departmentIds: rows.map(({ id }) => id),
    branchIds: tops.every((row) => row.is_branch) ? tops.map(({ id }) => id) : [],
  };
}
