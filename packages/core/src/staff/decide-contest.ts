import type { Scope } from "../access/scope.ts";
import type { Viewer } from "../access/viewer.ts";
import { inTransaction, type Database } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import { reasonOf } from "./contest-row.ts";
import { staffScopeOf } from "./staff-scope.ts";

export type ContestDecision = { readonly id: number; readonly upheld: boolean; readonly reason: string };

type Contest = { employeeId: number; departmentId: number | null; metric: string; unitKey: string };

/**
 * Upholds or rejects a contest, for good; with an audit entry in the same transaction. An upheld one takes the unit out
 * of the person's scorecard. Throws NOT_FOUND outside of the departments that the viewer heads, FORBIDDEN for the
 * viewer's own contest, BAD_INPUT without a reason, CONFLICT when it was decided before, if only just.
 */
export async function decideContest(
  db: Database,
  { id, upheld, reason: text }: ContestDecision,
  { viewer, now }: { readonly viewer: Viewer; readonly now: Date },
): Promise<void> {
  const reason = reasonOf(text);
  const scope = await staffScopeOf(db, viewer);
  await inTransaction(db.pool, async (sql) => {
    const found = await sql.query<Contest>(
      `SELECT employee_id AS "employeeId", department_id AS "departmentId", metric, unit_key AS "unitKey"
       FROM scorecard_contest WHERE id = $1`,
      [id],
    );
    const contest = found.rows[0];
    if (contest && contest.employeeId === viewer.employeeId) throw new DomainError("FORBIDDEN", "contest_own");
    if (!contest || !covers(scope, contest)) throw new DomainError("NOT_FOUND", "contest_unknown");
    const { rowCount } = await sql.query(
      `INSERT INTO contest_decision (contest_id, upheld, reason, decided_by, decided_at)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT (contest_id) DO NOTHING`,
      [id, upheld, reason, viewer.userId, now],
    );
    if (rowCount !== 1) throw new DomainError("CONFLICT", "contest_decided");
    await sql.query("INSERT INTO audit_entry (at, user_id, action, subject, detail) VALUES ($1, $2, $3, $4, $5)", [
      now,
      viewer.userId,
      upheld ? "scorecard.contest_upheld" : "scorecard.contest_rejected",
      `scorecard_contest/${id}`,
      { reason, metric: contest.metric, unitKey: contest.unitKey },
    ]);
  });
}

// Being the person concerned never counts here, only what one heads.
function covers(scope: Scope, { departmentId }: Contest): boolean {
  return scope.kind === "company" || (departmentId !== null && scope.departmentIds.includes(departmentId));
}
