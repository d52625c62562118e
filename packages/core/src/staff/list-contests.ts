import { scopeCondition } from "../access/scope-sql.ts";
import type { Scope } from "../access/scope.ts";
import type { Database } from "../database/database.ts";
import { SqlParameters } from "../database/sql-parameters.ts";
import type { ContestState } from "./own-rows.ts";
import type { CardAsker } from "./scorecard.ts";
import type { ScorecardMetricKey } from "./scorecard-metrics.ts";
import type { Named } from "./staff-names.ts";
import { staffScopeOf } from "./staff-scope.ts";

/** A contested unit: who says what of it, and what was decided. */
export type Contest = {
  readonly id: number;
  readonly employee: Named;
  readonly department: Named | null;
  readonly metric: ScorecardMetricKey;
  readonly caseId: string;
  readonly unitKey: string;
  readonly day: string;
  readonly reason: string;
  readonly contestedAt: Date;
  readonly state: ContestState;
  readonly decision: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
  /** Whether the viewer may decide it now, apart from their role. */
  readonly decidable: boolean;
};

/** The viewer's own contests and those of the people they head, open ones first, then the newest. */
export async function listContests(
  db: Database,
  request: { readonly state?: ContestState | null | undefined; readonly first: number },
  asker: CardAsker,
): Promise<Contest[]> {
  const scope = await staffScopeOf(db, asker.viewer);
  const parameters = new SqlParameters();
  const label = (alias: string) =>
    asker.language === "en" ? `COALESCE(${alias}.name_en, ${alias}.name)` : `${alias}.name`;
  const seen = scopeCondition(scope, { department: "k.department_id", employee: "k.employee_id" }, parameters);
  const headed = scopeCondition(
    headedOnly(scope),
    { department: "k.department_id", employee: "k.employee_id" },
    parameters,
  );
  const { rows } = await db.pool.query<Contest>(
    `SELECT * FROM (
       SELECT k.id, json_build_object('key', e.code, 'label', ${label("e")}) AS employee,
         CASE WHEN d.id IS NOT NULL THEN json_build_object('key', d.code, 'label', ${label("d")}) END AS department,
         k.metric, k.case_id AS "caseId", k.unit_key AS "unitKey", k.day::text AS day, k.reason, k.contested_at AS "contestedAt",
         CASE WHEN v.contest_id IS NULL THEN 'OPEN' WHEN v.upheld THEN 'UPHELD' ELSE 'REJECTED' END AS state,
         v.reason AS decision, a.display_name AS "decidedBy", v.decided_at AS "decidedAt",
         v.contest_id IS NULL AND ${headed} AND k.employee_id IS DISTINCT FROM ${parameters.add(asker.viewer.employeeId)}::int AS decidable
       FROM scorecard_contest k
       JOIN employee e ON e.id = k.employee_id
       LEFT JOIN department d ON d.id = k.department_id
       LEFT JOIN contest_decision v ON v.contest_id = k.id
       LEFT JOIN app_user a ON a.id = v.decided_by
       WHERE ${seen}
     ) listed
     WHERE ${parameters.add(request.state ?? null)}::text IS NULL OR state = ${parameters.add(request.state ?? null)}::text
     ORDER BY state <> 'OPEN', "contestedAt" DESC, id DESC LIMIT ${parameters.add(request.first)}`,
    parameters.values,
  );
  return rows;
}

function headedOnly(scope: Scope): Scope {
  return scope.kind === "company" ? scope : { ...scope, employeeId: null };
}
