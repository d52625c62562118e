import type { Scope } from "../access/scope.ts";
import type { Sql } from "../database/database.ts";
import { DomainError } from "../errors.ts";

/**
 * Whose kept figures are asked for: the department of `code` with all below it, or without a code the whole of what the
 * asker sees: the company (null), or their one department. A department outside the scope is answered like one that
 * is not there. Throws NOT_FOUND `department_unknown`, BAD_INPUT `department_needed`.
 */
export async function kpiSubject(sql: Sql, code: string | null, scope: Scope): Promise<number | null> {
  if (code !== null) return visibleDepartment(sql, code, scope);
  if (scope.kind === "company") return null;
  const { rows } = await sql.query<{ id: number; code: string }>(
    `SELECT id, code FROM department WHERE id = ANY ($1::int[]) AND (parent_id IS NULL OR parent_id <> ALL ($1::int[])) ORDER BY code`,
    [scope.departmentIds],
  );
  const [only, ...others] = rows;
  if (only && others.length === 0) return only.id;
  throw new DomainError("BAD_INPUT", "department_needed", { known: rows.map((row) => row.code).join(", ") || "–" });
}

async function visibleDepartment(sql: Sql, code: string, scope: Scope): Promise<number> {
  const { rows } = await sql.query<{ id: number }>("SELECT id FROM department WHERE code = $1", [code]);
  const id = rows[0]?.id;
  if (id === undefined || (scope.kind === "part" && !scope.departmentIds.includes(id)))
    throw new DomainError("NOT_FOUND", "department_unknown", { code });
  return id;
}
