import { z } from "zod";
import type { Sql } from "../../database/database.ts";
import type { Desk } from "./desk.ts";
import { unconcerned, usersOf, type Receiver } from "./organisation.ts";
import type { Concerned } from "./routing-facts.ts";
import { routeMarks, type RouteMark } from "./routing-rule.ts";
import type { HandOverEvent } from "./tell.ts";

export const handOverEnds = ["REFUSED", "ANSWERED", "WITHDRAWN"] as const;
export type HandOverEnd = (typeof handOverEnds)[number];

/** What something was asked about. */
export type HandOverSubject = { readonly caseId: string } | { readonly issue: string };
export type HandOverReceiver = Receiver | { readonly party: string };

/** What is handed over, by a step of a rule or by hand, and how many working hours it may take. */
export type PassedOn = {
  readonly subject: HandOverSubject;
  readonly from: number | null;
  readonly to: HandOverReceiver;
  readonly ask: string;
  readonly by: { readonly version: number; readonly rule: string; readonly step: number } | null;
  readonly marks: readonly RouteMark[];
  readonly follows: number | null;
  readonly acceptHours: number;
  readonly answerHours: number;
  readonly concerned: Concerned;
};

/** Writes a hand-over with its due times by the calendar of who receives it, tells it, and answers its id. */
export async function passOn(desk: Desk, given: PassedOn): Promise<number> {
  const { subject, from, to, by, concerned } = given;
  const caseId = "caseId" in subject ? subject.caseId : null;
  const issue = "issue" in subject ? subject.issue : null;
  const calendar = desk.clocks.calendarOf(calendarOwner(from, to), desk.today);
  const due = (hours: number) => new Date(calendar.addWorkingSeconds(desk.now.getTime(), hours * 3600));
  const { rows } = await desk.sql.query<{ id: number }>(
    `INSERT INTO hand_over (subject, case_id, issue, from_department_id, to_department_id, to_party, to_queue, ask,
       version, rule, step, sent_by, marks, follows, sent_at, accept_hours, answer_hours, accept_due_at, answer_due_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) RETURNING id`,
    [
      caseId === null ? "ISSUE" : "CASE",
      caseId,
      issue,
      from,
      "departmentId" in to ? to.departmentId : null,
      "party" in to ? to.party : null,
      "queue" in to ? to.queue : null,
      given.ask,
      by?.version,
      by?.rule,
      by?.step,
      desk.userId,
      given.marks,
      given.follows,
      desk.now,
      given.acceptHours,
      given.answerHours,
      due(given.acceptHours),
      due(given.answerHours),
    ],
  );
  const id = rows[0]?.id ?? 0;
  await note(desk, "SENT", { id, caseId, issue, marks: given.marks, userIds: whoHears(desk, given, concerned) });
  return id;
}

/** By whose calendar it runs: who answers for somebody outside is who sent it there. */
export function calendarOwner(from: number | null, to: HandOverReceiver): number | null {
  if ("departmentId" in to) return to.departmentId;
  return "party" in to ? from : null;
}

const upwardAtOnce: readonly RouteMark[] = ["SPECIAL_CASE", "MAJOR"];

// Special cases and major problems are reported upward at once.
function whoHears({ organisation }: Desk, { from, to, marks }: PassedOn, concerned: Concerned): number[] {
  const receiver = "party" in to ? (from === null ? { queue: "" } : { departmentId: from }) : to;
  const leaders = marks.some((mark) => upwardAtOnce.includes(mark)) ? unconcerned(organisation.leaders, concerned) : [];
  return [...new Set([...usersOf(organisation, receiver, concerned), ...leaders])];
}

/** One hand-over as what is done with it needs it. */
export const openHandOver = z.object({
  id: z.number(),
  caseId: z.string().nullable(),
  issue: z.string().nullable(),
  from: z.number().nullable(),
  to: z.number().nullable(),
  party: z.string().nullable(),
  queue: z.string().nullable(),
  version: z.number().nullable(),
  rule: z.string().nullable(),
  step: z.number().nullable(),
  sentBy: z.number().nullable(),
  ask: z.string(),
  marks: z.array(z.enum(routeMarks)),
  acceptHours: z.number(),
  answerHours: z.number(),
  accepted: z.boolean(),
  end: z.enum(handOverEnds).nullable(),
  /** Whether somebody sent it on after it was refused. */
  followed: z.boolean(),
});
export type OpenHandOver = z.infer<typeof openHandOver>;

/** The hand-overs for which `where` holds (alias `h`), in the order in which they were sent. */
export async function readOpen(sql: Sql, where: string, values: readonly unknown[]): Promise<OpenHandOver[]> {
  const { rows } = await sql.query(
    `SELECT h.id, h.case_id AS "caseId", h.issue, h.from_department_id AS "from", h.to_department_id AS "to", h.to_party AS party,
       h.to_queue AS queue, h.version, h.rule, h.step, h.sent_by AS "sentBy", h.ask, h.marks,
       h.accept_hours AS "acceptHours", h.answer_hours AS "answerHours",
       EXISTS (SELECT 1 FROM hand_over_state s WHERE s.hand_over_id = h.id AND s.state = 'ACCEPTED') AS accepted,
       (SELECT s.state FROM hand_over_state s WHERE s.hand_over_id = h.id AND s.state <> 'ACCEPTED') AS "end",
       EXISTS (SELECT 1 FROM hand_over n WHERE n.follows = h.id) AS followed
     FROM hand_over h WHERE ${where} ORDER BY h.id`,
    [...values],
  );
  return z.array(openHandOver).parse(rows);
}

/** The step of a rule that sent it; null: by hand. */
export function ruleOf({ version, rule, step }: OpenHandOver): PassedOn["by"] {
  return version === null || rule === null || step === null ? null : { version, rule, step };
}

/** Writes what became of a hand-over; the caller has looked whether it may. */
export async function writeState(
  { sql, userId, now }: Desk,
  id: number,
  { state, text }: { readonly state: "ACCEPTED" | HandOverEnd; readonly text: string | null },
): Promise<void> {
  await sql.query("INSERT INTO hand_over_state (hand_over_id, state, text, by_user, at) VALUES ($1, $2, $3, $4, $5)", [
    id,
    state,
    text,
    userId,
    now,
  ]);
}

type Noted = Pick<OpenHandOver, "id" | "caseId" | "issue"> & {
  readonly marks: readonly RouteMark[];
  readonly userIds: readonly number[];
};

/** Tells of something that happened to a hand-over, also where no person is to hear it: systems and open pages may. */
export async function note(
  { sql, tell, now, userId }: Desk,
  event: HandOverEvent,
  { id, caseId, issue, marks, userIds }: Noted,
): Promise<void> {
  const others = userIds.filter((one) => one !== userId);
  await tell(sql, { event, handOverId: id, caseId, issue, marks, userIds: others, at: now });
}
