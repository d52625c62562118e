import type { Scope } from "../../access/scope.ts";
import type { Sql } from "../../database/database.ts";
import { DomainError } from "../../errors.ts";
import type { DimensionFilter } from "../../metrics/metric-query.ts";
import type { PackageTerm } from "./package-document.ts";

/** The department of a package, and what its head sees: all below it, without what somebody has elsewhere. */
export type PackageSubject = {
  readonly id: number;
  readonly term: PackageTerm;
  readonly departmentIds: readonly number[];
  readonly scope: Scope;
  /** The department, all above it, and the company (null): whose targets hold for it. */
  readonly lineage: readonly (number | null)[];
};

type Row = {
  readonly id: number;
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  readonly below: number[];
  readonly above: number[];
};

/** A department by its code. Throws NOT_FOUND `department_unknown`. */
export async function packageSubject(sql: Sql, code: string): Promise<PackageSubject> {
  const { rows } = await sql.query<Row>(
    `WITH RECURSIVE below AS (
       SELECT id FROM department WHERE code = $1
       UNION SELECT d.id FROM department d JOIN below b ON d.parent_id = b.id
     ), above AS (
       SELECT id, parent_id, ARRAY[id] AS line FROM department WHERE code = $1
       UNION ALL SELECT d.id, d.parent_id, a.line || d.id FROM department d JOIN above a ON d.id = a.parent_id WHERE d.id <> ALL (a.line)
     )
     SELECT d.id, d.code AS key, d.name AS zh, COALESCE(d.name_en, d.name) AS en, ARRAY(SELECT id FROM below ORDER BY id) AS below,
       (SELECT line FROM above ORDER BY cardinality(line) DESC LIMIT 1) AS above
     FROM department d WHERE d.code = $1`,
    [code],
  );
  const row = rows[0];
  if (!row) throw new DomainError("NOT_FOUND", "department_unknown", { code });
  const { id, key, zh, en, below, above } = row;
  const branchIds = below.length > 1 ? [id] : [];
  return {
    id,
    term: { key, zh, en },
    departmentIds: below,
    scope: { kind: "part", departmentIds: below, employeeId: null, branchIds },
    lineage: [...above, null],
  };
}

/** The department's code as a filter: what its package tells, eyes that see more find by it. */
export function ofDepartment({ term }: Pick<PackageSubject, "term">): DimensionFilter {
  return { dimension: "department", in: [term.key] };
}
