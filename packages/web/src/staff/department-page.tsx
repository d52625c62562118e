import { useTranslation } from "react-i18next";
import { useState } from "react";
import { useGraphql } from "../app/use-graphql.ts";
import { useQuestion } from "../filters/use-question.ts";
import { useSearchState } from "../filters/use-search-state.ts";
import { useFormat } from "../format/use-format.ts";
import {
  ContestsDocument,
  ScorecardsDocument,
  type ContestsQuery,
  type DateRangeInput,
  type ScorecardsQuery,
} from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { DefinitionMark } from "../parts/definition-mark.tsx";
import { Notice } from "../parts/notice.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { ContestList } from "./contest-list.tsx";
import { Drivers } from "./drivers.tsx";
import { FunnelSection } from "./funnel-section.tsx";
import { RatioWords } from "./figure-words.tsx";
import { MeasureChoice } from "./measure-choice.tsx";
import { figureOf, measureOf, verdictOf, type Measure } from "./measures.ts";
import { ScorecardTable } from "./scorecard-table.tsx";
import classes from "./staff.module.css";

type Scorecards = ScorecardsQuery["scorecards"];

/** How do my people do, fairly; who needs help or training; which contests wait for me. */
export function DepartmentPage() {
  const { t } = useTranslation();
  const search = useSearchState();
  const { range } = useQuestion();
  const measure = measureOf(search.chosen);
  const query = useGraphql(ScorecardsDocument, {
    department: search.department?.[0] ?? null,
    range,
    metrics: [measure.input],
  });
  const contests = useGraphql(ContestsDocument, { state: "OPEN" });
  const waiting = (contests.data?.contests ?? []).filter(({ decidable }) => decidable);
  return (
    <div className={classes["page"]}>
      <PageHead title={query.data?.scorecards.department.label ?? t("rail.department")}>
        {query.data !== undefined && (
          <Sentence cards={query.data.scorecards} measure={measure} waiting={waiting.length} />
        )}
      </PageHead>
      <QueryState query={query} variant="page" height={480}>
        {({ scorecards }) => <Cards cards={scorecards} measure={measure} range={range} waiting={waiting} />}
      </QueryState>
    </div>
  );
}

function Sentence({ cards, measure, waiting }: { cards: Scorecards; measure: Measure; waiting: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const worse = cards.people.filter((card) => {
    const figure = figureOf(card.figures, measure);
    return figure !== undefined && verdictOf(figure) === "worse";
  });
  const cases = cards.people.reduce((sum, { workload }) => sum + workload.cases, 0);
  const parts = [
    t("staff.people", { count: cards.people.length, cases: format.count(cases) }),
    worse.length === 0
      ? t("staff.noneWorse", { metric: t(`staff.metric.${measure.name}`) })
      : t("staff.someWorse", {
          count: worse.length,
          metric: t(`staff.metric.${measure.name}`),
          names: format.list(worse.map(({ label }) => label)),
        }),
    waiting === 0 ? null : t("staff.waiting", { count: waiting }),
  ];
  return <p style={{ margin: 0 }}>{parts.filter((part) => part !== null).join("")}</p>;
}

function Cards({
  cards,
  measure,
  range,
  waiting,
}: {
  cards: Scorecards;
  measure: Measure;
  range: DateRangeInput;
  waiting: ContestsQuery["contests"];
}) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<string>();
  const outside = cards.people.find((card) => {
    const figure = figureOf(card.figures, measure);
    return figure !== undefined && verdictOf(figure) === "worse";
  });
  const person = cards.people.find(({ key }) => key === asked) ?? outside;
  const figure = person === undefined ? undefined : figureOf(person.figures, measure);
  if (cards.people.length === 0) {
    return <Notice title={t("staff.nobody")} text={t("staff.nobodyNext")} height={240} />;
  }
  return (
    <>
      <div className={classes["two"]}>
        <FunnelSection cards={cards} measure={measure} range={range} chosen={person?.key} onChoose={setAsked} />
        <div className={classes["side"]}>
          <Card
            title={person === undefined ? t("staff.drivers") : t("staff.driversOf", { name: person.label })}
            sentence={person === undefined ? t("staff.chooseSomebody") : t("staff.driversSentence")}
          >
            {figure !== undefined && (
              <>
                <p className={classes["who"]}>
                  {t("staff.ratio")} <RatioWords figure={figure} />
                </p>
                <Drivers figure={figure} />
              </>
            )}
          </Card>
          <Card
            title={t("staff.contests")}
            sentence={waiting.length === 0 ? t("staff.noContests") : t("staff.contestsSentence")}
          >
            <ContestList contests={waiting} />
          </Card>
        </div>
      </div>
      {cards.departments.length > 0 && (
        <Card
          title={t("staff.departments")}
          mark={<DefinitionMark metric={measure.input.key} range={range} />}
          sentence={t("staff.departmentsSentence")}
        >
          <ScorecardTable
            cards={cards.departments}
            measure={measure}
            range={range}
            dimension="department"
            name={t("staff.departments")}
          />
        </Card>
      )}
      <Card
        title={t("staff.table", { metric: t(`staff.metric.${measure.name}`) })}
        mark={<DefinitionMark metric={measure.input.key} range={range} />}
        sentence={t("staff.tableSentence")}
        actions={<MeasureChoice measure={measure} />}
      >
        <People cards={cards.people} measure={measure} range={range} chosen={person?.key} onChoose={setAsked} />
      </Card>
    </>
  );
}

/** Who has something counted; everybody else is folded away below. */
function People({
  cards,
  measure,
  range,
  chosen,
  onChoose,
}: {
  cards: Scorecards["people"];
  measure: Measure;
  range: DateRangeInput;
  chosen: string | undefined;
  onChoose: (key: string) => void;
}) {
  const { t } = useTranslation();
  const counts = (card: Scorecards["people"][number]): boolean => (figureOf(card.figures, measure)?.n ?? 0) > 0;
  const without = cards.filter((card) => !counts(card));
  const table = { measure, range, dimension: "employee" as const, chosen, onChoose };
  const name = t("staff.table", { metric: t(`staff.metric.${measure.name}`) });
  return (
    <>
      {without.length < cards.length && <ScorecardTable {...table} cards={cards.filter(counts)} name={name} />}
      {without.length > 0 && (
        <details className={classes["without"]}>
          <summary>{t("staff.without", { count: without.length })}</summary>
          <ScorecardTable {...table} cards={without} name={t("staff.without", { count: without.length })} />
        </details>
      )}
    </>
  );
}
