import { inTransaction, type Database, type Sql } from "../database/database.ts";
import { DomainError } from "../errors.ts";

/** What somebody learned, and until which day that holds (null: for good). */
export type Training = {
  readonly topic: string;
  readonly trainedOn: string;
  readonly validUntil: string | null;
  /** Whether it still holds on the day asked about. */
  readonly valid: boolean;
};
export type NewTraining = {
  readonly line: number;
  readonly employee: string;
  readonly topic: string;
  readonly trainedOn: string;
  readonly validUntil: string | null;
};

/** The latest training on each topic of the people of `employeeIds`, by employee id; by topic. */
export async function readTraining(
  sql: Sql,
  employeeIds: readonly number[],
  today: string,
): Promise<Map<number, Training[]>> {
  const { rows } = await sql.query<Training & { employeeId: number }>(
    `SELECT DISTINCT ON (employee_id, topic) employee_id AS "employeeId", topic, trained_on::text AS "trainedOn",
       valid_until::text AS "validUntil", COALESCE(valid_until >= $2::date, true) AS valid
     FROM training_record WHERE employee_id = ANY($1::int[]) ORDER BY employee_id, topic, trained_on DESC`,
    [employeeIds, today],
  );
  return Map.groupBy(rows, ({ employeeId }) => employeeId);
}

/**
 * Records trainings, all or none, and says so in the audit log; the same row again changes nothing but the day until
 * which it holds. Returns how many are new or changed. Throws NOT_FOUND with the line of an unknown person.
 */
export function recordTraining(
  db: Database,
  trainings: readonly NewTraining[],
  by: { readonly userId: number; readonly now: Date },
): Promise<number> {
  return inTransaction(db.pool, async (sql) => {
    await refuseUnknownPeople(sql, trainings);
    const { rowCount } = await sql.query(
      `INSERT INTO training_record (employee_id, topic, trained_on, valid_until, learned_at)
       SELECT DISTINCT ON (e.id, t.topic, t.trained_on) e.id, t.topic, t.trained_on, t.valid_until, $5
       FROM unnest($1::text[], $2::text[], $3::date[], $4::date[]) WITH ORDINALITY AS t(employee, topic, trained_on, valid_until, line)
       JOIN employee e ON e.code = t.employee
       ORDER BY e.id, t.topic, t.trained_on, t.line DESC
       ON CONFLICT (employee_id, topic, trained_on) DO UPDATE SET valid_until = EXCLUDED.valid_until, learned_at = EXCLUDED.learned_at
       WHERE training_record.valid_until IS DISTINCT FROM EXCLUDED.valid_until`,
      [
        trainings.map(({ employee }) => employee),
        trainings.map(({ topic }) => topic),
        trainings.map(({ trainedOn }) => trainedOn),
        trainings.map(({ validUntil }) => validUntil),
        by.now,
      ],
    );
    const recorded = rowCount ?? 0;
    await sql.query("INSERT INTO audit_entry (at, user_id, action, detail) VALUES ($1, $2, 'training.imported', $3)", [
      by.now,
      by.userId,
      { rows: trainings.length, recorded },
    ]);
    return recorded;
  });
}

async function refuseUnknownPeople(sql: Sql, trainings: readonly NewTraining[]): Promise<void> {
  const codes = [...new Set(trainings.map(({ employee }) => employee))];
  const { rows } = await sql.query<{ code: string }>("SELECT code FROM employee WHERE code = ANY($1)", [codes]);
  const known = new Set(rows.map(({ code }) => code));
  const unknown = trainings.find(({ employee }) => !known.has(employee));
  if (unknown) {
    throw new DomainError("NOT_FOUND", "training_employee_unknown", { line: unknown.line, code: unknown.employee });
  }
}
