import { kaplanMeier } from "../../statistics/kaplan-meier.ts";
import { lastRunOf } from "./judged-measures.ts";
import { dayMilliseconds, startOf, within, type Instant, type ScoredIssue, type Span } from "./scored-issue.ts";

/** From raising to acknowledgement, to the cause, to a measure in force, to proof; and from raising to proof. */
export const issueStages = ["ACKNOWLEDGED", "CAUSE", "ACTION", "VERIFIED", "WHOLE"] as const;
export type IssueStage = (typeof issueStages)[number];

export type StageTime = {
  readonly stage: IssueStage;
  /** The day by which half have reached it, and its 95 % limits; null: not yet seen. */
  readonly medianDays: number | null;
  readonly lowDays: number | null;
  readonly highDays: number | null;
  readonly reached: readonly string[];
  /** Still waiting for it. */
  readonly waiting: readonly string[];
  /** Closed before they reached it. */
  readonly ended: readonly string[];
};

export type StageGroup = {
  /** Null: nobody's turn, or (`isAll`) all departments. */
  readonly department: { readonly key: string; readonly label: string } | null;
  readonly isAll: boolean;
  readonly stages: readonly StageTime[];
};

/** How long stages take, of the issues raised or last reopened in `span` that are no duplicates: in all, and by department. */
export function stageGroups(
  issues: readonly ScoredIssue[],
  { span, now }: { readonly span: Span; readonly now: Instant },
): StageGroup[] {
  const begun = issues.filter((issue) => issue.closing !== "DUPLICATE" && within(span, startOf(issue)));
  const groups = [...Map.groupBy(begun, ({ department }) => department?.key ?? "").values()];
  const stages = (some: readonly ScoredIssue[]) => issueStages.map((stage) => stageTime(some, stage, now));
  return [
    { department: null, isAll: true, stages: stages(begun) },
    ...groups
      .map((some) => ({ department: some[0]?.department ?? null, isAll: false, stages: stages(some) }))
      .toSorted(
        ({ department: a }, { department: b }) =>
          Number(a === null) - Number(b === null) || (a?.key ?? "").localeCompare(b?.key ?? ""),
      ),
  ];
}

/**
 * The median time of a stage by Kaplan & Meier, issues that have not reached it censored now or at their closing; limits by
 * Brookmeyer & Crowley (1982) on the scale of log(−log S).
 */
function stageTime(issues: readonly ScoredIssue[], stage: IssueStage, now: Instant): StageTime {
  const passed = issues.flatMap((issue) => {
    const { from, to } = passageOf(issue, stage);
    if (from === null) return [];
    const until = to ?? issue.closedAt ?? now;
    const days = Math.max(0, until - from) / dayMilliseconds;
    return [{ number: issue.number, days, to, closed: issue.closedAt }];
  });
  const numbers = (some: typeof passed) => some.map(({ number }) => number);
  return {
    stage,
    ...medianOf(passed),
    reached: numbers(passed.filter(({ to }) => to !== null)),
    waiting: numbers(passed.filter(({ to, closed }) => to === null && closed === null)),
    ended: numbers(passed.filter(({ to, closed }) => to === null && closed !== null)),
  };
}

type Medians = Pick<StageTime, "medianDays" | "lowDays" | "highDays">;

function medianOf(passed: readonly { readonly days: number; readonly to: Instant | null }[]): Medians {
  if (passed.length === 0) return { medianDays: null, lowDays: null, highDays: null };
  const curve = kaplanMeier(
    passed.map(({ days }) => days),
    passed.map(({ to }) => (to === null ? 0 : 1)),
  );
  // A share that is a half but for rounding is a half.
  const half = (shares: readonly (number | null)[]) =>
    curve.time[shares.findIndex((share) => share !== null && share <= 0.5 + 1e-9)] ?? null;
  // Once nobody is left waiting the lower limit is not defined, and surely below a half.
  const lowest = curve.loglog_l95.map((share) => share ?? 0);
  return { medianDays: half(curve.survival), lowDays: half(lowest), highDays: half(curve.loglog_u95) };
}

type Passage = { readonly from: Instant | null; readonly to: Instant | null };

function passageOf(issue: ScoredIssue, stage: IssueStage): Passage {
  const { start, acknowledged, cause, action, verified } = milestonesOf(issue);
  return {
    ACKNOWLEDGED: { from: start, to: acknowledged },
    CAUSE: { from: acknowledged, to: cause },
    ACTION: { from: cause, to: action },
    VERIFIED: { from: action, to: verified },
    WHOLE: { from: start, to: verified },
  }[stage];
}

export type Milestones = {
  readonly start: Instant;
  readonly acknowledged: Instant | null;
  readonly cause: Instant | null;
  readonly action: Instant | null;
  readonly verified: Instant | null;
};

/** When an issue reached what in its present round. Whoever approved its cause had acknowledged it. */
export function milestonesOf(issue: ScoredIssue): Milestones {
  const start = startOf(issue);
  const first = (instants: readonly (Instant | null)[]) => {
    const since = instants.filter((at) => at !== null).filter((at) => at >= start);
    return since.length === 0 ? null : Math.min(...since);
  };
  const cause = first([issue.causeAt]);
  const submitted = issue.events.find(
    ({ kind, by, at }) => kind === "STEP_SUBMITTED" && at >= start && by !== issue.raisedBy,
  );
  const accepted = first(issue.acceptedAt);
  const shown = issue.measures.flatMap(({ looks }) => lastRunOf(looks, "EFFECTIVE").map(({ lookedAt }) => lookedAt));
  return {
    start,
    acknowledged: first([accepted ?? submitted?.at ?? null, cause]),
    cause,
    // A measure is in force from a day on: one of the very day of the start counts.
    action: first(
      issue.measures.flatMap(({ implementedAt }) =>
        implementedAt > start - dayMilliseconds ? [Math.max(implementedAt, start)] : [],
      ),
    ),
    verified: first([...shown, issue.closing === "VERDICT" ? issue.closedAt : null]),
  };
}
