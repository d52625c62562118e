import type { Sql } from "../database/database.ts";
import type { Lineage } from "./applied-target.ts";

export type Subject = { readonly id: number | null; readonly code: string | null; readonly lineage: Lineage };

/** Whose figures are kept: the company, and each department with all below it, as the tree stands now. */
export async function readSubjects(sql: Sql): Promise<readonly Subject[]> {
  const { rows } = await sql.query<{ id: number; code: string; lineage: number[] }>(
    `WITH RECURSIVE line AS (
       SELECT id, code, parent_id, ARRAY[id] AS lineage FROM department
       UNION ALL
       SELECT l.id, l.code, p.parent_id, l.lineage || p.id FROM line l JOIN department p ON p.id = l.parent_id
       WHERE p.id <> ALL (l.lineage)
     )
     SELECT DISTINCT ON (id) id, code, lineage FROM line ORDER BY id, cardinality(lineage) DESC`,
  );
  const company: Subject = { id: null, code: null, lineage: [null] };
  return [company, ...rows.map(({ id, code, lineage }) => ({ id, code, lineage: [...lineage, null] }))];
}
