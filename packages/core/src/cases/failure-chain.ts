import { daysBetween } from "../time/business-day.ts";

/** One contact about one serial and one defect family, oldest first in a chain. */
export type Contact = {
  readonly caseId: string;
  readonly reportedOn: string;
  readonly reportedAt: Date | null;
  readonly attemptOn: string | null;
  readonly attemptAt: Date | null;
  /** 'counted', or why this contact can be no failure event. */
  readonly outcome: string;
  /** One attempt, result fixed, no conversion to mail-in. */
  readonly fixedAtOnce: boolean;
};

export type FailureEvent = {
  readonly caseId: string;
  readonly finishedOn: string;
  readonly outcome: string;
  fixed: boolean;
  readonly repeatCaseIds: string[];
};

/**
 * Cuts the contacts of one serial and defect family into failure events. An event begins with a repair and takes in
 * every contact until its window has passed. A contact after the first repair was finished means that it was not fixed,
 * whatever becomes of that contact; a second attempt fails the event whenever it comes.
 */
export function failureEvents(contacts: readonly Contact[], windowDays: number): FailureEvent[] {
  const listed = contacts.filter(({ outcome, attemptOn }) => outcome !== "counted" && attemptOn !== null);
  const events = listed.flatMap((contact) => (contact.attemptOn ? [eventOf(contact, contact.attemptOn)] : []));
  const waiting = contacts.filter(({ outcome }) => !neverAContact.has(outcome));
  while (waiting.length > 0) {
    const opening = firstRepair(waiting);
    if (!opening) return events;
    events.push(closeEvent(opening, waiting, windowDays));
  }
  return events;
}

// An installation or a call that was called off says nothing about the failure; an attempt of unknown result does.
const neverAContact = new Set(["kind_not_counted", "cancelled"]);

type Opening = { readonly contact: Contact; readonly finishedOn: string };

/** The next failure's first repair: of the contacts that were there before the earliest repair was finished, the one that finished it. */
function firstRepair(waiting: readonly Contact[]): Opening | null {
  const repairs = waiting.flatMap((contact) =>
    contact.outcome === "counted" && contact.attemptOn ? [{ contact, finishedOn: contact.attemptOn }] : [],
  );
  return repairs.reduce<Opening | null>((first, one) => (!first || finishedBefore(one, first) ? one : first), null);
}

function finishedBefore(a: Opening, b: Opening): boolean {
  if (a.finishedOn !== b.finishedOn) return a.finishedOn < b.finishedOn;
  const [x, y] = [a.contact.attemptAt, b.contact.attemptAt];
  return x !== null && y !== null && x < y;
}

/** Takes the event's contacts out of `waiting` and says whether its first repair held. */
function closeEvent({ contact: opening, finishedOn }: Opening, waiting: Contact[], windowDays: number): FailureEvent {
  const event = eventOf(opening, finishedOn);
  const within = waiting.filter(
    (contact) => contact === opening || daysBetween(finishedOn, contact.reportedOn) <= windowDays,
  );
  for (const contact of within) {
    waiting.splice(waiting.indexOf(contact), 1);
    if (contact === opening) continue;
    if (comesAfter(contact, event, opening.attemptAt)) event.repeatCaseIds.push(contact.caseId);
    const secondAttempt = contact.attemptOn !== null && contact.outcome !== "no_fault_found";
    if (secondAttempt || event.repeatCaseIds.includes(contact.caseId)) event.fixed = false;
  }
  return event;
}

function eventOf(contact: Contact, finishedOn: string): FailureEvent {
  const fixed = contact.outcome === "counted" && contact.fixedAtOnce;
  return { caseId: contact.caseId, finishedOn, outcome: contact.outcome, fixed, repeatCaseIds: [] };
}

/** By instant where both are known; on days alone a contact of the same day belongs to the failure, it is no repeat. */
function comesAfter(contact: Contact, event: FailureEvent, finishedAt: Date | null): boolean {
  if (contact.reportedAt && finishedAt) return contact.reportedAt > finishedAt;
  return contact.reportedOn > event.finishedOn;
}
