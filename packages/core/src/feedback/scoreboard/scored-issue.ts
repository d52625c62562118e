import type { BusinessDay } from "../../time/business-day.ts";
import type { IssueClosing, StepState } from "../issues/issue.ts";
import type { IssueStep } from "../issues/issue-steps.ts";
import type { Verdict } from "../verification/verdict-of.ts";

/** Milliseconds since 1970. */
export type Instant = number;
export const dayMilliseconds = 86_400_000;

/** One look at a measure, with the plain 95 % limits of its ratio (after ÷ before); null: without a limit. */
export type ScoredLook = {
  readonly lookedAt: Instant;
  /** The first day that it did not count. */
  readonly upTo: BusinessDay;
  readonly verdict: Verdict;
  readonly reportsAfter: number;
  /** After the cut-in, had nothing changed. */
  readonly expected: number;
  readonly ratio: number | null;
  readonly low: number;
  readonly high: number | null;
};

/** A corrective measure that is in force. */
export type ScoredMeasure = {
  readonly id: number;
  readonly description: string;
  readonly implementedAt: Instant;
  /** The first first. */
  readonly looks: readonly ScoredLook[];
};

/** What an issue's history tells that the scoreboard asks for, in the order in which it happened. */
export type ScoredEvent = {
  readonly kind: "STEP_SUBMITTED" | "CLOSED" | "REOPENED";
  readonly at: Instant;
  readonly by: number | null;
  readonly closing: IssueClosing | null;
};

/** An issue as the scoreboard counts it. */
export type ScoredIssue = {
  readonly id: number;
  readonly number: string;
  readonly title: string;
  /** Whose turn it is. */
  readonly department: { readonly key: string; readonly label: string } | null;
  readonly raisedAt: Instant;
  readonly raisedBy: number;
  readonly closing: IssueClosing | null;
  readonly closedAt: Instant | null;
  /** The first step that is not approved. */
  readonly step: IssueStep;
  readonly stepState: StepState;
  readonly dueAt: Instant | null;
  /** When its cause (D4) was approved; null where it is not, or no longer. */
  readonly causeAt: Instant | null;
  /** When hand-overs of it were accepted. */
  readonly acceptedAt: readonly Instant[];
  readonly events: readonly ScoredEvent[];
  readonly measures: readonly ScoredMeasure[];
};

/** From an instant to before another. */
export type Span = { readonly from: Instant; readonly to: Instant };

export const within = ({ from, to }: Span, at: Instant) => from <= at && at < to;

/** When its present round began: a reopened issue starts again. */
export function startOf({ raisedAt, events }: ScoredIssue): Instant {
  return events.findLast(({ kind }) => kind === "REOPENED")?.at ?? raisedAt;
}
