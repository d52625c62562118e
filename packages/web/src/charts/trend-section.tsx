import { useNavigate } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { lazy, Suspense, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useInstallation } from "../app/installation-context.ts";
import { useGraphql } from "../app/use-graphql.ts";
import { figureSearch, type FigureAddress } from "../filters/figure-search.ts";
import { cohortRange, grainOf, trendRange, type Question } from "../filters/question.ts";
import { useSearchState } from "../filters/use-search-state.ts";
import { useFormat, type Format } from "../format/use-format.ts";
import { TrendDocument, type DimensionKeyInput, type Grain, type MetricKey, type Unit } from "../gql/graphql.ts";
import { useMetrics } from "../glossary/use-metrics.ts";
import { Card, useTableToggle } from "../parts/card.tsx";
import { DefinitionMark } from "../parts/definition-mark.tsx";
import { NoRows } from "../parts/no-rows.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { RowsLink } from "../parts/rows-link.tsx";
import { trendPoints, type TrendPoint } from "./trend-points.ts";

const TrendChart = lazy(() => import("./trend-chart.tsx"));

/** One metric over at least a year of weeks, or of cohorts over three years of months, with its sentence, its rows and its table. */
export function TrendSection({
  metric,
  title,
  question,
  cut,
  controls,
  target,
  height = 236,
  className,
}: {
  metric: MetricKey;
  title: string;
  question: Question;
  cut?: readonly DimensionKeyInput[];
  controls?: ReactNode;
  target?: number | undefined;
  height?: number;
  className?: string | undefined;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { today } = useInstallation();
  const search = useSearchState();
  const navigate = useNavigate();
  const definition = useMetrics().get(metric);
  const unit = definition?.unit ?? "COUNT";
  const { asTable, toggle } = useTableToggle();
  const isOfCohorts = definition?.parameters.includes("atMonths") ?? false;
  const range = isOfCohorts ? cohortRange(question.range) : trendRange(question.range);
  const grain = isOfCohorts ? "MONTH" : grainOf(range);
  const query = useGraphql(TrendDocument, {
    input: {
      metrics: [{ key: metric }],
      range,
      grain,
      filters: filtersOf(question, cut),
      asKnownOn: question.asKnownOn,
    },
  });
  const addressOf = (bucket?: string): FigureAddress => ({
    metric,
    range,
    ...(bucket === undefined ? {} : { bucket: { first: bucket, grain } }),
    ...(cut === undefined ? {} : { cut }),
  });
  const points = trendPoints(query.data?.metricQuery.rows ?? [], { range, grain, today });
  const n = points.reduce((sum, point) => sum + point.n, 0);
  const sentence = sentenceOf(points, unit, grain, format, t);
  return (
    <Card
      className={className}
      title={t("trend.title", { title, grain: t(`grain.${grain}`) })}
      mark={<DefinitionMark metric={metric} range={range} />}
      sentence={query.data === undefined ? " " : sentence}
      actions={
        <>
          {controls}
          {n > 0 && <RowsLink figure={addressOf()}>{t("rows.see", { n: format.compact(n) })}</RowsLink>}
          {toggle}
        </>
      }
    >
      <QueryState query={query} height={height} empty={() => (n === 0 ? <NoRows height={height} /> : null)}>
        {() =>
          asTable ? (
            <TrendTable points={points} unit={unit} grain={grain} addressOf={addressOf} title={title} height={height} />
          ) : (
            <Suspense fallback={<div style={{ height }} />}>
              <TrendChart
                points={points}
                unit={unit}
                grain={grain}
                height={height}
                description={`${title}. ${sentence}`}
                target={unit === "COUNT" ? undefined : target}
                focus={range.from === question.range.from ? null : question.range}
                onOpen={(bucket) => void navigate({ to: "/cases", search: figureSearch(search, addressOf(bucket)) })}
              />
            </Suspense>
          )
        }
      </QueryState>
    </Card>
  );
}

function TrendTable({
  points,
  unit,
  grain,
  addressOf,
  title,
  height,
}: {
  points: readonly TrendPoint[];
  unit: Unit;
  grain: Grain;
  addressOf: (bucket: string) => FigureAddress;
  title: string;
  height: number;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div
      className="scroller"
      style={{ maxHeight: height, overflowY: "auto" }}
      tabIndex={0}
      role="region"
      aria-label={title}
    >
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{t(`grain.${grain}`)}</th>
            <th scope="col" className="number">
              {title}
            </th>
            <th scope="col" className="number">
              {t("figure.intervalHead")}
            </th>
            <th scope="col" className="number">
              n
            </th>
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map((point) => (
            <tr key={point.bucket}>
              <td>{format.bucket(point.bucket, grain)}</td>
              <td className="number">
                {format.text(point.value, unit)}
                {point.provisional && <span className="quiet"> · {t("figure.provisional")}</span>}
              </td>
              <td className="number">
                {point.low !== null && point.high !== null ? format.interval(point.low, point.high, unit) : "–"}
              </td>
              <td className="number">
                <RowsLink figure={addressOf(point.bucket)} className="link">
                  {format.count(point.n)}
                </RowsLink>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A cut on a dimension stands in the place of that dimension's filter: it lies within it. */
function filtersOf(question: Question, cut: readonly DimensionKeyInput[] = []): Question["filters"] {
  const kept = question.filters.filter((filter) => !cut.some(({ dimension }) => dimension === filter.dimension));
  return [...kept, ...cut.map(({ dimension, key }) => ({ dimension, in: [key] }))];
}

function sentenceOf(points: readonly TrendPoint[], unit: Unit, grain: Grain, format: Format, t: TFunction): string {
  const final = points.flatMap(({ value, provisional, bucket }) =>
    value === null || provisional ? [] : [{ value, bucket }],
  );
  const last = final.at(-1);
  if (last === undefined) return t("trend.nothingFinal");
  const highest = final.reduce((high, point) => (point.value > high.value ? point : high), last);
  const lowest = final.reduce((low, point) => (point.value < low.value ? point : low), last);
  const open = points.filter(({ provisional, value, n }) => provisional && value !== null && n > 0).length;
  const told = { bucket: format.bucket(last.bucket, grain), value: format.text(last.value, unit) };
  const span = {
    low: format.text(lowest.value, unit),
    high: format.text(highest.value, unit),
    when: format.bucket(highest.bucket, grain),
  };
  return t("trend.sentence", { ...told, ...span }) + (open === 0 ? "" : t(`trend.open.${grain}`, { count: open }));
}
