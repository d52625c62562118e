import { isBefore, type Moment, type PlacedEvent } from "./case-log.ts";
import type { Owner } from "./custody.ts";

/** One visit that was promised: whether somebody came in time, and whose it was. */
export type Visit = {
  readonly eventId: string;
  readonly dueOn: string;
  readonly dueAt: number | null;
  readonly outcome: string;
  readonly onTime: boolean;
  readonly departmentId: number | null;
  readonly employeeId: number | null;
};

/**
 * The visits promised. A promise that we moved was missed; one that the customer moved is replaced by the new one.
 * One arrival keeps one promise. `graceMs`: how late still counts as on time. The visit is credited to who came, else to
 * who had promised, as `creditOf` says.
 */
export function visitsOf(
  placed: readonly PlacedEvent[],
  graceMs: number,
  creditOf: (event: PlacedEvent) => Owner,
): readonly Visit[] {
  const promises = placed.filter(({ type }) => type === "promised");
  const cancelled = placed.some(({ type }) => type === "cancelled");
  const arrivals = placed.filter(({ type }) => type === "arrived");
  return promises.map((promise, i) => {
    const next = promises[i + 1];
    const came = arrivals.findIndex(
      ({ moment }) => !isBefore(moment, promise.moment) && (!next || !isBefore(next.moment, moment)),
    );
    const [arrival] = came < 0 ? [] : arrivals.splice(came, 1);
    const due = promise.due;
    const outcome = !due
      ? "no_due_time"
      : arrival || !next
        ? !arrival && cancelled
          ? "cancelled"
          : "counted"
        : next.detail === "customer"
          ? "rescheduled_by_customer"
          : "counted";
    const who = creditOf(arrival ?? promise);
    return {
      eventId: promise.id,
      dueOn: (due ?? promise.moment).on,
      dueAt: due?.at === null || due?.at === undefined ? null : due.at + graceMs,
      outcome,
      onTime: outcome === "counted" && due !== null && arrival !== undefined && isInTime(arrival.moment, due, graceMs),
      departmentId: who.departmentId,
      employeeId: who.employeeId,
    };
  });
}

function isInTime(arrived: Moment, due: Moment, graceMs: number): boolean {
  return arrived.at !== null && due.at !== null ? arrived.at <= due.at + graceMs : arrived.on <= due.on;
}
