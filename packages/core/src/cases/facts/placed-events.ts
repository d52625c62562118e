import { caseEventTypes, type CaseEventType } from "../case-event-types.ts";
import { compareMoments, type CaseLog, type LoggedEvent, type PlacedEvent } from "./case-log.ts";

const place = new Map<CaseEventType, number>(caseEventTypes.map((type, i) => [type, i]));

function isPlaced(event: LoggedEvent): event is PlacedEvent {
  return event.moment !== null && event.setAside === null;
}

/**
 * The events that can be placed, oldest first. What has the same moment stands in the order of a case's life, then by
 * content: never in the order in which it came to us.
 */
export function placedEvents({ events }: CaseLog): readonly PlacedEvent[] {
  return events
    .filter(isPlaced)
    .toSorted(
      (a, b) =>
        compareMoments(a.moment, b.moment) ||
        (place.get(a.type) ?? 0) - (place.get(b.type) ?? 0) ||
        (a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : 0),
    );
}
