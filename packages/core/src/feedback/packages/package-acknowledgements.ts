import type { Scope } from "../../access/scope.ts";
import type { Sql } from "../../database/database.ts";
import type { DayRange } from "../../metrics/metric-query.ts";
import type { PackageTerm } from "./package-document.ts";

/** How a department answered what it was sent: sent = in time + late + open. */
export type PackageAcknowledgements = {
  readonly department: PackageTerm;
  readonly sent: number;
  readonly inTime: number;
  /** Acknowledged late, or still open after its time. */
  readonly late: number;
  /** Open, and its time has not passed. */
  readonly open: number;
};

/** For each department of `scope` the packages that were sent to it on the days of `range`, as they stand at `now`. */
export async function packageAcknowledgements(
  sql: Sql,
  { range, scope }: { readonly range: DayRange; readonly scope: Scope },
  now: Date,
): Promise<PackageAcknowledgements[]> {
  const { rows } = await sql.query<PackageAcknowledgements>(
    `SELECT jsonb_build_object('key', d.code, 'zh', d.name, 'en', COALESCE(d.name_en, d.name)) AS department, count(*)::int AS sent,
       count(*) FILTER (WHERE p.acknowledged_at <= p.due_at)::int AS "inTime",
       count(*) FILTER (WHERE COALESCE(p.acknowledged_at, $3) > p.due_at)::int AS late,
       count(*) FILTER (WHERE p.acknowledged_at IS NULL AND p.due_at >= $3)::int AS open
     FROM department_package p JOIN department d ON d.id = p.department_id
     WHERE p.sent_at::date >= $1::date AND p.sent_at::date < $2::date
       AND ($4::int[] IS NULL OR d.id = ANY($4)) GROUP BY d.id ORDER BY d.code`,
    [range.from, range.to, now, scope.kind === "company" ? null : scope.departmentIds],
  );
  return rows;
}
