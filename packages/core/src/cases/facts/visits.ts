import { compareMoments, type Moment, type PlacedEvent } from "./case-log.ts";

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
 * `graceMs`: how late still counts as on time. The visit is credited to who came, else to who had promised.
 */
export function visitsOf(placed: readonly PlacedEvent[], graceMs: number): readonly Visit[] {
  const promises = placed.filter(({ type }) => type === "promised");
  const cancelled = placed.some(({ type }) => type === "cancelled");
  return promises.map((promise, i) => {
    const next = promises[i + 1];
    const arrival = placed.find(
      ({ type, moment }) =>
        type === "arrived" &&
        compareMoments(moment, promise.moment) >= 0 &&
        (!next || compareMoments(moment, next.moment) <= 0),
    );
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
    const who = arrival ?? promise;
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
