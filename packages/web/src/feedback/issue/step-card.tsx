import { useTranslation } from "react-i18next";
import { useFormat } from "../../format/use-format.ts";
import { Card } from "../../parts/card.tsx";
import classes from "./issue.module.css";
import { type Issue, standingOf, type Step, stepNumber, type StepNumber } from "./issue-types.ts";
import { StepConflict } from "./step-conflict.tsx";
import { StepDecide } from "./step-decide.tsx";
import { StepFields } from "./step-fields.tsx";
import { StepText } from "./step-text.tsx";
import type { Drafts } from "./use-drafts.ts";
import { useIssueWords } from "./use-issue-words.ts";
import { useStepDraft } from "./use-step-draft.ts";

/** One step: read by everybody, written in place by who works on the issue while it is not approved. */
export function StepCard({ issue, step: number, drafts }: { issue: Issue; step: StepNumber; drafts: Drafts }) {
  const { t } = useTranslation();
  const step = issue.steps.find((one) => one.step === number);
  if (step === undefined) return null;
  return (
    <Card
      title={t("issues.page.stepTitle", { step: number, name: t(`issues.page.stepLong.${number}`) })}
      mark={
        <span className={classes["mark"]} data-tone={toneOf(step)}>
          {t(`issues.page.state.${standingOf(step, issue)}`)}
        </span>
      }
      sentence={<StepSentence step={step} />}
    >
      {issue.mayWork && step.state !== "APPROVED" ? (
        <Writing issue={issue} step={step} drafts={drafts} />
      ) : (
        <>
          <StepText step={step} />
          <StepDecide issue={issue} step={step} draft={null} />
        </>
      )}
    </Card>
  );
}

const toneOf = ({ state }: Step) => ({ OPEN: undefined, SUBMITTED: "accent", APPROVED: "better" })[state];

/** Whose it is until when, who submitted and who approved it, and when. */
function StepSentence({
  step: { step, owner, dueAt, submittedBy, submittedAt, approvedBy, approvedAt },
}: {
  step: Step;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useIssueWords();
  const at = (instant: string | null) => (instant === null ? "–" : format.dateTime(instant));
  const parts = [
    t(`issues.page.stepHint.${stepNumber(step)}`),
    owner === null ? null : t("issues.page.ownedBy", { name: owner.name }),
    dueAt === null || approvedAt !== null ? null : t("issues.page.until", { day: words.dayOf(dueAt) }),
    submittedBy === null ? null : t("issues.page.submittedBy", { by: submittedBy.name, at: at(submittedAt) }),
    approvedBy === null ? null : t("issues.page.approvedBy", { by: approvedBy.name, at: at(approvedAt) }),
  ];
  return parts.filter((part) => part !== null).join(" · ");
}

function Writing({ issue, step, drafts }: { issue: Issue; step: Step; drafts: Drafts }) {
  const draft = useStepDraft(issue, step, drafts);
  return (
    <form
      className={classes["form"]}
      aria-busy={draft.pending}
      onSubmit={(event) => {
        event.preventDefault();
        if (draft.unsaved && draft.clashes.length === 0) draft.save();
      }}
    >
      {draft.clashes.length > 0 && (
        <StepConflict draft={draft} people={[...issue.members, ...(step.owner ? [step.owner] : [])]} />
      )}
      <StepFields step={step} draft={draft} />
      <StepDecide issue={issue} step={step} draft={draft} />
    </form>
  );
}
