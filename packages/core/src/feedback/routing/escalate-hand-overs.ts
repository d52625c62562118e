import { inTransaction, type Database, type Sql } from "../../database/database.ts";
import { businessDayOf } from "../../time/business-day.ts";
import { openDesk, type Desk } from "./desk.ts";
import { lineOf, nobodyConcerned, unconcerned } from "./organisation.ts";
import { calendarOwner, note } from "./pass-on.ts";
import { readRoutedCases, type Concerned } from "./routing-facts.ts";
import type { RouteMark } from "./routing-rule.ts";
import type { Tell } from "./tell.ts";

export const lateKinds = ["ACCEPT", "ANSWER"] as const;
export type LateKind = (typeof lateKinds)[number];

const lastStep = 3;
const atOnce = 500;

type Late = {
  readonly id: number;
  readonly caseId: string | null;
  readonly issue: string | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly party: string | null;
  readonly marks: RouteMark[];
  readonly late: LateKind;
  readonly dueAt: Date;
  readonly hours: number;
  /** Steps that were taken. */
  readonly taken: number;
};

/**
 * Escalates what is late and answers how many steps were taken: when it is due to the head of the department, as many
 * working hours later to the head of the department above, then to the leaders of the company. Each step is taken
 * once; where nobody may be told, the next comes at once. Nobody who is complained about is told.
 */
export async function escalateHandOvers(
  db: Database,
  { now, tell }: { readonly now: Date; readonly tell: Tell },
): Promise<number> {
  return inTransaction(db.pool, async (sql) => {
    await sql.query("SELECT pg_advisory_xact_lock(hashtext('huilu.escalations'))");
    const late = await readLate(sql, now);
    if (late.length === 0) return 0;
    const desk = await openDesk(db, sql, { userId: null, now, tell });
    const cases = await readRoutedCases(sql, { ids: [...new Set(late.flatMap(({ caseId }) => caseId ?? []))] });
    const concernedIn = new Map(cases.map(({ id, concerned }) => [id, concerned]));
    let steps = 0;
    for (const one of late) {
      const concerned = concernedIn.get(one.caseId ?? "") ?? nobodyConcerned;
      steps += await escalate(desk, one, { concerned, timeZone: db.timeZone });
    }
    return steps;
  });
}

/** Those that may have a step to take: the longest late first. */
async function readLate(sql: Sql, now: Date): Promise<Late[]> {
  const { rows } = await sql.query<Late>(
    `SELECT h.id, h.case_id AS "caseId", h.issue, h.from_department_id AS "from", h.to_department_id AS "to", h.to_party AS party,
       h.marks, k.late, k.due AS "dueAt", k.hours, k.taken
     FROM hand_over h
     CROSS JOIN LATERAL (
       SELECT late, due, hours, (SELECT count(*)::int FROM hand_over_escalation x WHERE x.hand_over_id = h.id AND x.late = v.late) AS taken
       FROM (VALUES ('ACCEPT', h.accept_due_at, h.accept_hours), ('ANSWER', h.answer_due_at, h.answer_hours)) v (late, due, hours)
     ) k
     WHERE k.due < $1 AND k.taken < ${lastStep}
       AND NOT EXISTS (SELECT 1 FROM hand_over_state s WHERE s.hand_over_id = h.id AND (s.state <> 'ACCEPTED' OR k.late = 'ACCEPT'))
     ORDER BY k.due, h.id LIMIT ${atOnce}`,
    [now],
  );
  return rows;
}

type Around = { readonly concerned: Concerned; readonly timeZone: string };

async function escalate(desk: Desk, one: Late, { concerned, timeZone }: Around): Promise<number> {
  const receiver =
    one.to !== null ? { departmentId: one.to } : one.party === null ? { queue: "" } : { party: one.party };
  const owner = calendarOwner(one.from, receiver);
  const calendar = desk.clocks.calendarOf(owner, businessDayOf(one.dueAt, timeZone));
  let taken = 0;
  let isUnheard = false;
  for (let step = one.taken + 1; step <= lastStep; step += 1) {
    const dueAt = calendar.addWorkingSeconds(one.dueAt.getTime(), (step - 1) * one.hours * 3600);
    if (desk.now.getTime() <= dueAt && !isUnheard) break;
    isUnheard = !(await takeStep(desk, one, { step, owner, concerned }));
    taken += 1;
  }
  return taken;
}

/** Takes one step; whether anybody was told. */
async function takeStep(
  desk: Desk,
  one: Late,
  { step, owner, concerned }: { readonly step: number; readonly owner: number | null; readonly concerned: Concerned },
): Promise<boolean> {
  const department = step === lastStep || owner === null ? null : (lineOf(desk.organisation, owner)[step - 1] ?? null);
  const people =
    department === null ? desk.organisation.leaders : (desk.organisation.units.get(department)?.heads ?? []);
  const told = unconcerned(people, concerned);
  await desk.sql.query(
    "INSERT INTO hand_over_escalation (hand_over_id, late, step, department_id, told, at) VALUES ($1, $2, $3, $4, $5, $6)",
    [one.id, one.late, step, department, told, desk.now],
  );
  await note(desk, "LATE", { ...one, userIds: told });
  return told.length > 0;
}
