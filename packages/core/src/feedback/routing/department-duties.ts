import { inTransaction, type Database, type Sql } from "../../database/database.ts";
import { DomainError } from "../../errors.ts";
import type { Language } from "../../locales/text.ts";
import { alone, audit, openDesk, type Doing } from "./desk.ts";
import { passOn, readOpen, ruleOf, writeState } from "./pass-on.ts";
import { nobodyConcerned, receiverAbove } from "./organisation.ts";
import { readRoutedCases } from "./routing-facts.ts";
import { duties, type Duty } from "./routing-rule.ts";

export type DutyHolder = {
  readonly duty: Duty;
  readonly department: { readonly key: string; readonly label: string } | null;
};

/** Every duty with the department that has it now. */
export async function listDuties(sql: Sql, language: Language): Promise<DutyHolder[]> {
  const label = language === "en" ? "COALESCE(d.name_en, d.name)" : "d.name";
  const { rows } = await sql.query<{ duty: string; key: string; label: string }>(
    `SELECT k.duty, d.code AS key, ${label} AS label
     FROM department_duty k JOIN department d ON d.id = k.department_id WHERE k.superseded_at IS NULL`,
  );
  const held = new Map(rows.map(({ duty, key, label: name }) => [duty, { key, label: name }]));
  return duties.map((duty) => ({ duty, department: held.get(duty) ?? null }));
}

/** Every department. */
export async function listDepartments(
  sql: Sql,
  language: Language,
): Promise<{ readonly key: string; readonly label: string }[]> {
  const label = language === "en" ? "COALESCE(name_en, name)" : "name";
  const { rows } = await sql.query<{ key: string; label: string }>(
    `SELECT code AS key, ${label} AS label FROM department ORDER BY code`,
  );
  return rows;
}

/**
 * Gives a duty to a department, or (null) to none; what waits in the duty's queue goes on to the department at once. Throws
 * NOT_FOUND `department_unknown`.
 */
export async function assignDuty(
  db: Database,
  { duty, department }: { readonly duty: Duty; readonly department: string | null },
  by: Doing,
): Promise<void> {
  await inTransaction(db.pool, async (sql) => {
    await sql.query("SELECT pg_advisory_xact_lock(hashtext('huilu.department_duty'))");
    const id = department === null ? null : await departmentId(sql, department);
    await sql.query("UPDATE department_duty SET superseded_at = $2 WHERE duty = $1 AND superseded_at IS NULL", [
      duty,
      by.now,
    ]);
    if (id !== null) {
      await sql.query("INSERT INTO department_duty (duty, department_id, set_by, set_at) VALUES ($1, $2, $3, $4)", [
        duty,
        id,
        by.userId,
        by.now,
      ]);
    }
    await audit(sql, by, { action: "routing.duty", subject: `duty/${duty}`, department });
    if (id !== null) await emptyQueue(db, sql, { duty, departmentId: id, by });
  });
}

/** The id behind a department's code. Throws NOT_FOUND. */
export async function departmentId(sql: Sql, code: string): Promise<number> {
  const { rows } = await sql.query<{ id: number }>("SELECT id FROM department WHERE code = $1", [code]);
  const id = rows[0]?.id;
  if (id === undefined) throw new DomainError("NOT_FOUND", "department_unknown", { code });
  return id;
}

type Emptied = { readonly duty: Duty; readonly departmentId: number; readonly by: Doing };

async function emptyQueue(db: Database, sql: Sql, { duty, departmentId: to, by }: Emptied): Promise<void> {
  const desk = await openDesk(db, sql, { ...by, userId: null });
  const ended = "EXISTS (SELECT 1 FROM hand_over_state s WHERE s.hand_over_id = h.id AND s.state <> 'ACCEPTED')";
  const where = `h.to_queue = $1 AND NOT ${ended}`;
  const subjects = new Set((await readOpen(sql, where, [duty])).map(({ caseId, issue }) => caseId ?? issue ?? ""));
  for (const subject of [...subjects].toSorted()) await alone(sql, subject);
  const waiting = await readOpen(sql, where, [duty]);
  if (waiting.length === 0) return;
  const cases = await readRoutedCases(sql, { ids: waiting.flatMap(({ caseId }) => caseId ?? []) });
  const concernedIn = new Map(cases.map(({ id, concerned }) => [id, concerned]));
  for (const one of waiting) {
    const { id, caseId, issue, marks } = one;
    const concerned = concernedIn.get(caseId ?? "") ?? nobodyConcerned;
    await writeState(desk, id, { state: "WITHDRAWN", text: "duty_assigned" });
    await passOn(desk, {
      subject: caseId === null ? { issue: issue ?? "" } : { caseId },
      from: one.from,
      to: marks.includes("BYPASS") ? receiverAbove(desk.organisation, to, concerned) : { departmentId: to },
      ask: one.ask,
      by: ruleOf(one),
      marks,
      follows: id,
      acceptHours: one.acceptHours,
      answerHours: one.answerHours,
      concerned,
    });
  }
}
