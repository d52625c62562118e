import type { UseQueryResult } from "@tanstack/react-query";
import { useInstallation } from "../app/installation-context.ts";
import { useGraphql } from "../app/use-graphql.ts";
import { trendPoints, type TrendPoint } from "../charts/trend-points.ts";
import { grainOf, type Question } from "../filters/question.ts";
import { TilesDocument, type FigureFragment, type MetricKey, type TilesQuery } from "../gql/graphql.ts";
import { useMetrics } from "../glossary/use-metrics.ts";
import { shownMetrics } from "./shown-metrics.ts";

export type TilesAnswer = {
  readonly query: UseQueryResult<TilesQuery>;
  readonly figures: readonly FigureFragment[];
  /** The answer is here, and in none of its figures is there a single row. */
  readonly empty: boolean;
  courseOf(metric: MetricKey): readonly TrendPoint[];
};

/** The figures of the tiles with their course, in one answer, so that page sentence and tiles cannot disagree. */
export function useTiles({ range, filters, compare, asKnownOn }: Question): TilesAnswer {
  const { today } = useInstallation();
  const shown = shownMetrics(useMetrics().values());
  const metrics = shown.map((key) => ({ key }));
  const grain = grainOf(range);
  const query = useGraphql(
    TilesDocument,
    {
      totals: { metrics, range, filters, compare, asKnownOn },
      course: { metrics, range, filters, grain, asKnownOn },
    },
    { enabled: shown.length > 0 },
  );
  const figures = query.data?.totals.rows[0]?.values ?? [];
  const course = query.data?.course.rows ?? [];
  return {
    query,
    figures,
    empty: query.data !== undefined && figures.every(({ n }) => n === 0),
    courseOf: (wanted) =>
      trendPoints(course, { range, grain, today, pick: (values) => values.find(({ metric }) => metric === wanted) }),
  };
}
