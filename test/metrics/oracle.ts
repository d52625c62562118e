import { addDays, type CaseEventType, type IncomingEvent, type MetricKey } from "@huilu/core";
import {
  asideOf,
  creditOf,
  dueAfter,
  isEarlier,
  isInTime,
  isPossible,
  ofType,
  order,
  orElse,
  pausedSeconds,
  pointOf,
  readCase,
  secondsOf,
  type Dated,
  type Point,
  type ReadCase,
  type Who,
} from "./oracle-case.ts";
import { dayOf, workedSeconds } from "./oracle-clock.ts";
import { failuresOf } from "./oracle-failures.ts";
import type { Told } from "./told-cases.ts";
import { soldOn } from "./told-histories.ts";

/**
 * Every metric computed naively from what was told, case by case, by the definitions in docs/metrics.md. It knows no
 * table, no rollup and no code of the product's.
 */

/** One thing that a metric counts. `amount`: seconds, money, or points of a score. */
export type Counted = Who & {
  readonly read: ReadCase;
  readonly day: string;
  readonly outcome: string;
  readonly n: number;
  readonly hit: boolean;
  readonly amount: number;
  /** The pair that is counted, where pairs are. */
  readonly defect: { readonly type: string; readonly family: string | null } | null | undefined;
  readonly firstOfFamily: boolean;
  /** Not before: the day, and the instant where it is known. */
  readonly ripe: Point | null;
  /** Of what stands open: the last day, exclusive. */
  readonly until: string | null;
};

export type Variant = { readonly key: MetricKey; readonly choice?: string | number };
type Parts = Partial<Counted> & Pick<Counted, "day">;
type Of = (read: ReadCase, choice: Variant["choice"]) => readonly Parts[];

const reportedDay = ({ start, told }: ReadCase) => start?.on ?? told.learnedOn;
const onReport = (read: ReadCase, more: Partial<Counted>): Parts => ({
  day: reportedDay(read),
  outcome: read.start ? "counted" : "no_report_date",
  ...more,
});
const some = (read: ReadCase, type: CaseEventType) => read.told.events.some((event) => event.type === type);
const credited = (read: ReadCase, event: Dated | null | undefined): Who => (event ? creditOf(read, event) : read.owner);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const installations = new Set(["installation", "training", "consultation", "opinion"]);
const countsAsRepair = ({ told }: ReadCase) => !installations.has(told.row.kind?.code ?? "");

/** The first that is possible, else the first. */
function firstOf(read: ReadCase, type: CaseEventType): { event: Dated | null; possible: boolean } {
  const all = ofType(read.dated, type);
  const possible = all.find((event) => isPossible(event, read.start));
  return { event: possible ?? all[0] ?? null, possible: possible !== undefined };
}

const firstResponse: Of = (read, clock) => {
  const { event, possible } = firstOf(read, "replied");
  const { start } = read;
  const aside = asideOf(read.told, "replied");
  if (!event) return aside ? [{ day: reportedDay(read), outcome: aside }] : [];
  const credit = credited(read, event);
  if (!start) return [{ day: event.on, outcome: "no_report_date", ...credit }];
  if (!possible) return [{ day: start.on, outcome: "reply_before_report", ...credit }];
  if (event.at === null || start.at === null) return [{ day: event.on, outcome: "no_time_of_day", ...credit }];
  const amount = clock === "BUSINESS" ? workedSeconds(start.at, event.at) : (event.at - start.at) / 1000;
  return [{ day: event.on, amount, ...credit }];
};

/** Promises about the first event of a type, so many hours after the report. */
function promised(
  type: CaseEventType,
  hours: number,
  impossible: string,
  settled: (read: ReadCase) => string | null,
): Of {
  return (read) => {
    const { start } = read;
    if (!start) return [onReport(read, credited(read, firstOf(read, type).event))];
    const { event, possible } = firstOf(read, type);
    const due = dueAfter(start, hours);
    const why = event ? (possible ? null : impossible) : (asideOf(read.told, type) ?? settled(read));
    const hit = event !== null && possible && isInTime(event, due);
    return [onReport(read, { outcome: why ?? "counted", hit, ripe: due, ...credited(read, event) })];
  };
}

const cancelled = ({ status }: ReadCase) => (status === "cancelled" ? "cancelled" : null);
const calledOff = ({ status }: ReadCase) =>
  status === "cancelled" ? "cancelled" : status === "resolved" || status === "closed" ? "no_dispatch_needed" : null;

/** Reports since 15 January have a grace of 45 minutes: see the test's company. */
export const grace = { since: "2026-01-15", minutes: 45 } as const;

const visits: Of = (read) => {
  const promises = ofType(read.dated, "promised");
  const graceMs = read.start && read.start.on >= grace.since ? grace.minutes * 60_000 : 0;
  const taken = new Set<Dated>();
  return promises.map((promise, i) => {
    const next = promises[i + 1];
    const came = ofType(read.dated, "arrived").find(
      (event) => !taken.has(event) && !isEarlier(event, promise) && !(next && isEarlier(next, event)),
    );
    if (came) taken.add(came);
    const due = promise.due ? pointOf(promise.due) : null;
    const late = due?.at === null || !due ? null : due.at + graceMs;
    const limit = due && { on: due.on, at: late };
    return {
      day: (due ?? promise).on,
      outcome: visitOutcome(read, due, came, next),
      hit: came !== undefined && limit !== null && isInTime(came, limit),
      ripe: limit && { on: late === null ? limit.on : dayOf(late), at: late },
      ...credited(read, came ?? promise),
    };
  });
};

function visitOutcome(read: ReadCase, due: Point | null, came: Dated | undefined, next: Dated | undefined): string {
  if (!due) return "no_due_time";
  if (came) return "counted";
  if (!next)
    return some({ ...read, told: { ...read.told, events: read.dated } }, "cancelled") ? "cancelled" : "counted";
  return next.detail === "customer" ? "rescheduled_by_customer" : "counted";
}

/** Clock: CALENDAR, BUSINESS, or NET: the business clock less reasoned pauses. */
const handling: Of = (read, clock) => {
  const { start, resolved, handling: outcome } = read;
  if (outcome === null) return [];
  const parts = { day: resolved?.on ?? reportedDay(read), ...read.resolver };
  if (outcome !== "counted" || !start || !resolved) return [{ ...parts, outcome }];
  if (start.at === null || resolved.at === null) {
    const days = (Date.parse(resolved.on) - Date.parse(start.on)) / 1000;
    return [clock === "CALENDAR" ? { ...parts, amount: days } : { ...parts, outcome: "no_time_of_day" }];
  }
  if (clock === "CALENDAR") return [{ ...parts, amount: (resolved.at - start.at) / 1000 }];
  const worked = workedSeconds(start.at, resolved.at);
  return [{ ...parts, amount: clock === "NET" ? worked - pausedSeconds(read, start.at, resolved.at) : worked }];
};

const custody: Of = (read, clock) =>
  read.handling !== "counted"
    ? []
    : read.stints.flatMap((stint): Parts[] => {
        const seconds = secondsOf(read, stint);
        if (!seconds || !read.resolved) return [];
        const amount = clock === "BUSINESS" ? seconds.business : seconds.calendar;
        const parts = { day: read.resolved.on, department: stint.department, employee: stint.employee };
        return [amount === null ? { ...parts, outcome: "no_time_of_day" } : { ...parts, amount }];
      });

/** Who has it at the end of a day; what has ended, nobody knows when, is told apart. */
const standing: Of = (read) =>
  read.stints
    .filter(({ settled }) => !settled)
    .map(({ from, to, department, employee }) => ({
      day: from.on,
      until: to?.on ?? null,
      outcome: to === null && ["resolved", "closed", "cancelled"].includes(read.status) ? "end_unknown" : "counted",
      department,
      employee,
    }));

/** What is known of a case's sum of an event's amounts; null where nothing was recorded. */
function amountOf({ told }: ReadCase, type: CaseEventType, counts: (event: IncomingEvent) => boolean): number | null {
  const amounts = told.events.flatMap((event) =>
    event.type === type && event.amount !== undefined && counts(event) ? [Math.round(event.amount * 100)] : [],
  );
  return amounts.length === 0 ? null : sum(amounts) / 100;
}

const work: Of = (read) => {
  const amount = amountOf(read, "work_logged", () => true);
  return amount === null || !read.resolved ? [] : [{ day: read.resolved.on, amount, ...read.resolver }];
};

const cost: Of = (read) => {
  if (!read.resolved) return [];
  const amount = amountOf(read, "cost_incurred", ({ detail }) => detail !== "supplier_recovery");
  const parts = { day: read.resolved.on, ...read.resolver };
  return [amount === null ? { ...parts, outcome: "no_cost_recorded" } : { ...parts, amount }];
};

/** Why a case that should have been resolved by some time is none that counts. */
function unresolvable(read: ReadCase): string | null {
  if (!read.start) return "no_report_date";
  if (!read.resolved && read.status === "cancelled") return "cancelled";
  return read.handling === null || read.handling === "counted" ? null : read.handling;
}

const repaired: Of = (read) => {
  const { start, resolved } = read;
  const due = start && dueAfter(start, 30 * 24);
  const kind = start && !countsAsRepair(read) ? "kind_not_counted" : null;
  const outcome = kind ?? unresolvable(read) ?? "counted";
  return [
    onReport(read, {
      outcome,
      hit: resolved !== null && due !== null && isInTime(resolved, due),
      ripe: due,
      ...read.resolver,
    }),
  ];
};

const resolvedBy: Of = (read, days) => {
  const limit = read.start && addDays(read.start.on, Number(days));
  const hit = read.resolved !== null && limit !== null && read.resolved.on <= limit;
  const ripe = limit === null ? null : { on: limit, at: null };
  return [onReport(read, { outcome: unresolvable(read) ?? "counted", hit, ripe, ...read.resolver })];
};

const reopened: Of = (read) => {
  const first = ofType(read.dated, "resolved").find((event) => isPossible(event, read.start));
  if (!first) return [];
  const since = read.dated.slice(read.dated.indexOf(first));
  return [{ day: first.on, hit: ofType(since, "reopened").length > 0, ...creditOf(read, first) }];
};

const followUp: Of = (read) => {
  const { start, resolved } = read;
  if (!start || !resolved) return [];
  const due = addDays(resolved.on, 7);
  const done = ofType(read.dated, "followed_up").find((event) => !isEarlier(event, resolved));
  return [{ day: due, hit: done !== undefined && done.on <= due, ripe: { on: due, at: null }, ...read.resolver }];
};

const analysis: Of = (read) => {
  const stages = ofType(read.dated, "part_analysed");
  const last = stages.at(-1);
  if (!last) return [];
  const clear = (stage: string) => stages.some(({ detail, result }) => detail === stage && result === "no_fault_found");
  const found = stages.some(({ result }) => result === "fault_found");
  const none = !found && clear("standard") && clear("load");
  return [
    { day: last.on, outcome: found || none ? "counted" : "second_stage_open", hit: none, ...creditOf(read, last) },
  ];
};

const complaints: Of = (read) => [
  onReport(read, {}),
  ...ofType(read.dated, "complaint_upheld").map((event) => {
    const about = { department: event.department?.code ?? null, employee: event.employee?.code ?? null };
    return onReport(read, { n: 0, hit: true, ...orElse(about, read.owner) });
  }),
];

const onSite: Of = (read) => {
  const goes = read.dated.some(({ type }) => type === "arrived" || type === "dispatched");
  const [attempt] = ofType(read.dated, "repair_attempted");
  return goes ? [onReport(read, { hit: some(read, "converted_to_mail_in"), ...credited(read, attempt) })] : [];
};

const diagnosis: Of = (read) => {
  const [first] = ofType(read.dated, "diagnosed").filter(({ detail }) => detail);
  const [leading] = read.defects;
  if (!first || !read.resolved) return [];
  const parts = { day: read.resolved.on, ...read.resolver };
  return [leading ? { ...parts, hit: leading.type === first.detail } : { ...parts, outcome: "no_final_defect" }];
};

const pairs: Of = (read) =>
  read.defects.length === 0
    ? [onReport(read, { defect: null })]
    : read.defects.map((defect, i) => {
        const firstOfFamily = read.defects.findIndex(({ family }) => family === defect.family) === i;
        return onReport(read, { defect, firstOfFamily });
      });

const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

/** The lives of machines up to an age: on the day they were sold, where that is known; a month counts when it is over. */
function lived(read: ReadCase, age: Variant["choice"], more: Partial<Counted> = {}): Parts[] {
  const { start, told } = read;
  const sold = told.row.serial === undefined ? undefined : soldOn[told.row.serial];
  const months = start && sold ? monthOf(start.on) - monthOf(sold) : null;
  if (months !== null && months > Number(age)) return [];
  const early = start && sold && start.on < sold ? "before_sale" : "counted";
  const unplaced = more.outcome ?? (sold ? early : "no_sale_date");
  const outcome = !start ? "no_report_date" : told.row.kind?.code === "installation" ? "kind_not_counted" : unplaced;
  const ripe = start && { on: `${addDays(`${start.on.slice(0, 7)}-01`, 31).slice(0, 7)}-01`, at: null };
  return [{ ...more, day: sold ?? reportedDay(read), outcome, ripe }];
}

const claims: Of = (read, age) =>
  pairs(read, age).flatMap(({ defect, firstOfFamily = true }) => lived(read, age, { defect, firstOfFamily }));

const claimCosts: Of = (read, age) => {
  const amount = amountOf(read, "cost_incurred", ({ detail }) => detail !== "supplier_recovery");
  return lived(read, age, amount === null ? { outcome: "no_cost_recorded" } : { amount });
};

const aspects = ["attitude", "efficiency", "accuracy", "nps"];

function answers(read: ReadCase, wanted: string): Parts[] {
  const given = read.told.events
    .filter(
      ({ type, score, setAside }) => type === "survey_answered" && (score !== undefined || setAside !== undefined),
    )
    .filter(({ detail }) => (aspects.find((aspect) => aspect === detail) ?? "overall") === wanted)
    .map((event) => ({ event, point: event.moment ? pointOf(event.moment) : null }));
  const valid = given.filter(({ event }) => event.setAside === undefined);
  return given.map(({ event, point }, i): Parts => {
    const replaced = valid.some((later) => {
      if (!point || !later.point || later.event === event) return false;
      const after = order(point, later.point) || i - given.indexOf(later);
      return after < 0 && later.point.on <= addDays(point.on, 7);
    });
    const rated = { department: event.department?.code ?? null, employee: event.employee?.code ?? null };
    return {
      day: point?.on ?? reportedDay(read),
      outcome: event.setAside ?? (replaced ? "answer_replaced" : "counted"),
      hit: (event.score ?? 0) >= (wanted === "nps" ? 9 : 4),
      amount: wanted === "nps" ? promotion(event.score ?? 0) : (event.score ?? 0),
      ...orElse(rated, read.resolver),
    };
  });
}

const promotion = (score: number) => (score >= 9 ? 1 : score <= 6 ? -1 : 0);

const coverage: Of = (read) =>
  read.resolved ? [{ day: read.resolved.on, hit: ofType(read.dated, "survey_sent").length > 0, ...read.resolver }] : [];

const returned: Of = (read) => {
  const [sent] = ofType(read.dated, "survey_sent");
  const hit = read.told.events.some(({ type, score }) => type === "survey_answered" && score !== undefined);
  return sent ? [{ day: read.resolved?.on ?? sent.on, hit, ...read.resolver }] : [];
};

type Rule = {
  readonly of: Of | null;
  readonly needs?: CaseEventType;
  readonly ripens?: "due" | "complete" | "month";
};

/** What each metric counts, what a source must tell of for it to mean anything, and when it may count. */
export const rules: Record<MetricKey, Rule> = {
  cases: { of: (read) => [onReport(read, {})] },
  backlog: { of: standing, needs: "resolved" },
  firstResponseTime: { of: firstResponse },
  replyWithin24h: { of: promised("replied", 24, "reply_before_report", cancelled), needs: "replied", ripens: "due" },
  dispatchWithin48h: {
    of: promised("dispatched", 48, "dispatch_before_report", calledOff),
    needs: "dispatched",
    ripens: "due",
  },
  onTimeArrival: { of: visits, needs: "arrived", ripens: "due" },
  handlingTime: { of: handling },
  netHandlingTime: { of: (read) => handling(read, "NET") },
  custodyTime: { of: custody },
  touchTime: { of: work },
  repairWithin30d: { of: repaired, needs: "resolved", ripens: "due" },
  firstFixRate: { of: null, ripens: "complete" },
  repeatRepairRate: { of: null, ripens: "complete" },
  resolutionRate: { of: resolvedBy, needs: "resolved", ripens: "due" },
  reopenRate: { of: reopened, needs: "reopened" },
  followUpRate: { of: followUp, needs: "followed_up", ripens: "due" },
  noFaultFoundRate: { of: analysis },
  costPerCase: { of: cost },
  complaintIndex: { of: complaints },
  conversionRate: { of: onSite },
  diagnosisAccuracy: { of: diagnosis },
  escalationRate: {
    of: (read) => [onReport(read, { hit: ofType(read.dated, "escalated").length > 0 })],
    needs: "escalated",
  },
  defectReports: { of: pairs },
  defectShare: { of: pairs },
  ratePerThousandInService: { of: pairs },
  cumulativeRateAtMis: { of: claims, ripens: "month" },
  warrantyCostPerUnit: { of: claimCosts, ripens: "month" },
  csat: { of: (read, aspect) => answers(read, String(aspect)) },
  surveyCoverage: { of: coverage, needs: "survey_sent" },
  surveyResponseRate: { of: returned },
  nps: { of: (read) => answers(read, "nps") },
};

/** Everything that `variant` counts or sets apart, of all that was told; `ids` are the cases' ids by their key. */
export function countedBy(told: Told, { key, choice }: Variant, ids: ReadonlyMap<string, string>): Counted[] {
  const reads = told.cases().map(readCase);
  const { of } = rules[key];
  if (of) return reads.flatMap((read) => of(read, choice).map((parts) => completed(read, parts)));
  return failuresOf(reads, Number(choice), key === "repeatRepairRate", ids).map(({ read, ...parts }) =>
    completed(read, parts),
  );
}

function completed(read: ReadCase, parts: Parts): Counted {
  return {
    read,
    outcome: "counted",
    n: 1,
    hit: false,
    amount: 0,
    defect: undefined,
    firstOfFamily: true,
    ripe: null,
    until: null,
    ...read.owner,
    ...parts,
  };
}

/** Whether a unit counts at `now`: its source must tell of such things, and its time must have come. */
export function outcomeAt({ outcome, ripe, read }: Counted, key: MetricKey, told: Told, now: number): string {
  if (outcome !== "counted") return outcome;
  const { needs, ripens } = rules[key];
  const source = told.sources.get(read.told.source);
  if (needs && !source?.records.has(needs)) return "not_recorded";
  if (!ripe || !ripens) return "counted";
  const today = dayOf(now);
  if (ripens === "month") {
    const complete = [...told.sources.values()].map(({ completeThrough }) => addDays(completeThrough, 1)).toSorted();
    const until = [today, complete.at(-1) ?? today].toSorted()[0] ?? today;
    return ripe.on <= until ? "counted" : "month_open";
  }
  if (ripens === "complete")
    return ripe.on < today && ripe.on <= (source?.completeThrough ?? "") ? "counted" : "window_open";
  if (ripe.on !== today) return ripe.on < today ? "counted" : "not_due";
  return ripe.at !== null && ripe.at <= now ? "counted" : "not_due";
}
