import { dayMilliseconds, startOf, type Instant, type ScoredIssue } from "./scored-issue.ts";

/** Whole days since it was raised, or last reopened: at most 7, 8–30, 31–90, more. */
export const issueAges = ["WEEK", "MONTH", "QUARTER", "OLDER"] as const;
export type IssueAge = (typeof issueAges)[number];
const lastDays = [7, 30, 90] as const;

export type OpenIssues = {
  readonly all: readonly string[];
  /** Steps and ages at which there are any. */
  readonly cells: readonly { readonly step: number; readonly age: IssueAge; readonly numbers: readonly string[] }[];
  /** Those whose present step should have been done. */
  readonly overdue: readonly string[];
  /** Those whose present step waits for approval. */
  readonly waiting: readonly string[];
};

/** Where the open issues stand, and how old they are. */
export function openIssues(issues: readonly ScoredIssue[], now: Instant): OpenIssues {
  const open = issues.filter(({ closing }) => closing === null);
  const numbers = (some: readonly ScoredIssue[]) => some.map(({ number }) => number);
  const cells = Map.groupBy(open, (issue) => `${issue.step} ${ageOf(now - startOf(issue))}`);
  return {
    all: numbers(open),
    cells: [...cells.values()].flatMap((some) => {
      const [one] = some;
      return one ? [{ step: one.step, age: ageOf(now - startOf(one)), numbers: numbers(some) }] : [];
    }),
    overdue: numbers(open.filter(({ dueAt }) => dueAt !== null && dueAt < now)),
    waiting: numbers(open.filter(({ stepState }) => stepState === "SUBMITTED")),
  };
}

/** The age after so many milliseconds. */
export function ageOf(milliseconds: number): IssueAge {
  const days = Math.floor(milliseconds / dayMilliseconds);
  return issueAges[lastDays.findIndex((last) => days <= last)] ?? "OLDER";
}
