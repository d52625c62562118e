import type { Sql } from "../database/database.ts";
import type { TargetVersion } from "./target.ts";

/** Every version that had been set at `knownAt` (default: by now), oldest first. */
export async function readTargetVersions(sql: Sql, knownAt: Date | null = null): Promise<TargetVersion[]> {
  const { rows } = await sql.query<TargetVersion>(
    `SELECT id::int, metric, parameters, grain, department_id AS "departmentId", valid_from AS "validFrom", value, margin
     FROM kpi_target WHERE $1::timestamptz IS NULL OR set_at <= $1 ORDER BY id`,
    [knownAt],
  );
  return rows;
}
