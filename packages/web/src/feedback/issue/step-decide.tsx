import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useViewer } from "../../app/installation-context.ts";
import { useChange } from "../../app/use-graphql.ts";
import { ApproveStepOfIssueDocument, ReturnStepOfIssueDocument, SubmitStepOfIssueDocument } from "../../gql/graphql.ts";
import { reasonOf } from "../../parts/query-state.tsx";
import { ReasonDialog } from "../../staff/reason-dialog.tsx";
import classes from "./issue.module.css";
import { firstUnapproved, type Issue, type Step } from "./issue-types.ts";
import type { StepDraft } from "./use-step-draft.ts";

type Props = { issue: Issue; step: Step; draft: StepDraft | null };

/** What may be done with a step: save, submit once nothing is missing, approve, give back; and what still stands in the way. */
export function StepDecide({ issue, step, draft }: Props) {
  const { t } = useTranslation();
  const submit = useChange(SubmitStepOfIssueDocument);
  const place = { number: issue.number, step: step.step };
  const inTheWay = useInTheWay({ issue, step, draft });
  const error = draft?.error ?? submit.error;
  const pending = (draft?.pending ?? false) || submit.isPending;
  return (
    <div className={`${classes["decide"]} no-print`}>
      {inTheWay.map((words) => (
        <p key={words} className="quiet">
          {words}
        </p>
      ))}
      {error !== null && (
        <p className="worse" role="alert">
          {reasonOf(error) ?? t("issues.page.unreachable")}
        </p>
      )}
      <div className={classes["buttons"]}>
        {draft !== null && (
          <Button
            type="submit"
            variant={draft.unsaved ? "filled" : "default"}
            loading={draft.pending}
            disabled={!draft.unsaved || draft.clashes.length > 0}
          >
            {t("issues.page.save")}
          </Button>
        )}
        {draft !== null && step.state === "OPEN" && (
          <Button
            variant={draft.unsaved ? "default" : "filled"}
            loading={pending && !draft.pending}
            disabled={pending || draft.clashes.length > 0 || (!draft.unsaved && step.missing.length > 0)}
            onClick={() => (draft.unsaved ? draft.saveAndSubmit() : submit.mutate(place))}
          >
            {draft.unsaved ? t("issues.page.saveAndSubmit") : t("issues.page.submit")}
          </Button>
        )}
        {issue.mayApprove && <Judge issue={issue} step={step} unsaved={draft?.unsaved ?? false} />}
        {draft?.unsaved && (
          <button type="button" className="plain link" onClick={draft.discard}>
            {t("issues.page.discard")}
          </button>
        )}
      </div>
    </div>
  );
}

const firstOfFourEyes = 4;

function useInTheWay({ issue, step, draft }: Props): string[] {
  const { t } = useTranslation();
  const viewer = useViewer();
  if (issue.closing !== null) return [];
  const first = firstUnapproved(issue);
  const waits = issue.mayApprove && step.state === "SUBMITTED";
  return [
    ...(step.state === "OPEN" && step.missing.length > 0
      ? [t("issues.page.missingWords", { words: step.missing.join(t("issues.page.between")) })]
      : []),
    ...(draft !== null && step.state === "SUBMITTED" ? [t("issues.page.opensAgain")] : []),
    ...(waits && first !== null && first !== step.step ? [t("issues.page.inOrder", { first })] : []),
    ...(waits && step.step >= firstOfFourEyes && step.submittedBy?.id === viewer.id ? [t("issues.page.fourEyes")] : []),
  ];
}

function Judge({ issue, step, unsaved }: { issue: Issue; step: Step; unsaved: boolean }) {
  const { t } = useTranslation();
  const viewer = useViewer();
  const approve = useChange(ApproveStepOfIssueDocument);
  const giveBack = useChange(ReturnStepOfIssueDocument);
  const [asks, setAsks] = useState(false);
  const place = { number: issue.number, step: step.step };
  const mayNot =
    firstUnapproved(issue) !== step.step || (step.step >= firstOfFourEyes && step.submittedBy?.id === viewer.id);
  if (step.state === "OPEN") return null;
  return (
    <>
      {step.state === "SUBMITTED" && (
        <Button loading={approve.isPending} disabled={mayNot || unsaved} onClick={() => approve.mutate(place)}>
          {t("issues.page.approve")}
        </Button>
      )}
      <Button variant="default" onClick={() => setAsks(true)}>
        {t("issues.page.giveBack")}
      </Button>
      {approve.error !== null && (
        <p className="worse" role="alert">
          {reasonOf(approve.error) ?? t("issues.page.unreachable")}
        </p>
      )}
      <ReasonDialog
        opened={asks}
        title={t("issues.page.giveBackTitle", { step: step.step })}
        text={t(step.state === "APPROVED" ? "issues.page.giveBackApproved" : "issues.page.giveBackText")}
        action={t("issues.page.giveBack")}
        pending={giveBack.isPending}
        error={giveBack.error === null ? null : (reasonOf(giveBack.error) ?? t("issues.page.unreachable"))}
        onClose={() => setAsks(false)}
        onSend={(reason) => giveBack.mutate({ ...place, reason }, { onSuccess: () => setAsks(false) })}
      />
    </>
  );
}
