import type { Scope } from "../../access/scope.ts";
import type { Viewer } from "../../access/viewer.ts";
import { readableCase } from "../../cases/case-scope.ts";
import { inTransaction, type Database, type Sql } from "../../database/database.ts";
import { SqlParameters } from "../../database/sql-parameters.ts";
import { DomainError } from "../../errors.ts";
import type { Language } from "../../locales/text.ts";
import { businessDayOf, isBusinessDay, type BusinessDay } from "../../time/business-day.ts";
import { departmentId } from "./department-duties.ts";
import { audit, neededText, openDesk } from "./desk.ts";
import { answeringOf, notConcerned, seenHandOver } from "./hand-over-rights.ts";
import { routeThese } from "./route-cases.ts";
import type { CaseMark } from "./routing-rule.ts";
import type { HandOverAsker } from "./send-hand-over.ts";

/** What somebody says a case is. */
export type NewCaseMark = {
  readonly caseId: string;
  readonly mark: CaseMark;
  readonly reason: string;
  /** Codes of who is complained about; of ABOUT_STAFF only. */
  readonly employee: string | null;
  readonly department: string | null;
  /** Which dealer; of ABOUT_DEALER only. */
  readonly party: string | null;
  /** Default: today. */
  readonly happenedOn: BusinessDay | null;
};

/**
 * Marks a case with a reason, routes it by that at once, and answers the mark's id. Throws NOT_FOUND `case_unknown` for a
 * case the asker may not see or is complained about in, `department_unknown`, `employee_unknown`; BAD_INPUT
 * `case_mark_unfit`, `day_unreadable`, `hand_over_text_missing`.
 */
export async function markCase(db: Database, given: NewCaseMark, asker: HandOverAsker): Promise<number> {
  const reason = neededText(given.reason);
  const on = given.happenedOn ?? businessDayOf(asker.now, db.timeZone);
  requireFit(given, on);
  return inTransaction(db.pool, async (sql) => {
    await requireCase(db, sql, { caseId: given.caseId, asker });
    const employee = given.employee === null ? null : await employeeId(sql, given.employee);
    const department = given.department === null ? null : await departmentId(sql, given.department);
    const { userId } = asker.viewer;
    const { rows } = await sql.query<{ id: number }>(
      `INSERT INTO case_mark (case_id, mark, employee_id, department_id, party, reason, happened_on, set_by, set_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
      [given.caseId, given.mark, employee, department, given.party, reason, on, userId, asker.now],
    );
    const id = rows[0]?.id ?? 0;
    await audit(
      sql,
      { userId, now: asker.now },
      { action: "case.marked", subject: `case/${given.caseId}`, mark: given.mark, id },
    );
    await routeAgain(db, sql, { caseId: given.caseId, asker });
    return id;
  });
}

/** Takes a mark back with a reason; its case is routed again. Throws NOT_FOUND `case_mark_unknown`, BAD_INPUT. */
export async function takeBackMark(
  db: Database,
  { id, reason: text }: { readonly id: number; readonly reason: string },
  asker: HandOverAsker,
): Promise<void> {
  const reason = neededText(text);
  await inTransaction(db.pool, async (sql) => {
    const { rows } = await sql.query<{ caseId: string; mark: CaseMark }>(
      `UPDATE case_mark SET superseded_at = $2, superseded_by = $3, superseded_reason = $4
       WHERE id = $1 AND superseded_at IS NULL RETURNING case_id AS "caseId", mark`,
      [id, asker.now, asker.viewer.userId, reason],
    );
    const taken = rows[0];
    if (!taken) throw new DomainError("NOT_FOUND", "case_mark_unknown");
    // Asked as the case stood with the mark: nobody takes back the mark that names them.
    await requireUnmarked(sql, id, asker.viewer);
    await requireCase(db, sql, { caseId: taken.caseId, asker });
    const subject = `case/${taken.caseId}`;
    const by = { userId: asker.viewer.userId, now: asker.now };
    await audit(sql, by, { action: "case.mark_taken_back", subject, mark: taken.mark, id, reason });
    await routeAgain(db, sql, { caseId: taken.caseId, asker });
  });
}

type Concerning = { readonly caseId: string; readonly asker: HandOverAsker };

async function routeAgain(db: Database, sql: Sql, { caseId, asker }: Concerning): Promise<void> {
  const desk = await openDesk(db, sql, { userId: asker.viewer.userId, now: asker.now, tell: asker.tell });
  await routeThese(desk, [caseId], new Set([caseId]));
}

function requireFit({ mark, employee, department, party }: NewCaseMark, on: string): void {
  if (!isBusinessDay(on)) throw new DomainError("BAD_INPUT", "day_unreadable", { day: on });
  const isFit =
    (mark === "ABOUT_STAFF" || (employee === null && department === null)) &&
    (mark === "ABOUT_DEALER" || party === null);
  if (!isFit) throw new DomainError("BAD_INPUT", "case_mark_unfit");
}

async function requireUnmarked(sql: Sql, id: number, { employeeId: own }: Viewer): Promise<void> {
  const { rows } = await sql.query("SELECT 1 FROM case_mark WHERE id = $1 AND employee_id = $2", [id, own]);
  if (rows.length > 0) throw new DomainError("NOT_FOUND", "case_mark_unknown");
}

async function employeeId(sql: Sql, code: string): Promise<number> {
  const { rows } = await sql.query<{ id: number }>("SELECT id FROM employee WHERE code = $1", [code]);
  const id = rows[0]?.id;
  if (id === undefined) throw new DomainError("NOT_FOUND", "employee_unknown", { code });
  return id;
}

/** A case is there for whoever may read it or has a hand-over of it, and is not complained about in it. */
async function requireCase(db: Database, sql: Sql, { caseId, asker }: Concerning): Promise<void> {
  const parameters = new SqlParameters();
  const where = await visibleCase(db, { viewer: asker.viewer, scope: asker.scope }, parameters);
  const { rows } = await sql.query(
    `SELECT 1 FROM service_case c WHERE c.id = ${parameters.add(caseId)}::uuid AND ${where}`,
    parameters.values,
  );
  if (rows.length === 0) throw new DomainError("NOT_FOUND", "case_unknown");
}

type Reader = { readonly viewer: Viewer; readonly scope: Scope };

async function visibleCase(db: Database, { viewer, scope }: Reader, parameters: SqlParameters): Promise<string> {
  const answering = await answeringOf(db, viewer, scope);
  const handed = `EXISTS (SELECT 1 FROM hand_over h WHERE h.case_id = c.id AND ${seenHandOver(answering, parameters)})`;
  const seen = `(${readableCase(scope, parameters)} OR ${handed})`;
  return `c.revision > 0 AND ${seen} AND ${notConcerned("c.id", viewer, parameters)}`;
}

/** What people say of a case, the latest first; nothing for who may not see it or is complained about in it. */
export async function listCaseMarks(
  db: Database,
  caseId: string,
  reader: Reader & { readonly language: Language },
): Promise<CaseMarkRecord[]> {
  const parameters = new SqlParameters();
  const name = (alias: string) =>
    reader.language === "en" ? `COALESCE(${alias}.name_en, ${alias}.name)` : `${alias}.name`;
  const { rows } = await db.pool.query<CaseMarkRecord>(
    `SELECT m.id, m.mark, ${name("e")} AS employee, ${name("d")} AS department, m.party, m.reason,
       m.happened_on::text AS "happenedOn", u.display_name AS "setBy", m.set_at AS "setAt",
       m.superseded_at AS "takenBackAt", m.superseded_reason AS "takenBackBecause"
     FROM case_mark m JOIN service_case c ON c.id = m.case_id JOIN app_user u ON u.id = m.set_by
     LEFT JOIN employee e ON e.id = m.employee_id LEFT JOIN department d ON d.id = m.department_id
     WHERE m.case_id = ${parameters.add(caseId)}::uuid AND ${await visibleCase(db, reader, parameters)}
     ORDER BY m.id DESC`,
    parameters.values,
  );
  return rows;
}

export type CaseMarkRecord = {
  readonly id: number;
  readonly mark: CaseMark;
  readonly employee: string | null;
  readonly department: string | null;
  readonly party: string | null;
  readonly reason: string;
  readonly happenedOn: BusinessDay;
  readonly setBy: string;
  readonly setAt: Date;
  readonly takenBackAt: Date | null;
  readonly takenBackBecause: string | null;
};
