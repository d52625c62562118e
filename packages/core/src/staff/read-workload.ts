import type { Sql } from "../database/database.ts";

/** Cases owned that were reported in the range, and seconds of custody of the cases that were resolved in it. */
export type Workload = { readonly cases: number; readonly custodySeconds: number };

type Row = { employeeId: number; departmentId: number | null; cases: number; custodySeconds: number };

/** The workload of one person, or of every person of the company, by the department credited. */
export async function readWorkload(
  sql: Sql,
  range: { from: string; to: string },
  employeeId: number | null,
): Promise<Row[]> {
  const whose = employeeId === null ? "u.employee_id IS NOT NULL" : "u.employee_id = $3::int";
  const { rows } = await sql.query<Row>(
    `SELECT employee_id AS "employeeId", department_id AS "departmentId", sum(cases)::int AS cases, sum(seconds)::float8 AS "custodySeconds"
     FROM (
       SELECT u.employee_id, u.department_id, count(*) AS cases, 0 AS seconds FROM unit_case u
       WHERE u.day >= $1::date AND u.day < $2::date AND u.outcome = 'counted' AND ${whose} GROUP BY 1, 2
       UNION ALL
       SELECT u.employee_id, u.department_id, 0, sum(u.amount) FROM unit_custody u
       WHERE u.param = 0 AND u.day >= $1::date AND u.day < $2::date AND u.outcome = 'counted' AND ${whose}
       GROUP BY 1, 2
     ) work GROUP BY 1, 2`,
    [range.from, range.to, ...(employeeId === null ? [] : [employeeId])],
  );
  return rows;
}
