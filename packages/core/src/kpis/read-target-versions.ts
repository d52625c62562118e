import type { Sql } from "../database/database.ts";
import type { TargetVersion } from "./target.ts";

/** Every version ever set, oldest first. */
export async function readTargetVersions(sql: Sql): Promise<TargetVersion[]> {
  const { rows } = await sql.query<TargetVersion>(
    `SELECT id::int, metric, parameters, grain, department_id AS "departmentId", valid_from AS "validFrom", value, margin
     FROM kpi_target ORDER BY id`,
  );
  return rows;
}
