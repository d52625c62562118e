import type { CaseEventType } from "../case-event-types.ts";
import type { BusinessDay } from "../../time/business-day.ts";

/** When something happened: the business day, the instant where it is known, and the instant at which that day began (epoch ms). */
export type Moment = { readonly on: BusinessDay; readonly at: number | null; readonly dayStart: number };

/** One live event of a case. `moment` is null where its date was set aside; such an event still counts as having been. */
export type LoggedEvent = {
  readonly id: string;
  readonly hash: string;
  readonly type: CaseEventType;
  readonly moment: Moment | null;
  readonly departmentId: number | null;
  readonly employeeId: number | null;
  readonly result: string | null;
  readonly amount: number | null;
  readonly score: number | null;
  readonly detail: string | null;
  readonly due: Moment | null;
  readonly setAside: string | null;
};

/** An event that can be placed in time. */
export type PlacedEvent = LoggedEvent & { readonly moment: Moment };

/** What the source asserts of a case, and all that happened to it. */
export type CaseLog = {
  readonly caseId: string;
  readonly departmentId: number | null;
  readonly employeeId: number | null;
  readonly contractId: number | null;
  readonly modelId: number | null;
  readonly familyId: number | null;
  readonly assertedStatus: string | null;
  readonly learnedOn: BusinessDay;
  readonly events: readonly LoggedEvent[];
};

/** Whether `a` cannot be after `b`: by instant where both have one, else by day. */
export function isBefore(a: Moment, b: Moment): boolean {
  return a.at !== null && b.at !== null ? a.at < b.at : a.on < b.on;
}

/** By day, then instant; a day without a time stands before the instants of its day. */
export function compareMoments(a: Moment, b: Moment): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  return (a.at ?? Number.NEGATIVE_INFINITY) - (b.at ?? Number.NEGATIVE_INFINITY) || 0;
}

/** Where the moment stands on the clock: its instant, else the beginning of its day. */
export function instantOf(moment: Moment): number {
  return moment.at ?? moment.dayStart;
}
