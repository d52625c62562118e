import type { CaseEventType } from "../case-event-types.ts";
import { instantOf, type PlacedEvent } from "./case-log.ts";

/** A time in which the case waited for something that was named; `to` is null while it waits. Epoch ms. */
export type Pause = { readonly from: number; readonly to: number | null };

// What the customer or the books do while a case waits does not take it up again.
const doNotResume = new Set<CaseEventType>([
  "auto_acknowledged",
  "survey_sent",
  "survey_answered",
  "cost_incurred",
  "complaint_upheld",
  "complaint_rejected",
]);

/**
 * The pauses of a case, oldest first, disjoint. A pause ends where the log says so; in a log that never says so it ends
 * with the case's next event. Waiting without a reason stops no clock.
 */
export function pausesOf(placed: readonly PlacedEvent[]): readonly Pause[] {
  const saysEnds = placed.some(({ type }) => type === "waiting_ended");
  const pauses: Pause[] = [];
  let open: number | null = null;
  for (const event of placed) {
    const ends = saysEnds ? endsWhereSaid(event) : !doNotResume.has(event.type);
    if (open !== null && ends) {
      pauses.push({ from: open, to: instantOf(event.moment) });
      open = null;
    }
    if (open === null && event.type === "waiting_started" && event.detail) open = instantOf(event.moment);
  }
  if (open !== null) pauses.push({ from: open, to: null });
  return pauses;
}

/** A case that is settled waits no longer, whatever its log forgot. */
function endsWhereSaid({ type }: PlacedEvent): boolean {
  return type === "waiting_ended" || type === "resolved" || type === "closed" || type === "cancelled";
}
