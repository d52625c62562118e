import { Link, useLocation, useNavigate, useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useGraphql } from "../../app/use-graphql.ts";
import { OneIssueDocument } from "../../gql/graphql.ts";
import { Card } from "../../parts/card.tsx";
import { Notice } from "../../parts/notice.tsx";
import { QueryState } from "../../parts/query-state.tsx";
import { EvidenceCard } from "./evidence-card.tsx";
import { useLiveIssue } from "../use-live-issue.ts";
import { CauseCard } from "./cause-card.tsx";
import { Discussion } from "./discussion.tsx";
import { FilesCard } from "./files-card.tsx";
import { DelayOfIssue, HandOverCard } from "./hand-over-card.tsx";
import { History } from "./history.tsx";
import { IssueCases } from "./issue-cases.tsx";
import { IssueHead } from "./issue-head.tsx";
import classes from "./issue.module.css";
import { type Issue, stepNumber, type StepNumber } from "./issue-types.ts";
import { LeaveWarning } from "./leave-warning.tsx";
import { Measures } from "./measures.tsx";
import { SimilarIssues } from "./similar-issues.tsx";
import { StepBar } from "./step-bar.tsx";
import { StepCard } from "./step-card.tsx";
import { TeamCard } from "./team-card.tsx";
import { useDrafts } from "./use-drafts.ts";
import { Verification } from "./verification.tsx";

const halfAMinute = 30_000;

/** One quality issue from D0 to D8: what is known, who does what until when, and whether it helped. */
export function IssuePage() {
  const { number } = useParams({ from: "/issues/$number" });
  const query = useGraphql(OneIssueDocument, { number }, { keep: false, every: halfAMinute });
  return (
    <QueryState query={query} height={700} empty={({ qualityIssue }) => (qualityIssue === null ? <Missing /> : null)}>
      {({ qualityIssue }) => qualityIssue !== null && <Whole key={qualityIssue.number} issue={qualityIssue} />}
    </QueryState>
  );
}

function Whole({ issue }: { issue: Issue }) {
  const { t } = useTranslation();
  const drafts = useDrafts(issue.number);
  useLiveIssue(issue.number);
  const [step, open] = useOpenStep(issue);
  return (
    <div className={classes["page"]}>
      <IssueHead issue={issue} />
      <StepBar issue={issue} open={step} drafts={drafts} onOpen={open} />
      <div className={classes["two"]}>
        <div className={classes["column"]}>
          <StepCard key={step} issue={issue} step={step} drafts={drafts} />
          <Measures issue={issue} />
          <Verification issue={issue} />
          <EvidenceCard issue={issue} />
          <IssueCases issue={issue} />
          <DelayOfIssue number={issue.number} />
        </div>
        <div className={classes["column"]}>
          <Card title={t("issues.page.problem")}>
            <p className={classes["told"]}>{issue.problem}</p>
          </Card>
          <CauseCard issue={issue} />
          <TeamCard issue={issue} />
          <HandOverCard issue={issue} />
          <Discussion issue={issue} step={step} drafts={drafts} />
          <FilesCard issue={issue} step={step} />
          <SimilarIssues issue={issue} />
        </div>
      </div>
      <History number={issue.number} />
      <LeaveWarning unsaved={drafts.unsaved} />
    </div>
  );
}

/** The step that the address names (#d4), else the one that is to be done. */
function useOpenStep(issue: Issue): [StepNumber, (step: StepNumber) => void] {
  const hash = useLocation({ select: (location) => location.hash });
  const navigate = useNavigate();
  const named = /^d([0-8])$/.exec(hash)?.[1];
  const open = (step: StepNumber) =>
    void navigate({
      to: ".",
      search: true,
      hash: `d${step}`,
      replace: true,
      resetScroll: false,
      hashScrollIntoView: false,
    });
  return [stepNumber(named === undefined ? issue.step : Number(named)), open];
}

/** There is none of this number, or it is none of the viewer's. */
export function Missing() {
  const { t } = useTranslation();
  const { number } = useParams({ strict: false });
  return (
    <Notice title={t("issues.page.missing", { number })} text={t("issues.page.missingWhy")} height={300}>
      <Link to="/issues" search={{}} className="link">
        {t("issues.page.back")}
      </Link>
    </Notice>
  );
}
