import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useViewer } from "../../app/installation-context.ts";
import { useGraphql } from "../../app/use-graphql.ts";
import { useQuestion } from "../../filters/use-question.ts";
import { useSearchState } from "../../filters/use-search-state.ts";
import { useFormat } from "../../format/use-format.ts";
import { IssueScoreboardDocument, type DateRangeInput, type IssueScoreboardQuery } from "../../gql/graphql.ts";
import { Notice } from "../../parts/notice.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { QueryState } from "../../parts/query-state.tsx";
import { DelayCard } from "../delay-card.tsx";
import { AvoidedCard } from "./avoided-card.tsx";
import { ClosedCard } from "./closed-card.tsx";
import { MeasuresCard } from "./measures-card.tsx";
import { IssueTitles } from "./named-issues.ts";
import { OpenCard } from "./open-card.tsx";
import { PackageAnswersCard } from "./package-answers-card.tsx";
import classes from "./scoreboard.module.css";
import { StagesCard } from "./stages-card.tsx";

type Scoreboard = IssueScoreboardQuery["issueScoreboard"];

/** Where quality issues stand, how long they take, whether they end with proof, and what that has spared. */
export function ScoreboardPage() {
  const { t } = useTranslation();
  const { operations } = useViewer();
  const { range } = useQuestion();
  const department = useSearchState().department?.[0] ?? null;
  const query = useGraphql(IssueScoreboardDocument, { range, department });
  const board = query.data?.issueScoreboard;
  return (
    <div className={classes["page"]}>
      <PageHead title={t("scoreboard.title")}>{board && <Sentence board={board} />}</PageHead>
      <QueryState
        query={query}
        variant="page"
        height={480}
        empty={({ issueScoreboard }) => (issueScoreboard.issues.length === 0 ? <NoIssues /> : null)}
      >
        {({ issueScoreboard }) => <Cards board={issueScoreboard} />}
      </QueryState>
      <Departments range={range} delays={operations.includes("delayShares")} />
    </div>
  );
}

function Cards({ board }: { board: Scoreboard }) {
  return (
    <IssueTitles value={new Map(board.issues.map(({ number, title }) => [number, title]))}>
      <div className={classes["page"]}>
        <OpenCard open={board.open} />
        <StagesCard groups={board.stages} />
        <div className={classes["pair"]}>
          <ClosedCard closed={board.closed} />
          <MeasuresCard measures={board.measures} />
        </div>
        <AvoidedCard avoided={board.avoided} />
      </div>
    </IssueTitles>
  );
}

function Departments({ range, delays }: { range: DateRangeInput; delays: boolean }) {
  return (
    <div className={classes["pair"]}>
      {delays && <DelayCard of={{ range }} inRange />}
      <PackageAnswersCard range={range} />
    </div>
  );
}

function Sentence({ board: { open, measures } }: { board: Scoreboard }) {
  const { t } = useTranslation();
  const format = useFormat();
  return t("scoreboard.sentence", {
    n: format.count(open.all.length),
    late: format.count(open.overdue.length),
    effective: format.count(measures.effective.hits),
    judged: format.count(measures.effective.of),
  });
}

function NoIssues() {
  const { t } = useTranslation();
  return (
    <Notice title={t("scoreboard.none")} text={t("scoreboard.noneText")} height={240}>
      <Link to="/issues" className="told">
        {t("desk.toBoard")}
      </Link>
    </Notice>
  );
}
