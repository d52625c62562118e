import { inTransaction, type Database, type Sql } from "../database/database.ts";
import { SqlParameters } from "../database/sql-parameters.ts";
import { DomainError } from "../errors.ts";
import { cardUnits } from "./card-units.ts";
import { readToday, type CardAsker, type CardMetric } from "./scorecard.ts";

export type NewContest = {
  readonly metric: CardMetric;
  readonly caseId: string;
  readonly unitKey: string;
  readonly reason: string;
};

const longestReason = 1000;
const always = { from: "0001-01-01", to: "9999-12-31" };

/**
 * Contests a counted unit of the viewer's own card and answers the contest's id; with an audit entry in the same
 * transaction. Throws FORBIDDEN for a viewer who is no employee, BAD_INPUT without a reason, NOT_FOUND for a unit that
 * is not theirs, CONFLICT for one that was contested before.
 */
export async function contestRow(db: Database, contest: NewContest, asker: CardAsker): Promise<number> {
  const { viewer, now } = asker;
  if (viewer.employeeId === null) throw new DomainError("FORBIDDEN", "contest_needs_employee");
  const reason = reasonOf(contest.reason);
  const employeeId = viewer.employeeId;
  return inTransaction(db.pool, async (sql) => {
    const unit = await findOwnUnit(sql, contest, employeeId, now);
    const { rows } = await sql.query<{ id: number }>(
      `INSERT INTO scorecard_contest (employee_id, department_id, metric, case_id, unit_key, day, reason, contested_by, contested_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (employee_id, metric, unit_key) DO NOTHING RETURNING id`,
      [
        employeeId,
        unit.departmentId,
        contest.metric.key,
        contest.caseId,
        contest.unitKey,
        unit.day,
        reason,
        viewer.userId,
        now,
      ],
    );
    const id = rows[0]?.id;
    if (id === undefined) throw new DomainError("CONFLICT", "contest_exists");
    await sql.query(
      "INSERT INTO audit_entry (at, user_id, action, subject, detail) VALUES ($1, $2, 'scorecard.contested', $3, $4)",
      [
        now,
        viewer.userId,
        `scorecard_contest/${id}`,
        { metric: contest.metric.key, caseId: contest.caseId, unitKey: contest.unitKey, reason },
      ],
    );
    return id;
  });
}

/** A reason as it is kept: trimmed, 1 to 1000 characters. Throws BAD_INPUT. */
export function reasonOf(text: string): string {
  const reason = text.trim();
  if (reason === "" || reason.length > longestReason) {
    throw new DomainError("BAD_INPUT", "contest_reason_unfit", { most: longestReason });
  }
  return reason;
}

async function findOwnUnit(
  sql: Sql,
  { metric, caseId, unitKey }: NewContest,
  employeeId: number,
  now: Date,
): Promise<{ day: string; departmentId: number | null }> {
  const parameters = new SqlParameters();
  const window = { ...always, today: await readToday(sql, now), aspect: metric.aspect ?? "overall" };
  const { rows } = await sql.query<{ day: string; departmentId: number | null; outcome: string }>(
    `SELECT u.day::text AS day, u.card_department_id AS "departmentId", u.outcome
     FROM (${cardUnits({ metric: metric.key, window }, parameters)}) u
     WHERE u.case_id = ${parameters.add(caseId)}::uuid AND u.unit_key::text = ${parameters.add(unitKey)}
       AND u.employee_id = ${parameters.add(employeeId)}::int`,
    parameters.values,
  );
  const unit = rows[0];
  if (!unit) throw new DomainError("NOT_FOUND", "contest_unit_unknown");
  if (unit.outcome === "contest_upheld") throw new DomainError("CONFLICT", "contest_exists");
  if (unit.outcome !== "counted") throw new DomainError("BAD_INPUT", "contest_unit_not_counted");
  return unit;
}
