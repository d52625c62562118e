import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { part } from "../app/part-missing.ts";
import { useFormat } from "../format/use-format.ts";
import type { DateRangeInput, ScorecardsQuery } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { DefinitionMark } from "../parts/definition-mark.tsx";
import { Notice } from "../parts/notice.tsx";
import type { FunnelPoint } from "./funnel-chart.tsx";
import { MeasureChoice } from "./measure-choice.tsx";
import { figureOf, verdictOf, type Measure } from "./measures.ts";

const FunnelChart = lazy(part(() => import("./funnel-chart.tsx")));
const height = 330;

/** Everybody of the department in the company's funnel, with the sentence of what there is to see. */
export function FunnelSection({
  cards,
  measure,
  range,
  chosen,
  onChoose,
}: {
  cards: ScorecardsQuery["scorecards"];
  measure: Measure;
  range: DateRangeInput;
  chosen: string | undefined;
  onChoose: (key: string) => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const funnel = figureOf(cards.funnels, measure);
  const points = pointsOf(cards, measure);
  const few = cards.people.filter((card) => {
    const figure = figureOf(card.figures, measure);
    return figure !== undefined && figure.n > 0 && figure.ratio === null;
  }).length;
  const outside = points.filter(({ verdict }) => verdict !== "within");
  const metric = t(`staff.metric.${measure.name}`);
  const sentence = [
    t("staff.funnelSentence"),
    few === 0 ? "" : t("staff.few", { count: few }),
    funnel?.overDispersed === true
      ? t("staff.overDispersed", { dispersion: format.decimal(funnel.dispersion ?? 1, 1) })
      : "",
  ].join("");
  const names =
    outside.length === 0
      ? t("staff.allWithin")
      : t("staff.outside", { names: format.list(outside.map(({ label }) => label)) });
  return (
    <Card
      title={t("staff.funnel", { metric })}
      mark={<DefinitionMark metric={measure.input.key} range={range} />}
      sentence={sentence}
      actions={
        <>
          <span>{funnel?.ranked === true ? "" : t("staff.noRanking")}</span>
          <MeasureChoice measure={measure} />
        </>
      }
    >
      {funnel === undefined || points.length === 0 ? (
        <Notice title={t("staff.tooFew")} text={t("staff.tooFewNext")} height={height} />
      ) : (
        <Suspense fallback={<div style={{ height }} />}>
          <FunnelChart
            points={points}
            funnel={funnel}
            height={height}
            description={`${t("staff.funnel", { metric })}. ${names}`}
            chosen={chosen}
            onChoose={onChoose}
          />
        </Suspense>
      )}
    </Card>
  );
}

function pointsOf({ people }: ScorecardsQuery["scorecards"], measure: Measure): FunnelPoint[] {
  return people.flatMap(({ key, label, figures }) => {
    const figure = figureOf(figures, measure);
    if (figure === undefined || figure.ratio === null || figure.expected === null) return [];
    const { ratio, expected, observed } = figure;
    return [{ key, label, ratio, expected, observed, verdict: verdictOf(figure) }];
  });
}
