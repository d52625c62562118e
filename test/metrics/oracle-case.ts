import { addDays, daysBetween, type CaseEventType, type IncomingEvent } from "@huilu/core";
import { dayOf, dayStart, workedSeconds } from "./oracle-clock.ts";
import { lifeOrder, type ToldCase } from "./told-cases.ts";

/** A second reading of a case, written from the definitions and from nothing of the product's. */

export type Point = { readonly on: string; readonly at: number | null };
export type Dated = IncomingEvent & Point;
export type Who = { readonly department: string | null; readonly employee: string | null };
/** A time in which the case was somebody's: to work on, or settled until it came back. `to` is null while it lasts. */
export type Stint = Who & { readonly settled: boolean; readonly from: Point; readonly to: Point | null };
export type Defect = { readonly type: string; readonly family: string | null };

export type ReadCase = {
  readonly told: ToldCase;
  readonly key: string;
  readonly dated: readonly Dated[];
  readonly start: Dated | null;
  /** The resolution that holds. */
  readonly resolved: Dated | null;
  /** Why there is or is not a handling time; null where the case is not resolved. */
  readonly handling: string | null;
  readonly resolver: Who;
  readonly stints: readonly Stint[];
  readonly pauses: readonly { readonly from: number; readonly to: number | null }[];
  readonly status: string;
  readonly defects: readonly Defect[];
  readonly owner: Who;
};

export function order(a: Point, b: Point): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  if (a.at === b.at) return 0;
  if (a.at === null || b.at === null) return a.at === null ? -1 : 1;
  return a.at - b.at;
}

/** Certainly earlier: by instant where both have one, else by day. */
export function isEarlier(a: Point, b: Point): boolean {
  return a.at !== null && b.at !== null ? a.at < b.at : a.on < b.on;
}

export function isInTime(done: Point, due: Point): boolean {
  return done.at !== null && due.at !== null ? done.at <= due.at : done.on <= due.on;
}

export function pointOf({ on, at }: { readonly on: string; readonly at?: string }): Point {
  return { on, at: at === undefined ? null : Date.parse(at) };
}

const instant = ({ on, at }: Point) => at ?? dayStart(on);

export const ofType = (dated: readonly Dated[], type: CaseEventType) => dated.filter((event) => event.type === type);

function datedEvents(events: readonly IncomingEvent[]): Dated[] {
  return events
    .flatMap((event) => (event.moment && !event.setAside ? [{ ...event, ...pointOf(event.moment) }] : []))
    .toSorted((a, b) => order(a, b) || (lifeOrder.get(a.type) ?? 0) - (lifeOrder.get(b.type) ?? 0));
}

export function asideOf({ events }: ToldCase, type: CaseEventType): string | null {
  const reasons = events.flatMap((event) => (event.type === type && event.setAside ? [event.setAside] : []));
  return reasons.toSorted()[0] ?? null;
}

/** Everything that is said of a case, read once. */
export function readCase(told: ToldCase): ReadCase {
  const { row, source } = told;
  const dated = datedEvents(told.events);
  const start = startOf(told, dated);
  const final = finalResolution(dated, start);
  const resolved = final.holds && final.event && isPossible(final.event, start) ? final.event : null;
  const end = resolved ?? closingOf(dated, start);
  const owner = { department: row.department?.code ?? null, employee: row.employee?.code ?? null };
  const pauses = pausesOf(dated);
  const base = { told, key: `${source} ${row.number}`, dated, start, resolved, pauses, owner };
  return {
    ...base,
    handling: handlingOutcome(told, start, final),
    resolver: final.holds && final.event ? creditOf(base, final.event) : owner,
    stints: start ? stintsOf(base, start, end) : [],
    status: row.status ?? statusOf(dated, resolved, pauses),
    defects: defectsOf(told),
  };
}

/** A log without a registration begins with its first event; a registration that cannot be read leaves it unknown. */
function startOf({ events }: ToldCase, dated: readonly Dated[]): Dated | null {
  const [registered] = ofType(dated, "registered");
  if (registered) return registered;
  return events.some(({ type }) => type === "registered") ? null : (dated[0] ?? null);
}

export function isPossible(event: Dated, start: Dated | null): boolean {
  return !start || !isEarlier(event, start);
}

type Final = { readonly event: Dated | null; readonly holds: boolean | null };

/** The last resolution, and whether it holds: nothing was reopened since; at one moment the balance decides. */
function finalResolution(dated: readonly Dated[], start: Dated | null): Final {
  const turns = dated.filter(({ type }) => type === "resolved" || type === "reopened");
  const resolutions = ofType(dated, "resolved");
  const event = resolutions.findLast((one) => isPossible(one, start)) ?? resolutions.at(-1) ?? null;
  const last = turns.at(-1);
  if (!last) return { event, holds: null };
  const atOnce = new Set(turns.filter((turn) => order(turn, last) === 0).map(({ type }) => type));
  return { event, holds: atOnce.size === 1 ? last.type === "resolved" : 2 * resolutions.length > turns.length };
}

function handlingOutcome(told: ToldCase, start: Dated | null, { event, holds }: Final): string | null {
  if (holds === false) return null;
  if (!event) return asideOf(told, "resolved");
  if (!start) return "no_report_date";
  return isPossible(event, start) ? "counted" : "resolution_before_report";
}

function lastEnding(dated: readonly Dated[]): Dated | null {
  return dated.findLast(({ type }) => type === "closed" || type === "cancelled" || type === "reopened") ?? null;
}

function closingOf(dated: readonly Dated[], start: Dated | null): Dated | null {
  const last = lastEnding(dated);
  return last && last.type !== "reopened" && isPossible(last, start) ? last : null;
}

function statusOf(dated: readonly Dated[], resolved: Dated | null, pauses: ReadCase["pauses"]): string {
  const last = lastEnding(dated);
  const revived = last?.type === "cancelled" && resolved && dated.indexOf(resolved) > dated.indexOf(last);
  if (last && last.type !== "reopened" && !revived) return last.type;
  if (resolved) return "resolved";
  return pauses.at(-1)?.to === null ? "waiting" : "open";
}

const handOvers = new Set<string>(["accepted", "reassigned", "reopened"]);
const isNamed = ({ department, employee }: IncomingEvent) => department !== undefined || employee !== undefined;

function named(event: IncomingEvent, before: Who): Who {
  if (!isNamed(event)) return before;
  return { department: event.department?.code ?? before.department, employee: event.employee?.code ?? null };
}

type Owned = Pick<ReadCase, "dated" | "start" | "owner">;

/** Where events tell who took it, it waited in a queue until then; else its owner had it all along. */
function firstWho({ dated, start, owner }: Owned): Who {
  const taken = dated.find((event) => (event.type === "accepted" || event.type === "reassigned") && isNamed(event));
  if (!taken) return owner;
  return { department: start?.department?.code ?? owner.department ?? taken.department?.code ?? null, employee: null };
}

/** Whom the event names, else whose the case was then; where nothing tells, the owner's. */
export function creditOf(read: Owned, event: Dated): Who {
  let who = firstWho(read);
  for (const earlier of read.dated.slice(0, read.dated.indexOf(event))) {
    if (handOvers.has(earlier.type)) who = named(earlier, who);
  }
  return orElse(named(event, who), read.owner);
}

export function orElse(who: Who, otherwise: Who): Who {
  if (who.department !== null) return who;
  return { department: otherwise.department, employee: who.employee ?? otherwise.employee };
}

function stintsOf(read: Owned, start: Dated, end: Dated | null): Stint[] {
  const stints: Stint[] = [];
  let who = firstWho(read);
  let now: Stint = { ...who, settled: false, from: start, to: null };
  const next = (of: Who, settled: boolean, { on, at }: Point) => {
    const from = order({ on, at }, start) < 0 ? start : { on, at };
    stints.push({ ...now, to: from });
    now = { ...of, settled, from, to: null };
  };
  for (const event of read.dated) {
    if (end && order(event, end) > 0) break;
    const isEnding = event.type === "resolved" || event.type === "closed" || event.type === "cancelled";
    if (isEnding && isEarlier(event, start)) continue;
    if (event.type === "resolved") next(named(event, who), true, event);
    else if (isEnding && !now.settled) next(who, true, event);
    else if (handOvers.has(event.type) && (isNamed(event) || now.settled)) {
      who = named(event, who);
      next(who, false, event);
    }
  }
  stints.push({ ...now, to: end });
  return stints.filter(({ from, to }) => !to || order(from, to) !== 0);
}

const passive = new Set<string>([
  "auto_acknowledged",
  "survey_sent",
  "survey_answered",
  "cost_incurred",
  "complaint_upheld",
  "complaint_rejected",
]);

/** Waiting for something named, until the log says it is over; in a log that never does, until anything is done. */
function pausesOf(dated: readonly Dated[]): { from: number; to: number | null }[] {
  const endings = new Set<string>(["waiting_ended", "resolved", "closed", "cancelled"]);
  const tells = dated.some(({ type }) => type === "waiting_ended");
  const pauses: { from: number; to: number | null }[] = [];
  for (const event of dated) {
    const running = pauses.find(({ to }) => to === null);
    const goesOn = tells ? !endings.has(event.type) : passive.has(event.type);
    if (running && goesOn) continue;
    if (running) running.to = instant(event);
    if (event.type === "waiting_started" && event.detail) pauses.push({ from: instant(event), to: null });
  }
  return pauses;
}

/** Seconds of a stint by both clocks; days where a time of day is missing, and no business time then. */
export function secondsOf(
  read: ReadCase,
  stint: Stint,
): { readonly calendar: number; readonly business: number | null } | null {
  const { start, resolved } = read;
  if (!start || !resolved || !stint.to) return null;
  if (start.at === null || resolved.at === null) {
    const days = daysBetween(stint.from.on, stint.to.on);
    return days === 0 ? null : { calendar: days * 86_400, business: null };
  }
  const [from, to] = [stint.from, stint.to].map((point) =>
    Math.min(instant(resolved), Math.max(instant(start), instant(point))),
  );
  if (from === undefined || to === undefined) return null;
  return { calendar: (to - from) / 1000, business: workedSeconds(from, to) };
}

/** Working seconds of the reasoned pauses between two instants. */
export function pausedSeconds({ pauses }: ReadCase, from: number, to: number): number {
  return pauses.reduce((sum, pause) => {
    const [begin, end] = [Math.max(from, pause.from), Math.min(to, pause.to ?? to)];
    return begin < end ? sum + workedSeconds(begin, end) : sum;
  }, 0);
}

/** So many hours after the report; a report without a time gives the last day on which it can fall due. */
export function dueAfter({ on, at }: Point, hours: number): Point {
  if (at === null) return { on: addDays(on, Math.ceil(hours / 24)), at: null };
  return { on: dayOf(at + hours * 3_600_000), at: at + hours * 3_600_000 };
}

function defectsOf({ row }: ToldCase): Defect[] {
  const all = (row.defects ?? []).map(({ family, type }): Defect => {
    if (!type) return { type: `${family?.code}/unclassified`, family: family?.code ?? null };
    return { type: family ? `${family.code}/${type.code}` : type.code, family: family?.code ?? null };
  });
  return all.filter(({ type }, i) => all.findIndex((other) => other.type === type) === i);
}
