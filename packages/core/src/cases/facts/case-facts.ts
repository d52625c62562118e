import { daysBetween } from "../../time/business-day.ts";
import type { Clocks } from "../clocks.ts";
import { dueOf, type Policies, type PolicyKind } from "../policies.ts";
import { analysisOf } from "./analysis.ts";
import { answersOf, type Answer } from "./answers.ts";
import { isBefore, type CaseLog, type Moment, type PlacedEvent } from "./case-log.ts";
import { businessSecondsUntil, creditedWith, custodyOf, spansOf, type Custody, type Span } from "./custody.ts";
import { lifecycleOf, type Lifecycle } from "./lifecycle.ts";
import { pausesOf, type Pause } from "./pauses.ts";
import { placedEvents } from "./placed-events.ts";
import type { FactRow } from "./fact-columns.ts";
import { visitsOf, type Visit } from "./visits.ts";

/** What the events of one case add up to: its row of facts, and the rows that hang on it. */
export type CaseFacts = {
  readonly row: FactRow;
  readonly custody: readonly Custody[];
  readonly visits: readonly Visit[];
  readonly answers: readonly Answer[];
  readonly upheldComplaints: readonly PlacedEvent[];
};

/** The rules by which a case is read. */
export type Rulebook = { readonly clocks: Clocks; readonly policies: Policies };

/**
 * Adds up a case. The facts depend on the set of its events alone: neither the order in which they came nor how often
 * makes a difference. An impossible value is set aside with its reason and the case is kept.
 */
export function caseFacts(log: CaseLog, rules: Rulebook): CaseFacts {
  const placed = placedEvents(log);
  const life = lifecycleOf(log, placed);
  const pauses = pausesOf(placed);
  const calendarOf = rules.clocks.calendarOf.bind(rules.clocks);
  const spans = spansOf(log, placed, life);
  const custody = custodyOf(spans, life, pauses, calendarOf);
  const reading: Reading = { log, placed, life, spans, custody, pauses, rules };
  return {
    row: {
      ...status(reading),
      ...reply(reading),
      ...dispatch(reading),
      ...resolution(reading),
      ...repairs(reading),
      ...aftermath(reading),
      ...analysisOf(placed, (event) => creditedWith(log, placed, life, event)),
    },
    custody,
    visits: visitsOf(placed, graceOf(reading), (event) => creditedWith(log, placed, life, event)),
    answers: answersOf(log),
    upheldComplaints: placed.filter(({ type }) => type === "complaint_upheld"),
  };
}

type Reading = {
  readonly log: CaseLog;
  readonly placed: readonly PlacedEvent[];
  readonly life: Lifecycle;
  readonly spans: readonly Span[];
  readonly custody: readonly Custody[];
  readonly pauses: readonly Pause[];
  readonly rules: Rulebook;
};

/** Whom an event is credited to, who had the case then if it names nobody; nothing where there is no event. */
function creditOf({ log, placed, life }: Reading, event: PlacedEvent | null | undefined) {
  return event ? creditedWith(log, placed, life, event) : { departmentId: null, employeeId: null };
}

/** What the source says of the status, else what the events say. */
function status({ log, placed, life, pauses }: Reading) {
  const { ended, endsResolved, resolutionIsImpossible, finalResolution } = life;
  const resolved = endsResolved === true && finalResolution !== null && !resolutionIsImpossible;
  // What was resolved after it had been cancelled was not called off after all.
  const revived = resolved && ended?.type === "cancelled" && placed.indexOf(finalResolution) > placed.indexOf(ended);
  const told =
    ended && ended.type !== "reopened" && !revived
      ? ended.type
      : resolved
        ? "resolved"
        : pauses.at(-1)?.to === null
          ? "waiting"
          : "open";
  return { status: log.assertedStatus ?? told };
}

/** By when something was due under the policy in force on the day of the report. */
function dueBy({ log, life, custody, spans, rules }: Reading, kind: PolicyKind, from: Moment | null) {
  const reported = life.registered?.moment;
  if (!from || !reported) return null;
  const policy = rules.policies.resolve(kind, log, reported.on);
  const first = custody[0] ?? spans[0];
  const calendar = rules.clocks.calendarOf(first?.departmentId ?? log.departmentId, reported.on);
  const due = dueOf(policy, { on: from.on, at: from.at === null ? null : new Date(from.at) }, calendar);
  return { on: due.on, at: due.at?.getTime() ?? null };
}

function inTime(done: Moment, due: { readonly on: string; readonly at: number | null } | null): boolean | null {
  if (!due) return null;
  return done.at !== null && due.at !== null ? done.at <= due.at : done.on <= due.on;
}

/** Why a field of this type was set aside, if it was. */
function asideOf({ events }: CaseLog, type: PlacedEvent["type"]): string | null {
  return (
    events.flatMap((event) => (event.type === type && event.setAside ? [event.setAside] : [])).toSorted()[0] ?? null
  );
}

function reply(reading: Reading) {
  const { log, life, spans, rules } = reading;
  const registered = life.registered?.moment ?? null;
  const event = life.firstReply;
  const credit = creditOf(reading, event);
  const at = event && !life.replyIsImpossible ? event.moment : null;
  const due = dueBy(reading, "reply", registered);
  const timed = at?.at !== null && at !== null && registered !== null && registered.at !== null;
  const calendarOf = rules.clocks.calendarOf.bind(rules.clocks);
  return {
    reported_on: registered?.on ?? null,
    reported_at: registered?.at ?? null,
    reply_on: at?.on ?? null,
    reply_at: at?.at ?? null,
    reply_outcome: !event
      ? asideOf(log, "replied")
      : !registered
        ? "no_report_date"
        : life.replyIsImpossible
          ? "reply_before_report"
          : timed
            ? "counted"
            : "no_time_of_day",
    reply_seconds:
      timed && at.at !== null && registered.at !== null ? Math.round((at.at - registered.at) / 1000) : null,
    reply_business_seconds: timed ? businessSecondsUntil(spans, at, calendarOf) : null,
    reply_department_id: credit.departmentId,
    reply_employee_id: credit.employeeId,
    reply_due_on: due?.on ?? null,
    reply_due_at: due?.at ?? null,
    reply_in_time: at ? inTime(at, due) : due && false,
  };
}

function dispatch(reading: Reading) {
  const { log, life, placed } = reading;
  const registered = life.registered?.moment ?? null;
  const due = dueBy(reading, "dispatch", registered);
  const all = placed.filter(({ type }) => type === "dispatched");
  const possible = all.find(({ moment }) => !registered || !isBefore(moment, registered));
  const event = possible ?? all[0];
  const credit = creditOf(reading, event);
  return {
    dispatch_on: possible?.moment.on ?? null,
    dispatch_at: possible?.moment.at ?? null,
    dispatch_outcome: possible ? "counted" : event ? "dispatch_before_report" : asideOf(log, "dispatched"),
    dispatch_due_on: due?.on ?? null,
    dispatch_due_at: due?.at ?? null,
    dispatch_in_time: possible ? inTime(possible.moment, due) : due && false,
    dispatch_department_id: credit.departmentId,
    dispatch_employee_id: credit.employeeId,
  };
}

function resolution(reading: Reading) {
  const { log, life, custody, placed } = reading;
  const registered = life.registered?.moment ?? null;
  const event = life.finalResolution;
  // While it is open again, nobody has resolved it.
  const credit = creditOf(reading, life.endsResolved ? event : null);
  const first = creditOf(reading, life.firstResolution);
  const resolved = life.endsResolved && event && !life.resolutionIsImpossible ? event.moment : null;
  const due = dueBy(reading, "repair", registered);
  const timed = resolved?.at !== null && resolved !== null && registered !== null && registered.at !== null;
  const sum = (part: (span: Custody) => number | null) => custody.reduce((total, span) => total + (part(span) ?? 0), 0);
  const business = timed ? sum((span) => span.businessSeconds) : null;
  const paused = timed ? sum((span) => span.pausedSeconds) : null;
  return {
    resolved_on: resolved?.on ?? null,
    resolved_at: resolved?.at ?? null,
    handling_outcome: resolutionOutcome(reading),
    handling_seconds: resolved && registered ? secondsBetween(registered, resolved) : null,
    handling_business_seconds: business,
    paused_business_seconds: paused,
    net_handling_seconds: business === null || paused === null ? null : business - paused,
    resolution_department_id: credit.departmentId,
    resolution_employee_id: credit.employeeId,
    first_resolved_on: life.firstResolution?.moment.on ?? null,
    first_resolution_department_id: first.departmentId,
    first_resolution_employee_id: first.employeeId,
    reopened_count: log.events.filter(({ type, moment }) => type === "reopened" && moment !== null).length,
    reopened_since: life.firstResolution && placed.slice(placed.indexOf(life.firstResolution)).some(isReopening),
    closed_on: placed.findLast(({ type }) => type === "closed")?.moment.on ?? null,
    repair_due_on: due?.on ?? null,
    repair_due_at: due?.at ?? null,
    repair_in_time: resolved ? inTime(resolved, due) : due && false,
  };
}

const isReopening = ({ type }: PlacedEvent) => type === "reopened";

function resolutionOutcome({ log, life }: Reading): string | null {
  if (life.endsResolved === false) return null;
  if (!life.finalResolution) return asideOf(log, "resolved");
  if (!life.registered) return "no_report_date";
  return life.resolutionIsImpossible ? "resolution_before_report" : "counted";
}

/** Dates without a time are compared as days. */
function secondsBetween(from: Moment, to: Moment): number {
  if (from.at !== null && to.at !== null) return Math.round((to.at - from.at) / 1000);
  return daysBetween(from.on, to.on) * 86_400;
}

function repairs(reading: Reading) {
  const { log, placed } = reading;
  const first = placed.find(({ type }) => type === "repair_attempted");
  const credit = creditOf(reading, first);
  return {
    // An attempt is an attempt, and a cost a cost, also where its date could not be read.
    attempt_count: log.events.filter(({ type }) => type === "repair_attempted").length,
    attempt_on: first?.moment.on ?? null,
    attempt_at: first?.moment.at ?? null,
    attempt_result: first?.result ?? null,
    attempt_department_id: credit.departmentId,
    attempt_employee_id: credit.employeeId,
    mail_in: log.events.some(({ type }) => type === "converted_to_mail_in"),
    on_site: placed.some(({ type }) => type === "arrived" || type === "dispatched"),
    diagnosed_defect: placed.find(({ type, detail }) => type === "diagnosed" && detail)?.detail ?? null,
    cost_amount: totalOf(log, (event) => event.type === "cost_incurred" && event.detail !== "supplier_recovery"),
    work_seconds: totalOf(log, (event) => event.type === "work_logged"),
  };
}

/** The sum of the amounts, in whole hundredths so that no fraction is lost on the way; null where there is none. */
function totalOf({ events }: CaseLog, counts: (event: CaseLog["events"][number]) => boolean): number | null {
  const amounts = events.flatMap((event) => (counts(event) && event.amount !== null ? [event.amount] : []));
  return amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + Math.round(amount * 100), 0) / 100;
}

/** Surveys, follow-ups and escalations: what comes with and after the service. */
function aftermath(reading: Reading) {
  const { life, placed, log } = reading;
  const resolved = life.end?.type === "resolved" ? life.end.moment : null;
  const followedUp =
    resolved && placed.find(({ type, moment }) => type === "followed_up" && !isBefore(moment, resolved));
  const first = (wanted: PlacedEvent["type"]) => placed.find(({ type }) => type === wanted)?.moment.on ?? null;
  return {
    survey_sent_on: first("survey_sent"),
    survey_answered: log.events.some(({ type, score }) => type === "survey_answered" && score !== null),
    follow_up_due_on: dueBy(reading, "follow_up", resolved)?.on ?? null,
    followed_up_on: followedUp ? followedUp.moment.on : null,
    escalated_on: first("escalated"),
  };
}

/** How late after the promised time an arrival still counts as on time: milliseconds. */
function graceOf({ log, life, rules }: Reading): number {
  const reported = life.registered?.moment;
  if (!reported) return 0;
  const { amount, unit } = rules.policies.resolve("arrival_grace", log, reported.on);
  return amount * { MINUTES: 60_000, HOURS: 3_600_000, DAYS: 86_400_000, MONTHS: 30 * 86_400_000 }[unit];
}
