import { notifyManager, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useViewer } from "../app/installation-context.ts";
import { useChange } from "../app/use-graphql.ts";
import {
  ApproveIssueStepDocument,
  CloseIssueOnVerdictDocument,
  ReopenIssueDocument,
  ReturnIssueStepDocument,
  SubmitIssueStepDocument,
  type IssueCardFragment,
} from "../gql/graphql.ts";
import { reasonOf } from "../parts/query-state.tsx";
import type { Column } from "./issue-steps.ts";
import { moveOf, type Move, type ReasonedMove, type Refusal } from "./move-of.ts";

/** What came of the last move: done, and what of; or not, and why, in the server's words or by ours. */
export type Outcome = { readonly issue: IssueCardFragment } & (
  | { readonly done: Move }
  | { readonly refused: string }
  | { readonly unfit: Refusal }
);

export type Moves = ReturnType<typeof useMoveIssue>;

/** Moves issues on the board. The server decides: until it has, the card stands where it is wanted; what it says is shown, and everything is read again. */
export function useMoveIssue() {
  const { t } = useTranslation();
  const { operations } = useViewer();
  const client = useQueryClient();
  const run = useRun();
  const [underWay, setUnderWay] = useState<{ number: string; to: Column } | null>(null);
  const [asked, setAsked] = useState<{ issue: IssueCardFragment; move: ReasonedMove; to: Column } | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  const act = async (issue: IssueCardFragment, move: Move, reason = "") => {
    const told = await run(issue.number, move, reason).then(
      (): Outcome => ({ issue, done: move }),
      async (error: unknown): Promise<Outcome> => {
        // Somebody else may have been first: what is known now is shown beside the refusal.
        await client.invalidateQueries();
        return { issue, refused: reasonOf(error) ?? t("state.unreachable") };
      },
    );
    // After what was read anew is shown, or the card would go back for a moment.
    notifyManager.schedule(() => {
      setOutcome(told);
      setUnderWay(null);
      if ("done" in told) setAsked(null);
    });
  };
  return {
    underWay,
    asked,
    outcome,
    forget: () => setOutcome(null),
    cancel: () => {
      setAsked(null);
      setOutcome(null);
    },
    move: (issue: IssueCardFragment, to: Column) => {
      const move = moveOf(issue, to, operations);
      if (move === null) return;
      setOutcome(typeof move === "string" ? { issue, unfit: move } : null);
      if (typeof move === "string") return;
      if (move.kind === "return" || move.kind === "reopen") return setAsked({ issue, move, to });
      setUnderWay({ number: issue.number, to });
      void act(issue, move);
    },
    confirm: (reason: string) => {
      if (asked === null) return;
      setUnderWay({ number: asked.issue.number, to: asked.to });
      void act(asked.issue, asked.move, reason);
    },
  };
}

/** Each move as the server takes it. */
function useRun() {
  const submit = useChange(SubmitIssueStepDocument).mutateAsync;
  const approve = useChange(ApproveIssueStepDocument).mutateAsync;
  const giveBack = useChange(ReturnIssueStepDocument).mutateAsync;
  const close = useChange(CloseIssueOnVerdictDocument).mutateAsync;
  const reopen = useChange(ReopenIssueDocument).mutateAsync;
  return (number: string, move: Move, reason: string): Promise<unknown> => {
    switch (move.kind) {
      case "submit":
        return submit({ number, step: move.step });
      case "approve":
        return approve({ number, step: move.step });
      case "return":
        return giveBack({ number, step: move.step, reason });
      case "close":
        return close({ number });
      case "reopen":
        return reopen({ number, reason });
    }
  };
}
