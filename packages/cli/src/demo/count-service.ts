import type { IncomingCase, IncomingEvent } from "@huilu/core";
import type { Contact } from "./contact.ts";
import type { Course } from "./course.ts";
import type { DemoTruth } from "./demo-truth.ts";

type Service = DemoTruth["service"];
type Share = Service["replyWithin24h"];
const hour = 3600;

/** Counts what the service did, case by case, by the regulation's own limits (contracts have tighter ones). */
export class ServiceBook {
  readonly #end: number;
  readonly #counts: Service = {
    replyWithin24h: { hits: 0, of: 0 },
    dispatchWithin48h: { hits: 0, of: 0 },
    repairWithin30d: { hits: 0, of: 0 },
    visits: { promised: 0, onTime: 0, movedByUs: 0, movedByCustomer: 0 },
    diagnoses: { right: 0, of: 0 },
    parts: { analysed: 0, noFaultFound: 0 },
    surveys: { sent: 0, byAspect: {}, nps: { promoters: 0, passives: 0, detractors: 0 } },
    complaints: { upheld: 0, rejected: 0 },
    casesByContract: {},
    waits: {},
    escalated: 0,
    mailedIn: 0,
    followedUp: 0,
    workSeconds: 0,
  };

  /** `until` is the period's last day. */
  constructor(until: string) {
    this.#end = Date.parse(`${until}T24:00:00+08:00`) / 1000;
  }

  enter(incoming: IncomingCase, contact: Contact, course: Course): void {
    const { events, contract } = incoming;
    const counts = this.#counts;
    this.#countLimits(events, contact, course);
    this.#countVisits(events);
    this.#countSurveys(events);
    for (const event of events) this.#countEvent(event);
    if (contract) counts.casesByContract[contract.code] = (counts.casesByContract[contract.code] ?? 0) + 1;
    if (events.some(({ type }) => type === "escalated")) counts.escalated += 1;
    if (events.some(({ type }) => type === "diagnosed")) {
      counts.diagnoses.of += 1;
      if (!course.misdiagnosed) counts.diagnoses.right += 1;
    }
    const tests = events.filter(({ type }) => type === "part_analysed");
    const [last] = tests.slice(-1);
    if (last?.result === "fault_found" || last?.detail === "load") counts.parts.analysed += 1;
    if (last?.detail === "load" && last.result === "no_fault_found") counts.parts.noFaultFound += 1;
  }

  totals(): Service {
    return this.#counts;
  }

  #countLimits(events: readonly IncomingEvent[], contact: Contact, { cancelled }: Course): void {
    const registered = secondOf(events.find(({ type }) => type === "registered"));
    if (registered === null) return;
    const judge = (share: Share, type: IncomingEvent["type"], seconds: number) => {
      if (registered + seconds > this.#end) return;
      share.of += 1;
      const at = secondOf(events.find((event) => event.type === type));
      if (at !== null && at <= registered + seconds) share.hits += 1;
    };
    judge(this.#counts.replyWithin24h, "replied", 24 * hour);
    if (!cancelled && events.some(({ type }) => type === "dispatched"))
      judge(this.#counts.dispatchWithin48h, "dispatched", 48 * hour);
    if (!cancelled && contact.kind === "repair") judge(this.#counts.repairWithin30d, "resolved", 720 * hour);
  }

  // A promise that the customer moved is replaced; one that we moved is missed.
  #countVisits(events: readonly IncomingEvent[]): void {
    const { visits } = this.#counts;
    for (const event of events) {
      if (event.type === "arrived") this.#closePromise(event);
      if (event.type !== "promised") continue;
      if (event.detail === "customer") visits.movedByCustomer += 1;
      else if (this.#promise !== null) {
        visits.movedByUs += 1;
        visits.promised += 1;
      }
      this.#promise = Date.parse(event.due?.at ?? "") / 1000;
    }
    this.#closePromise();
  }

  #promise: number | null = null;

  #closePromise(arrived?: IncomingEvent): void {
    const due = this.#promise;
    this.#promise = null;
    const at = secondOf(arrived);
    if (due === null || due > this.#end) return;
    this.#counts.visits.promised += 1;
    if (at !== null && at <= due) this.#counts.visits.onTime += 1;
  }

  #countSurveys(events: readonly IncomingEvent[]): void {
    const { nps, byAspect } = this.#counts.surveys;
    for (const { type, score, detail } of events) {
      if (type !== "survey_answered" || score === undefined) continue;
      if (detail === "nps") nps[score >= 9 ? "promoters" : score >= 7 ? "passives" : "detractors"] += 1;
      else {
        const answers = (byAspect[detail ?? "overall"] ??= { answers: 0, satisfied: 0 });
        answers.answers += 1;
        if (score >= 4) answers.satisfied += 1;
      }
    }
  }

  #countEvent({ type, amount = 0, detail = "" }: IncomingEvent): void {
    const counts = this.#counts;
    if (type === "work_logged") counts.workSeconds += amount;
    else if (type === "survey_sent") counts.surveys.sent += 1;
    else if (type === "complaint_upheld") counts.complaints.upheld += 1;
    else if (type === "complaint_rejected") counts.complaints.rejected += 1;
    else if (type === "converted_to_mail_in") counts.mailedIn += 1;
    else if (type === "followed_up") counts.followedUp += 1;
    else if (type === "waiting_started") counts.waits[detail] = (counts.waits[detail] ?? 0) + 1;
  }
}

function secondOf(event: IncomingEvent | undefined): number | null {
  return event?.moment?.at === undefined ? null : Date.parse(event.moment.at) / 1000;
}
