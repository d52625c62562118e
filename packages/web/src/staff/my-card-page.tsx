import { useTranslation } from "react-i18next";
import type { UseQueryResult } from "@tanstack/react-query";
import { useViewer } from "../app/installation-context.ts";
import { useGraphql, useGraphqlEach } from "../app/use-graphql.ts";
import { useQuestion } from "../filters/use-question.ts";
import { useChangeSearch, useSearchState } from "../filters/use-search-state.ts";
import { useFormat } from "../format/use-format.ts";
import {
  ContestsDocument,
  MyScorecardDocument,
  type CardFigureFragment,
  type CardLineFragment,
  type MyScorecardQuery,
} from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { Notice } from "../parts/notice.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { ContestList } from "./contest-list.tsx";
import { Drivers } from "./drivers.tsx";
import { ContestedMark, RatioWords, StandingWords } from "./figure-words.tsx";
import { figureOf, measureOf, measures, type Measure } from "./measures.ts";
import { OwnRows } from "./own-rows.tsx";
import { RatioBar } from "./ratio-bar.tsx";
import classes from "./staff.module.css";
import { Trainings } from "./trainings.tsx";

/** One's own figures against what was to be expected of one's own cases, the rows behind them, and what one contests. */
export function MyCardPage() {
  const { t } = useTranslation();
  const { isEmployee } = useViewer();
  return (
    <div className={classes["page"]}>
      {isEmployee ? (
        <MyCard />
      ) : (
        <>
          <PageHead title={t("rail.myCard")} />
          <Notice title={t("staff.noCard")} text={t("staff.noCardNext")} height={240} />
        </>
      )}
    </div>
  );
}

function MyCard() {
  const { t } = useTranslation();
  const { range } = useQuestion();
  const measure = measureOf(useSearchState().chosen);
  // What is looked at comes first; the other figures, a question each, fill in behind it.
  const first = useGraphql(MyScorecardDocument, { range, metrics: [measure.input] });
  const each = useGraphqlEach(
    MyScorecardDocument,
    measures.map(({ input }) => ({ range, metrics: [input] })),
    { enabled: first.data !== undefined },
  );
  const contests = useGraphql(ContestsDocument, { state: null });
  const card = first.data?.myScorecard?.card;
  const own = (contests.data?.contests ?? []).filter(({ employee }) => employee.key === card?.key);
  const figures = each.flatMap(({ data }) => data?.myScorecard?.card.figures ?? []);
  const isAllHere = each.every(({ data }) => data !== undefined);
  const hasNothing = isAllHere && card?.workload.cases === 0 && figures.every(({ n }) => n === 0);
  const figure = figureOf(card?.figures ?? [], measure);
  return (
    <>
      <PageHead title={t("rail.myCard")}>
        {card !== undefined && <Sentence card={card} contested={isAllHere ? contestedOf(figures) : 0} />}
      </PageHead>
      {first.error !== null && first.data === undefined ? (
        <QueryState query={first}>{() => null}</QueryState>
      ) : hasNothing ? (
        <Notice title={t("staff.noneOfMine")} text={t("staff.noneOfMineNext")} height={160} />
      ) : (
        <ul className={classes["tiles"]}>
          {measures.map((one, at) => (
            <FigureTile
              key={one.name}
              measure={one}
              chosen={one === measure}
              query={one === measure ? first : (each[at] ?? first)}
            />
          ))}
        </ul>
      )}
      <div className={classes["two"]}>
        {!hasNothing && <OwnRows measure={measure} figure={figure} range={range} />}
        <div className={classes["side"]}>
          {!hasNothing && (
            <Card
              title={t("staff.driversMine", { metric: t(`staff.metric.${measure.name}`) })}
              sentence={t("staff.driversSentence")}
            >
              {figure !== undefined && <Drivers figure={figure} />}
            </Card>
          )}
          <Card title={t("staff.myContests")} sentence={own.length === 0 ? t("staff.noMyContests") : undefined}>
            <ContestList contests={own} />
          </Card>
          {card !== undefined && <Trainings training={card.training} />}
        </div>
      </div>
    </>
  );
}

function contestedOf(figures: CardLineFragment["figures"]): number {
  return figures.reduce((sum, { contested }) => sum + contested, 0);
}

function Sentence({ card, contested }: { card: CardLineFragment; contested: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const parts = [
    t("staff.mySentence", { name: card.label, cases: format.count(card.workload.cases) }),
    contested === 0 ? "" : t("staff.myOpen", { count: contested }),
  ];
  return <p style={{ margin: 0 }}>{parts.join("")}</p>;
}

function FigureTile({
  measure,
  chosen,
  query,
}: {
  measure: Measure;
  chosen: boolean;
  query: UseQueryResult<MyScorecardQuery>;
}) {
  const { t } = useTranslation();
  const change = useChangeSearch();
  return (
    <li data-chosen={chosen || undefined}>
      <button
        type="button"
        className="plain"
        aria-pressed={chosen}
        onClick={() => change((now) => ({ ...now, chosen: measure.name }))}
      >
        {t(`staff.metric.${measure.name}`)}
      </button>
      <QueryState query={query} height={92}>
        {({ myScorecard }) => {
          const figure = figureOf(myScorecard?.card.figures ?? [], measure);
          return figure === undefined ? null : <Figure figure={figure} />;
        }}
      </QueryState>
    </li>
  );
}

function Figure({ figure }: { figure: CardFigureFragment }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (figure.n === 0) return <p className="quiet">{t("staff.noUnits")}</p>;
  return (
    <>
      <p className={classes["big"]}>
        <RatioWords figure={figure} />
      </p>
      <RatioBar figure={figure} />
      <p className="quiet">
        {t("staff.counts", {
          n: format.count(figure.n),
          observed: format.count(figure.observed),
          expected: figure.expected === null ? "–" : format.decimal(figure.expected, 1),
        })}
      </p>
      <p>
        {figure.standing !== null && <StandingWords figure={figure} />} <ContestedMark figure={figure} />
      </p>
    </>
  );
}
