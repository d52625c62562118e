import { useTranslation } from "react-i18next";
import { useGraphql } from "../app/use-graphql.ts";
import { useQuestion } from "../filters/use-question.ts";
import { useChangeSearch, useSearchState } from "../filters/use-search-state.ts";
import { useFormat } from "../format/use-format.ts";
import { ContestsDocument, MyScorecardDocument, type CardLineFragment } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { Notice } from "../parts/notice.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { ContestList } from "./contest-list.tsx";
import { Drivers } from "./drivers.tsx";
import { ContestedMark, RatioWords, StandingWords } from "./figure-words.tsx";
import { allMetrics, figureOf, measureOf, measures, type Measure } from "./measures.ts";
import { OwnRows } from "./own-rows.tsx";
import { RatioBar } from "./ratio-bar.tsx";
import classes from "./staff.module.css";

/** One's own figures against what was to be expected of one's own cases, the rows behind them, and what one contests. */
export function MyCardPage() {
  const { t } = useTranslation();
  const { range } = useQuestion();
  const measure = measureOf(useSearchState().chosen);
  const query = useGraphql(MyScorecardDocument, { range, metrics: allMetrics });
  const contests = useGraphql(ContestsDocument, { state: null });
  const card = query.data?.myScorecard?.card;
  const own = (contests.data?.contests ?? []).filter(({ employee }) => employee.key === card?.key);
  return (
    <div className={classes["page"]}>
      <PageHead title={t("rail.myCard")}>{card === undefined ? "" : <Sentence card={card} />}</PageHead>
      <QueryState
        query={query}
        variant="page"
        height={480}
        empty={({ myScorecard }) =>
          myScorecard === null ? <Notice title={t("staff.noCard")} text={t("staff.noCardNext")} height={240} /> : null
        }
      >
        {({ myScorecard }) =>
          myScorecard === null ? null : (
            <>
              <Figures card={myScorecard.card} measure={measure} />
              <div className={classes["two"]}>
                <OwnRows measure={measure} figure={figureOf(myScorecard.card.figures, measure)} range={range} />
                <Side card={myScorecard.card} measure={measure}>
                  <Card title={t("staff.myContests")} sentence={own.length === 0 ? t("staff.noMyContests") : undefined}>
                    <ContestList contests={own} />
                  </Card>
                </Side>
              </div>
            </>
          )
        }
      </QueryState>
    </div>
  );
}

function Sentence({ card }: { card: CardLineFragment }) {
  const { t } = useTranslation();
  const format = useFormat();
  const open = card.figures.reduce((sum, { contested }) => sum + contested, 0);
  const parts = [
    t("staff.mySentence", { name: card.label, cases: format.count(card.workload.cases) }),
    open === 0 ? "" : t("staff.myOpen", { count: open }),
  ];
  return <p style={{ margin: 0 }}>{parts.join("")}</p>;
}

function Figures({ card, measure }: { card: CardLineFragment; measure: Measure }) {
  const { t } = useTranslation();
  const format = useFormat();
  const change = useChangeSearch();
  return (
    <ul className={classes["tiles"]}>
      {measures.map((one) => {
        const figure = figureOf(card.figures, one);
        if (figure === undefined) return null;
        return (
          <li key={one.name} data-chosen={one === measure || undefined}>
            <button
              type="button"
              className="plain"
              aria-pressed={one === measure}
              onClick={() => change((now) => ({ ...now, chosen: one.name }))}
            >
              {t(`staff.metric.${one.name}`)}
            </button>
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
              <StandingWords figure={figure} /> <ContestedMark figure={figure} />
            </p>
          </li>
        );
      })}
    </ul>
  );
}

function Side({ card, measure, children }: { card: CardLineFragment; measure: Measure; children: React.ReactNode }) {
  const { t } = useTranslation();
  const format = useFormat();
  const figure = figureOf(card.figures, measure);
  return (
    <div className={classes["side"]}>
      <Card
        title={t("staff.driversMine", { metric: t(`staff.metric.${measure.name}`) })}
        sentence={t("staff.driversSentence")}
      >
        {figure !== undefined && <Drivers figure={figure} />}
      </Card>
      {children}
      <Card title={t("staff.training")} sentence={card.training.length === 0 ? t("staff.noTraining") : undefined}>
        <ul className={classes["contests"]}>
          {card.training.map(({ topic, trainedOn, validUntil, valid }) => (
            <li key={topic}>
              {topic}
              <p className={valid ? "quiet" : "worse"}>
                {validUntil === null
                  ? t("staff.trainedForGood", { day: format.day(trainedOn) })
                  : t(valid ? "staff.trainedUntil" : "staff.trainedExpired", { day: format.day(validUntil) })}
              </p>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
