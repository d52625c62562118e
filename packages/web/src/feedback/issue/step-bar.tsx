import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { changedIn } from "./merge-draft.ts";
import classes from "./issue.module.css";
import { type Issue, type Step, stepNumber, type StepNumber } from "./issue-types.ts";
import type { Drafts } from "./use-drafts.ts";
import { isLate, useIssueWords } from "./use-issue-words.ts";

type Props = { issue: Issue; open: StepNumber; drafts: Drafts; onOpen: (step: StepNumber) => void };

/** D0 to D8, each with where it stands and since or until when; a click opens it below. */
export function StepBar({ issue, open, drafts, onOpen }: Props) {
  const { t } = useTranslation();
  const bar = useRef<HTMLOListElement>(null);
  // On a phone the bar is wider than the screen.
  useEffect(() => {
    bar.current?.children[open]?.scrollIntoView({ inline: "center", block: "nearest" });
  }, [open]);
  return (
    <nav className={classes["bar"]} aria-label={t("issues.page.steps")}>
      <ol ref={bar}>
        {issue.steps.map((step) => (
          <OneStep
            key={step.step}
            step={step}
            isNow={issue.closing === null && step.step === issue.step}
            isOpen={step.step === open}
            isUnsaved={hasChanges(drafts, `d${step.step}`)}
            onOpen={onOpen}
          />
        ))}
      </ol>
    </nav>
  );
}

function hasChanges({ all }: Drafts, where: string): boolean {
  const draft = all[where];
  return draft !== undefined && changedIn(draft).length > 0;
}

function OneStep({
  step,
  isNow,
  isOpen,
  isUnsaved,
  onOpen,
}: {
  step: Step;
  isNow: boolean;
  isOpen: boolean;
  isUnsaved: boolean;
  onOpen: (step: StepNumber) => void;
}) {
  const { t } = useTranslation();
  const number = stepNumber(step.step);
  const when = useWhen(step, isNow);
  return (
    <li data-state={step.state} data-now={isNow || undefined} data-open={isOpen || undefined}>
      <button type="button" aria-current={isOpen ? "step" : undefined} onClick={() => onOpen(number)}>
        <span className={classes["stepName"]}>
          <b>D{number}</b> {t(`issues.page.step.${number}`)}
        </span>
        <small data-late={isLate(step) || undefined}>{isUnsaved ? t("issues.page.unsaved") : when}</small>
      </button>
    </li>
  );
}

function useWhen({ state, approvedAt, dueAt }: Step, isNow: boolean): string {
  const { t } = useTranslation();
  const words = useIssueWords();
  if (state === "APPROVED") return approvedAt === null ? "" : words.dayOf(approvedAt);
  if (state === "SUBMITTED") return t("issues.page.state.SUBMITTED");
  if (dueAt === null) return isNow ? t("issues.page.now") : "–";
  return isLate({ state, dueAt })
    ? t("issues.page.lateSince", { day: words.dayOf(dueAt) })
    : t("issues.page.until", { day: words.dayOf(dueAt) });
}
