import { isBefore, type CaseLog, type Moment, type PlacedEvent } from "./case-log.ts";

/** The turning points of a case. `registered` is null where no event can be placed; the rest is null where it never was. */
export type Lifecycle = {
  readonly registered: PlacedEvent | null;
  readonly firstReply: PlacedEvent | null;
  readonly replyIsImpossible: boolean;
  readonly firstResolution: PlacedEvent | null;
  readonly finalResolution: PlacedEvent | null;
  readonly resolutionIsImpossible: boolean;
  /** Whether the last turn was a resolution; null where it was neither resolved nor reopened. */
  readonly endsResolved: boolean | null;
  /** The last of cancelled, closed and reopened. */
  readonly ended: PlacedEvent | null;
  /** From here on nobody has the case: the final resolution, else the closing or cancelling; null while it is open. */
  readonly end: PlacedEvent | null;
};

/** Finds the turning points among the `placed` events, oldest first, of a case. */
export function lifecycleOf(log: CaseLog, placed: readonly PlacedEvent[]): Lifecycle {
  const registered = registrationOf(log, placed);
  const possible = (event: PlacedEvent) => !registered || !isBefore(event.moment, registered.moment);
  const replies = placed.filter(({ type }) => type === "replied");
  const resolutions = placed.filter(({ type }) => type === "resolved");
  const firstReply = replies.find(possible) ?? replies[0] ?? null;
  const finalResolution = resolutions.findLast(possible) ?? resolutions.at(-1) ?? null;
  const resolutionIsImpossible = finalResolution !== null && !possible(finalResolution);
  const endsResolved = lastTurn(placed);
  const ended = placed.findLast(({ type }) => type === "cancelled" || type === "closed" || type === "reopened") ?? null;
  const closing = ended?.type === "reopened" || (ended && !possible(ended)) ? null : ended;
  return {
    registered,
    firstReply,
    replyIsImpossible: firstReply !== null && !possible(firstReply),
    firstResolution: resolutions.find(possible) ?? null,
    finalResolution,
    resolutionIsImpossible,
    endsResolved,
    ended,
    end: endsResolved && !resolutionIsImpossible ? finalResolution : closing,
  };
}

/** A log that has no registration begins with its first event; a registration set aside stays unknown. */
function registrationOf({ events }: CaseLog, placed: readonly PlacedEvent[]): PlacedEvent | null {
  const registered = placed.find(({ type }) => type === "registered");
  if (registered) return registered;
  return events.some(({ type }) => type === "registered") ? null : (placed[0] ?? null);
}

/** Reopened and resolved at one moment, or on one day without times: the balance of both decides. */
function lastTurn(placed: readonly PlacedEvent[]): boolean | null {
  const turns = placed.filter(({ type }) => type === "resolved" || type === "reopened");
  const last = turns.at(-1);
  if (!last) return null;
  const atOnce = turns.filter(({ moment }) => sameMoment(moment, last.moment));
  if (atOnce.every(({ type }) => type === last.type)) return last.type === "resolved";
  const resolved = turns.filter(({ type }) => type === "resolved").length;
  return resolved > turns.length - resolved;
}

function sameMoment(a: Moment, b: Moment): boolean {
  return a.on === b.on && a.at === b.at;
}
