import { lazy, Suspense } from "react";
import { part } from "../app/part-missing.ts";
import { ColumnHeads } from "../parts/column-heads.tsx";
import { useTranslation } from "react-i18next";
import { useGraphql } from "../app/use-graphql.ts";
import { useFormat } from "../format/use-format.ts";
import { type DimensionFilterInput, ReturnForecastDocument, type ReturnForecastQuery } from "../gql/graphql.ts";
import { Card, useTableToggle } from "../parts/card.tsx";
import { ExplainMark } from "../parts/explain-mark.tsx";
import { Notice } from "../parts/notice.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { LifeReportsLink } from "./life-reports-link.tsx";
import classes from "./reliability.module.css";

const ForecastChart = lazy(part(() => import("./forecast-chart.tsx")));
const height = 236;
type Found = NonNullable<ReturnForecastQuery["returnForecast"]>;

/** Defect reports to be expected in the next six months, with the interval in which they will lie. */
export function ForecastCard({ filters }: { filters: DimensionFilterInput[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const query = useGraphql(ReturnForecastDocument, { filters });
  const { asTable, toggle } = useTableToggle();
  const found = query.data?.returnForecast;
  const title = t("reliability.forecast.title");
  const sentence =
    found &&
    t("reliability.forecast.sentence", {
      expected: format.count(found.total.expected),
      low: format.count(found.total.low),
      high: format.count(found.total.high),
      fresh: format.count(found.months.reduce((sum, { ofNewUnits }) => sum + ofNewUnits, 0)),
    });
  return (
    <Card
      title={title}
      mark={
        <ExplainMark name={title} text={t("reliability.forecast.text")} source={t("reliability.forecast.source")} />
      }
      sentence={sentence ?? " "}
      actions={toggle}
    >
      <QueryState
        query={query}
        height={height}
        empty={({ returnForecast }) =>
          returnForecast ? null : (
            <Notice title={t("reliability.forecast.none")} text={t("reliability.forecast.noneText")} height={height} />
          )
        }
      >
        {({ returnForecast }) => returnForecast && <Months found={returnForecast} asTable={asTable} title={title} />}
      </QueryState>
    </Card>
  );
}

function Months({ found, asTable, title }: { found: Found; asTable: boolean; title: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      {asTable ? (
        <MonthTable found={found} />
      ) : (
        <Suspense fallback={<div style={{ height }} />}>
          <ForecastChart months={found.months} description={title} height={height} />
        </Suspense>
      )}
      <p className={classes["small"]}>
        n <LifeReportsLink n={found.reports} observed={found.observed} />
        {t("reliability.forecast.note", {
          units: format.count(found.units),
          dispersion: format.decimal(found.dispersion, 1),
        })}
        {t(found.seasonal ? "reliability.forecast.seasonal" : "reliability.forecast.noSeason")}
      </p>
    </>
  );
}

function MonthTable({ found: { months, total } }: { found: Found }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="scroller">
      <table className="figures">
        <ColumnHeads
          words={[t("reliability.forecast.month")]}
          numbers={[t("reliability.forecast.expected"), t("figure.intervalHead"), t("reliability.forecast.fresh")]}
        />
        <tbody>
          {months.map(({ month, expected, low, high, ofNewUnits }) => (
            <tr key={month}>
              <th scope="row">{format.bucket(month, "MONTH")}</th>
              <td className="number">{format.decimal(expected, expected < 10 ? 1 : 0)}</td>
              <td className="number">
                {format.count(low)}–{format.count(high)}
              </td>
              <td className="number">{format.decimal(ofNewUnits, ofNewUnits < 10 ? 1 : 0)}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{t("reliability.forecast.total")}</th>
            <td className="number">{format.decimal(total.expected, total.expected < 10 ? 1 : 0)}</td>
            <td className="number">
              {format.count(total.low)}–{format.count(total.high)}
            </td>
            <td className="number">{format.count(months.reduce((sum, { ofNewUnits }) => sum + ofNewUnits, 0))}</td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}
