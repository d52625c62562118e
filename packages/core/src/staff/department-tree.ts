import type { Scope } from "../access/scope.ts";
import type { Sql } from "../database/database.ts";
import { DomainError } from "../errors.ts";

/** A department with the ids of everything below it, and the departments right below it with theirs. */
export type DepartmentTree = {
  readonly root: number;
  readonly ids: readonly number[];
  readonly children: readonly { readonly id: number; readonly subtree: readonly number[] }[];
};

/** The topmost department of the scope; of several the one with the most people. */
export async function readTopDepartment(sql: Sql, scope: Scope): Promise<string> {
  const { rows } = await sql.query<{ code: string }>(
    `WITH RECURSIVE below AS (
       SELECT id, id AS top FROM department d
       WHERE CASE WHEN $1::int[] IS NULL THEN parent_id IS NULL
         ELSE id = ANY($1) AND NOT COALESCE(parent_id = ANY($1), false) END
       UNION ALL
       SELECT d.id, b.top FROM department d JOIN below b ON d.parent_id = b.id
     )
     SELECT t.code FROM below b JOIN department t ON t.id = b.top LEFT JOIN employee_membership m ON m.department_id = b.id
     GROUP BY t.code ORDER BY count(m.employee_id) DESC, t.code LIMIT 1`,
    [scope.kind === "company" ? null : scope.departmentIds],
  );
  return rows[0]?.code ?? "";
}

/** The department of `code` with everything below it. Throws NOT_FOUND where it is unknown or outside of `scope`. */
export async function readDepartmentTree(sql: Sql, code: string, scope: Scope): Promise<DepartmentTree> {
  const { rows } = await sql.query<{ id: number; child: number | null }>(
    `WITH RECURSIVE below AS (
       SELECT id, NULL::int AS child FROM department WHERE code = $1
       UNION ALL
       SELECT d.id, COALESCE(b.child, d.id) FROM department d JOIN below b ON d.parent_id = b.id
     ) SELECT id, child FROM below ORDER BY child NULLS FIRST, id`,
    [code],
  );
  const root = rows[0]?.id;
  if (root === undefined || !(scope.kind === "company" || scope.departmentIds.includes(root))) {
    throw new DomainError("NOT_FOUND", "scorecard_department_unknown", { code });
  }
  const children = Map.groupBy(
    rows.flatMap(({ id, child }) => (child === null ? [] : [{ id, child }])),
    ({ child }) => child,
  );
  return {
    root,
    ids: rows.map(({ id }) => id),
    children: [...children].map(([id, below]) => ({ id, subtree: below.map((row) => row.id) })),
  };
}
