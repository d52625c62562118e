import { CloseButton } from "@mantine/core";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { IssueCardFragment } from "../gql/graphql.ts";
import { ReasonDialog } from "../staff/reason-dialog.tsx";
import classes from "./board.module.css";
import { IssueLink } from "./issue-link.tsx";
import { columnOf } from "./issue-steps.ts";
import type { Moves, Outcome } from "./use-move-issue.ts";

/** What came of the last move, above the board; and the question why, before something is given back. */
export function MoveOutcome({ moves, issues }: { moves: Moves; issues: readonly IssueCardFragment[] }) {
  const { t } = useTranslation();
  const { outcome, asked } = moves;
  return (
    <>
      {outcome !== null && asked === null && <Told outcome={outcome} issues={issues} onForget={moves.forget} />}
      <ReasonDialog
        key={asked?.issue.number}
        opened={asked !== null}
        title={asked === null ? "" : t(`issues.back.${asked.move.kind}Title`, backWords(asked))}
        text={asked === null ? "" : t(`issues.back.${asked.move.kind}`, backWords(asked))}
        action={t(asked?.move.kind === "reopen" ? "issues.back.reopenIt" : "issues.back.returnIt")}
        pending={moves.underWay !== null}
        error={outcome !== null && "refused" in outcome ? outcome.refused : null}
        onClose={moves.cancel}
        onSend={moves.confirm}
      />
    </>
  );
}

function backWords({ issue, move }: NonNullable<Moves["asked"]>) {
  return { number: issue.number, step: "step" in move ? move.step : 4 };
}

type ToldProps = { outcome: Outcome; issues: readonly IssueCardFragment[]; onForget: () => void };

function Told({ outcome, issues, onForget }: ToldProps) {
  const { t } = useTranslation();
  const { number } = outcome.issue;
  const isRefused = !("done" in outcome);
  const words = "done" in outcome ? doneWords(t, outcome.issue, issues) : refusalWords(t, outcome);
  return (
    <div className={classes["outcome"]} data-refused={isRefused || undefined} role={isRefused ? "alert" : "status"}>
      <p>
        {words} <IssueLink number={number}>{t("issues.see", { number })}</IssueLink>
      </p>
      <CloseButton size="sm" aria-label={t("issues.forget")} onClick={onForget} />
    </div>
  );
}

function refusalWords(t: TFunction, outcome: Exclude<Outcome, { done: unknown }>): string {
  return "refused" in outcome ? outcome.refused : t(`issues.unfit.${outcome.unfit}`, { step: outcome.issue.step });
}

/** Read from the issue as it stands now: a step that was submitted may have been approved with it, or wait. */
function doneWords(t: TFunction, before: IssueCardFragment, issues: readonly IssueCardFragment[]): string {
  const now = issues.find(({ number }) => number === before.number);
  const { number } = before;
  if (now === undefined || now.closing !== null) return t("issues.done.closed", { number });
  if (now.stepState === "SUBMITTED") return t("issues.done.waits", { number, step: now.step });
  return t("issues.done.moved", { number, column: t(`issues.column.${columnOf(now)}`) });
}
