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
 * every contact until its window has passed; a contact after the first repair was finished means that it was not fixed.
 */
export function failureEvents(contacts: readonly Contact[], windowDays: number): FailureEvent[] {
  const events: FailureEvent[] = [];
  let open: { event: FailureEvent; finishedAt: Date | null } | null = null;
  for (const contact of contacts) {
    if (contact.outcome !== "counted") {
      if (contact.attemptOn) events.push(eventOf(contact, contact.attemptOn));
      continue;
    }
    if (open && daysBetween(open.event.finishedOn, contact.reportedOn) <= windowDays) {
      if (comesAfter(contact, open)) {
        open.event.fixed = false;
        open.event.repeatCaseIds.push(contact.caseId);
      }
      continue;
    }
    if (!contact.attemptOn) continue;
    const event = eventOf(contact, contact.attemptOn);
    events.push(event);
    open = { event, finishedAt: contact.attemptAt };
  }
  return events;
}

function eventOf(contact: Contact, finishedOn: string): FailureEvent {
  const fixed = contact.outcome === "counted" && contact.fixedAtOnce;
  return { caseId: contact.caseId, finishedOn, outcome: contact.outcome, fixed, repeatCaseIds: [] };
}

/** By instant where both are known; on days alone a contact of the same day belongs to the failure, it is no repeat. */
function comesAfter(
  contact: Contact,
  { event, finishedAt }: { event: FailureEvent; finishedAt: Date | null },
): boolean {
  if (contact.reportedAt && finishedAt) return contact.reportedAt > finishedAt;
  return contact.reportedOn > event.finishedOn;
}
