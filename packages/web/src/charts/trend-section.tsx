import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { part } from "../app/part-missing.ts";
import { useInstallation } from "../app/installation-context.ts";
import { useGraphql } from "../app/use-graphql.ts";
import { figureSearch, type FigureAddress } from "../filters/figure-search.ts";
import { cutFilters } from "../filters/cut-filters.ts";
import { cohortRange, grainOf, trendRange, type Question } from "../filters/question.ts";
import { useSearchState } from "../filters/use-search-state.ts";
import { shownUnit } from "../format/shown-unit.ts";
import { useFormat } from "../format/use-format.ts";
import { TrendDocument, type DimensionKeyInput, type MetricKey } from "../gql/graphql.ts";
import { basisWords } from "../glossary/basis-words.ts";
import { useMetrics } from "../glossary/use-metrics.ts";
import { Card, useTableToggle } from "../parts/card.tsx";
import { DefinitionMark } from "../parts/definition-mark.tsx";
import { NoRows } from "../parts/no-rows.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { RowsLink } from "../parts/rows-link.tsx";
import { limitedPoints } from "./limited-points.ts";
import { trendPoints } from "./trend-points.ts";
import { trendSentence } from "./trend-sentence.ts";
import { TrendTable } from "./trend-table.tsx";
import { useLimitWords } from "./use-limit-words.ts";
import type { AskedLimits } from "./use-trend-limits.ts";

const TrendChart = lazy(part(() => import("./trend-chart.tsx")));

/** One metric over at least a year of weeks, or of cohorts over three years of months, with its sentence, its rows and its table. */
export function TrendSection({
  metric,
  title,
  question,
  cut,
  controls,
  target,
  limits,
  height = 236,
  className,
}: {
  metric: MetricKey;
  title: string;
  question: Question;
  cut?: readonly DimensionKeyInput[];
  controls?: ReactNode;
  target?: number | undefined;
  /** Of a defect: what its course is expected to be. */
  limits?: AskedLimits;
  height?: number;
  className?: string | undefined;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const { today } = useInstallation();
  const search = useSearchState();
  const navigate = useNavigate();
  const definition = useMetrics().get(metric);
  const unit = shownUnit(definition);
  const { asTable, toggle } = useTableToggle();
  const isOfCohorts = definition?.parameters.includes("atMonths") ?? false;
  const range = isOfCohorts ? cohortRange(question.range) : trendRange(question.range);
  const grain = isOfCohorts ? "MONTH" : grainOf(range);
  const query = useGraphql(TrendDocument, {
    input: {
      metrics: [{ key: metric }],
      range,
      grain,
      filters: cutFilters(question.filters, cut),
      asKnownOn: question.asKnownOn,
    },
  });
  const addressOf = (bucket?: string): FigureAddress => ({
    metric,
    range,
    ...(bucket === undefined ? {} : { bucket: { first: bucket, grain } }),
    ...(cut === undefined ? {} : { cut }),
  });
  const points = limitedPoints(
    trendPoints(query.data?.metricQuery.rows ?? [], { range, grain, today }),
    limits === "failed" ? undefined : limits,
    { unit, grain },
  );
  const n = points.reduce((sum, point) => sum + point.n, 0);
  const limitWords = useLimitWords();
  const basis = basisWords(t, definition);
  const sentence =
    (basis === null ? "" : t("trend.ofCohorts", { basis })) +
    trendSentence({ points, unit, grain }, format, t) +
    limitWords.sentence(limits, points, grain);
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
