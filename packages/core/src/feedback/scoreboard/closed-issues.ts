import { issueClosings, type IssueClosing } from "../issues/issue.ts";
import { within, type ScoredEvent, type ScoredIssue, type Span } from "./scored-issue.ts";
import { shareOf, type IssueShare } from "./share-of.ts";

export type CountedShare = IssueShare & { readonly numbers: readonly string[] };

export type ClosedIssues = {
  readonly all: readonly string[];
  readonly closings: readonly (CountedShare & { readonly closing: IssueClosing })[];
  /** Of those closed on the verdict or an exception: reopened since. */
  readonly reopened: CountedShare;
};

/** The issues closed in `span`, each once, by its last closing there. */
export function closedIssues(issues: readonly ScoredIssue[], span: Span): ClosedIssues {
  const closed = issues.flatMap(({ number, events }) => {
    const at = events.findLastIndex((event) => isClosing(event) && within(span, event.at));
    const closing = events[at]?.closing ?? null;
    const isReopened = events.slice(at + 1).some(({ kind }) => kind === "REOPENED");
    return at < 0 || closing === null ? [] : [{ number, closing, isReopened }];
  });
  const counted = (some: typeof closed, of: typeof closed) => ({
    ...shareOf(some.length, of.length),
    numbers: some.map(({ number }) => number),
  });
  const own = closed.filter(({ closing }) => closing !== "DUPLICATE");
  return {
    all: closed.map(({ number }) => number),
    closings: issueClosings.map((closing) => ({
      closing,
      ...counted(
        closed.filter((one) => one.closing === closing),
        closed,
      ),
    })),
    reopened: counted(
      own.filter(({ isReopened }) => isReopened),
      own,
    ),
  };
}

const isClosing = ({ kind }: ScoredEvent) => kind === "CLOSED";
