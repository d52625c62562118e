import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useViewer } from "../app/installation-context.ts";
import { useGraphql } from "../app/use-graphql.ts";
import type { BoardSearch } from "../filters/board-search.ts";
import { useAddress, useChangeSearch } from "../filters/use-search-state.ts";
import { useFormat } from "../format/use-format.ts";
import { ClosedIssuesDocument, OpenIssuesDocument, type IssueCardFragment } from "../gql/graphql.ts";
import { Notice } from "../parts/notice.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { BoardChoices } from "./board-choices.tsx";
import { Board } from "./board.tsx";
import classes from "./board.module.css";
import { IssueList } from "./issue-list.tsx";
import { MoveOutcome } from "./move-outcome.tsx";
import { RaiseIssue } from "./raise-issue.tsx";
import { useBoardView } from "./use-board-view.ts";
import { useMoveIssue } from "./use-move-issue.ts";

const closedDays = 90;
const everyMinute = 60_000;

/** Where every quality issue stands between emergency and closing, whose turn it is, and what is late. */
export function IssuesPage() {
  const { t } = useTranslation();
  const { operations } = useViewer();
  const search = useAddress();
  const query = useGraphql(OpenIssuesDocument, {}, { every: everyMinute });
  const all = query.data?.qualityIssues ?? [];
  return (
    <div className={classes["page"]}>
      <div className={classes["head"]}>
        <PageHead title={t("issues.title")}>{query.data && <Sentence issues={all} />}</PageHead>
        {operations.includes("raiseQualityIssue") && <RaiseIssue source={{ kind: "HAND" }} as="button" />}
      </div>
      <BoardChoices />
      <QueryState
        query={query}
        height={420}
        empty={() => (all.length === 0 && search.closed === undefined ? <NoIssues /> : null)}
      >
        {({ qualityIssues }) => <Issues issues={qualityIssues} search={search} />}
      </QueryState>
    </div>
  );
}

function Issues({ issues, search }: { issues: readonly IssueCardFragment[]; search: BoardSearch }) {
  const { t } = useTranslation();
  const change = useChangeSearch();
  const view = useBoardView();
  const showsClosed = search.closed !== undefined;
  const past = useGraphql(ClosedIssuesDocument, { days: closedDays }, { enabled: showsClosed });
  const moves = useMoveIssue();
  const shown = issues.filter(chosenBy(search));
  if (shown.length === 0 && !showsClosed) return <NoneChosen />;
  const drawn = (closed: readonly IssueCardFragment[] | null) => {
    const list = <IssueList issues={[...shown, ...(closed ?? [])]} told={search.issue} />;
    if (view === "list") return list;
    return (
      <>
        <div className={`${classes["page"]} no-print`}>
          <MoveOutcome moves={moves} issues={[...issues, ...(past.data?.qualityIssues ?? [])]} />
          <Board
            issues={shown}
            closed={closed}
            moves={moves}
            told={search.issue}
            onFold={() =>
              change(({ closed: was, ...rest }) => (was === undefined ? { ...rest, closed: "shown" } : rest))
            }
          />
          <p className={`${classes["how"]} quiet`}>{t("issues.say.how")}</p>
        </div>
        <div className="print-only">{list}</div>
      </>
    );
  };
  if (!showsClosed) return drawn(null);
  return (
    <QueryState query={past} height={420}>
      {({ qualityIssues }) => drawn(qualityIssues.filter(chosenBy({ ...search, only: [] })))}
    </QueryState>
  );
}

function chosenBy({ whose, only = [] }: BoardSearch): (issue: IssueCardFragment) => boolean {
  return (issue) =>
    (whose === undefined || (whose === "mine" ? issue.isMine : issue.isOfMyDepartment)) &&
    only.every((one) => (one === "late" ? issue.overdue : issue.special.length > 0));
}

function Sentence({ issues }: { issues: readonly IssueCardFragment[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (issues.length === 0) return t("issues.sentenceNone");
  const late = issues.filter(({ overdue }) => overdue).length;
  const waiting = issues.filter(({ stepState }) => stepState === "SUBMITTED").length;
  return t("issues.sentence", {
    n: format.count(issues.length),
    late: late > 0 ? t("issues.sentenceLate", { n: format.count(late) }) : t("issues.sentenceNoneLate"),
    waiting: waiting > 0 ? t("issues.sentenceWaiting", { n: format.count(waiting) }) : "",
  });
}

function NoIssues() {
  const { t } = useTranslation();
  const { operations } = useViewer();
  const change = useChangeSearch();
  return (
    <Notice title={t("issues.none")} text={t("issues.noneText")} height={300}>
      {operations.includes("signals") && (
        <Link to="/signals" className="told">
          {t("issues.toSignals")}
        </Link>
      )}
      <button type="button" className="plain link" onClick={() => change((now) => ({ ...now, closed: "shown" }))}>
        {t("issues.showClosed")}
      </button>
    </Notice>
  );
}

function NoneChosen() {
  const { t } = useTranslation();
  const change = useChangeSearch();
  return (
    <Notice title={t("issues.noneChosen")} text={t("issues.noneChosenText")} height={300}>
      <button type="button" className="plain link" onClick={() => change(({ whose: _, only: _o, ...rest }) => rest)}>
        {t("issues.showAll")}
      </button>
    </Notice>
  );
}
