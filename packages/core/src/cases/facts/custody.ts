import type { BusinessCalendar } from "../../time/business-calendar.ts";
import { daysBetween, type BusinessDay } from "../../time/business-day.ts";
import { compareMoments, instantOf, isBefore, type CaseLog, type Moment, type PlacedEvent } from "./case-log.ts";
import type { Lifecycle } from "./lifecycle.ts";
import type { Pause } from "./pauses.ts";

export type Owner = { readonly departmentId: number | null; readonly employeeId: number | null };
export type CustodyPart = "queue" | "owner" | "resolved";

/**
 * A time in which a case belonged to one owner: waiting in a department's queue, with a person, or between a resolution
 * and a reopening. `to` is null while it lasts; business and paused seconds are null where a time of day is unknown.
 */
export type Custody = Owner & {
  readonly part: CustodyPart;
  readonly from: Moment;
  readonly to: Moment | null;
  readonly seconds: number | null;
  readonly businessSeconds: number | null;
  readonly pausedSeconds: number | null;
};

type CalendarOf = (departmentId: number | null, day: BusinessDay) => BusinessCalendar;
/** Like Custody, before any clock. */
export type Span = Owner & { readonly part: CustodyPart; readonly from: Moment; readonly to: Moment | null };

/**
 * Every second from registration to the final resolution, each with its one owner; the seconds of the spans add up to
 * those of the case on both clocks, because each is the difference of two rounded sums.
 */
export function custodyOf(
  spans: readonly Span[],
  life: Lifecycle,
  pauses: readonly Pause[],
  calendarOf: CalendarOf,
): readonly Custody[] {
  const lasting = spans.filter(({ from, to }) => !to || compareMoments(from, to) !== 0);
  const timed = life.registered?.moment.at !== null && life.end?.moment.at !== null;
  return timed ? onTheClock(lasting, pauses, calendarOf) : onTheCalendar(lasting);
}

/**
 * Who has the case when, from the events that hand it over; spans may take no time. What is dated before the report
 * can only have made its first owner. A closing settles a case as a resolution does.
 */
export function spansOf(log: CaseLog, placed: readonly PlacedEvent[], life: Lifecycle): readonly Span[] {
  if (!life.registered) return [];
  const start = life.registered.moment;
  const end = life.end?.moment ?? null;
  const spans: Span[] = [];
  let owner = firstOwner(log, placed, life);
  let now: Span = { ...owner, part: partOf(owner), from: start, to: null };
  const turn = (part: CustodyPart, next: Owner, moment: Moment) => {
    const from = compareMoments(moment, start) < 0 ? start : moment;
    spans.push({ ...now, to: from });
    now = { ...next, part, from, to: null };
  };
  for (const event of placed) {
    if (end && compareMoments(event.moment, end) > 0) break;
    if (settles.has(event.type) && isBefore(event.moment, start)) continue;
    if (event.type === "resolved") turn("resolved", ownerOrNamed(event, owner), event.moment);
    else if (settles.has(event.type) && now.part !== "resolved") turn("resolved", owner, event.moment);
    else if (passesOn.has(event.type) && (isNamed(event) || now.part === "resolved")) {
      owner = ownerOrNamed(event, owner);
      turn(partOf(owner), owner, event.moment);
    }
  }
  spans.push({ ...now, to: end });
  return spans;
}

/** Who is credited with what `event` did: whom it names, else who had the case then. */
export function creditedWith(log: CaseLog, placed: readonly PlacedEvent[], life: Lifecycle, event: PlacedEvent): Owner {
  let owner = firstOwner(log, placed, life);
  for (const earlier of placed) {
    if (earlier === event) break;
    if (passesOn.has(earlier.type)) owner = ownerOrNamed(earlier, owner);
  }
  return ownerOrNamed(event, owner);
}

const passesOn = new Set(["accepted", "reassigned", "reopened"]);
const settles = new Set(["resolved", "closed", "cancelled"]);

/** Where events tell who took the case it begins in a queue; else the source's owner had it all along. */
function firstOwner(log: CaseLog, placed: readonly PlacedEvent[], { registered }: Lifecycle): Owner {
  const taken = placed.find((event) => (event.type === "accepted" || event.type === "reassigned") && isNamed(event));
  if (!taken) return { departmentId: log.departmentId, employeeId: log.employeeId };
  return { departmentId: registered?.departmentId ?? log.departmentId ?? taken.departmentId, employeeId: null };
}

function isNamed({ departmentId, employeeId }: PlacedEvent): boolean {
  return departmentId !== null || employeeId !== null;
}

/** Department and person come from the same event; a person without a department stays where the case was. */
function ownerOrNamed(event: PlacedEvent, before: Owner): Owner {
  if (!isNamed(event)) return before;
  return { departmentId: event.departmentId ?? before.departmentId, employeeId: event.employeeId };
}

function partOf({ employeeId }: Owner): CustodyPart {
  return employeeId === null ? "queue" : "owner";
}

/** Without times of day the days between are what can be said. */
function onTheCalendar(spans: readonly Span[]): Custody[] {
  return spans.flatMap((span) => {
    if (span.to && span.from.on === span.to.on) return [];
    const seconds = span.to ? daysBetween(span.from.on, span.to.on) * secondsOfDay : null;
    return [{ ...span, seconds, businessSeconds: null, pausedSeconds: null }];
  });
}

const secondsOfDay = 86_400;

function onTheClock(spans: readonly Span[], pauses: readonly Pause[], calendarOf: CalendarOf): Custody[] {
  const first = spans[0] ? instantOf(spans[0].from) : 0;
  const last = spans.at(-1)?.to ?? null;
  // A hand-over of which only the day is known lies between registration and resolution.
  const within = (moment: Moment) =>
    Math.max(first, last ? Math.min(instantOf(last), instantOf(moment)) : instantOf(moment));
  let [worked, paused] = [0, 0];
  return spans.map((span): Custody => {
    if (!span.to) return { ...span, seconds: null, businessSeconds: null, pausedSeconds: null };
    const [from, to] = [within(span.from), within(span.to)];
    const calendar = calendarOf(span.departmentId, span.from.on);
    const before = [Math.round(worked), Math.round(paused)] as const;
    worked += calendar.workingSeconds(from, to);
    for (const pause of pauses) paused += workedWithin(calendar, pause, from, to);
    return {
      ...span,
      seconds: wholeSeconds(to - first) - wholeSeconds(from - first),
      businessSeconds: Math.round(worked) - before[0],
      pausedSeconds: Math.round(paused) - before[1],
    };
  });
}

function wholeSeconds(milliseconds: number): number {
  return Math.round(milliseconds / 1000);
}

function workedWithin(calendar: BusinessCalendar, pause: Pause, from: number, to: number): number {
  const start = Math.max(pause.from, from);
  const end = Math.min(pause.to ?? to, to);
  return start < end ? calendar.workingSeconds(start, end) : 0;
}

/** Business seconds from registration to `until`, each span on its owner's calendar; null where a time of day is unknown. */
export function businessSecondsUntil(spans: readonly Span[], until: Moment, calendarOf: CalendarOf): number | null {
  const first = spans[0];
  if (!first || first.from.at === null || until.at === null) return null;
  let seconds = 0;
  for (const [i, span] of spans.entries()) {
    const from = Math.max(instantOf(first.from), instantOf(span.from));
    const isLast = i === spans.length - 1;
    const to = span.to && !isLast ? Math.min(instantOf(span.to), until.at) : until.at;
    if (from < to) seconds += calendarOf(span.departmentId, span.from.on).workingSeconds(from, to);
  }
  return Math.round(seconds);
}
