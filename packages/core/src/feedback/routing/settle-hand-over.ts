import { inTransaction, type Database } from "../../database/database.ts";
import { DomainError } from "../../errors.ts";
import { keepIssueChange } from "../issues/change-issue.ts";
import { alone, audit, neededText, openDesk, type Desk } from "./desk.ts";
import { goOn } from "./follow-route.ts";
import { answeringOf, answersFor, sends, type Answering } from "./hand-over-rights.ts";
import { usersOf } from "./organisation.ts";
import { note, writeState, type HandOverEnd, type OpenHandOver } from "./pass-on.ts";
import { readRoutedCases } from "./routing-facts.ts";
import { concernedIn, readSeen, type HandOverAsker } from "./send-hand-over.ts";

/** Says that it was received. Throws as `answerHandOver` does, and CONFLICT `hand_over_accepted`. */
export function acceptHandOver(db: Database, id: number, asker: HandOverAsker): Promise<void> {
  return settle(db, { id, state: "ACCEPTED", text: null }, asker);
}

type Said = { readonly id: number; readonly text: string };

/** Gives it back to who sent it, with a reason. Throws as `answerHandOver` does. */
export function refuseHandOver(db: Database, { id, text }: Said, asker: HandOverAsker): Promise<void> {
  return settle(db, { id, state: "REFUSED", text: neededText(text) }, asker);
}

/**
 * Answers what was asked; unless it was before, it is accepted with that. The rule's next step begins. Throws NOT_FOUND
 * `hand_over_unknown` for one the asker may not see, FORBIDDEN `hand_over_of_others`, CONFLICT `hand_over_ended`,
 * BAD_INPUT `hand_over_text_missing` or `hand_over_text_long`.
 */
export function answerHandOver(db: Database, { id, text }: Said, asker: HandOverAsker): Promise<void> {
  return settle(db, { id, state: "ANSWERED", text: neededText(text) }, asker);
}

/** Takes back what one sent, with a reason. Throws as `answerHandOver` does. */
export function withdrawHandOver(db: Database, { id, text }: Said, asker: HandOverAsker): Promise<void> {
  return settle(db, { id, state: "WITHDRAWN", text: neededText(text) }, asker);
}

type Settled = { readonly id: number; readonly state: "ACCEPTED" | HandOverEnd; readonly text: string | null };

async function settle(db: Database, { id, state, text }: Settled, asker: HandOverAsker): Promise<void> {
  const answering = await answeringOf(db, asker.viewer, asker.scope);
  const seen = await readSeen(db.pool, id, answering);
  if (!seen) throw new DomainError("NOT_FOUND", "hand_over_unknown");
  await inTransaction(db.pool, async (sql) => {
    await alone(sql, seen.caseId ?? seen.issue ?? "");
    const current = await readSeen(sql, id, answering);
    if (!current) throw new DomainError("NOT_FOUND", "hand_over_unknown");
    requireTurn(answering, current, state);
    const desk = await openDesk(db, sql, { userId: asker.viewer.userId, now: asker.now, tell: asker.tell });
    if (state === "ANSWERED" && !current.accepted) await writeState(desk, id, { state: "ACCEPTED", text: null });
    await writeState(desk, id, { state, text });
    await audit(sql, desk, { action: `hand_over.${state.toLowerCase()}`, subject: `hand_over/${id}`, text });
    if (state === "ACCEPTED" && current.issue !== null && current.to !== null) await takeOnIssue(desk, current);
    await tellOthers(desk, state, current);
    if (state !== "ANSWERED" || current.caseId === null) return;
    const [one] = await readRoutedCases(sql, { ids: [current.caseId] });
    if (one) await goOn(desk, one, current);
  });
}

/** The department that takes an issue on works on it from then on. */
async function takeOnIssue({ sql, userId, now }: Desk, { issue: number, to }: OpenHandOver): Promise<void> {
  const { rows } = await sql.query<{ id: number; before: string | null; after: string }>(
    `UPDATE quality_issue q SET department_id = $2, version = q.version + 1 FROM quality_issue o
     WHERE q.number = $1 AND o.id = q.id AND q.closing IS NULL AND q.department_id IS DISTINCT FROM $2
     RETURNING q.id::int AS id, (SELECT name FROM department WHERE id = o.department_id) AS before,
       (SELECT name FROM department WHERE id = q.department_id) AS after`,
    [number, to],
  );
  const [issue] = rows;
  if (!issue || number === null) return;
  const taken = { kind: "TAKEN_ON", before: { department: issue.before }, after: { department: issue.after } };
  await keepIssueChange(sql, { id: issue.id, number }, taken, { userId, now });
}

function requireTurn(answering: Answering, current: OpenHandOver, state: Settled["state"]): void {
  const may = state === "WITHDRAWN" ? sends(answering, current) : answersFor(answering, current);
  if (!may) throw new DomainError("FORBIDDEN", "hand_over_of_others");
  if (current.end !== null) throw new DomainError("CONFLICT", "hand_over_ended");
  if (state === "ACCEPTED" && current.accepted) throw new DomainError("CONFLICT", "hand_over_accepted");
}

/** What becomes of it concerns who sent it; that it was taken back who had it. */
async function tellOthers(desk: Desk, state: Settled["state"], current: OpenHandOver): Promise<void> {
  const { caseId, issue, to, from, sentBy } = current;
  const concerned = await concernedIn(desk.sql, caseId === null ? { issue: issue ?? "" } : { caseId });
  const side = state === "WITHDRAWN" ? to : from;
  const receiver = side === null ? { queue: "" } : { departmentId: side };
  const sender = state !== "WITHDRAWN" && sentBy !== null ? [sentBy] : [];
  const userIds = [...new Set([...usersOf(desk.organisation, receiver, concerned), ...sender])];
  await note(desk, state, { ...current, userIds });
}
