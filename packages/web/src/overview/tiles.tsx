import { useTranslation } from "react-i18next";
import { useInstallation } from "../app/installation-context.ts";
import { useGraphql } from "../app/use-graphql.ts";
import { trendPoints } from "../charts/trend-points.ts";
import { grainOf, type Question } from "../filters/question.ts";
import { TilesDocument, type MetricKey } from "../gql/graphql.ts";
import { NoRows } from "../parts/no-rows.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { OverviewSentence } from "./overview-sentence.tsx";
import classes from "./overview.module.css";
import { Tile } from "./tile.tsx";

/** On the phone the first four are shown. */
const shown: readonly MetricKey[] = [
  "handlingTime",
  "firstFixRate",
  "csat",
  "cases",
  "firstResponseTime",
  "costPerCase",
];

/** The page's sentence and its six figures come from one answer, so they cannot disagree. */
export function Tiles({ question }: { question: Question }) {
  const { t } = useTranslation();
  const { today } = useInstallation();
  const { range, filters, compare } = question;
  const metrics = shown.map((key) => ({ key }));
  const grain = grainOf(range);
  const query = useGraphql(TilesDocument, {
    totals: { metrics, range, filters, compare },
    course: { metrics, range, filters, grain },
  });
  const figures = query.data?.totals.rows[0]?.values ?? [];
  return (
    <>
      <PageHead title={t("overview.title")}>
        {figures.some(({ n }) => n > 0) && <OverviewSentence figures={figures} />}
      </PageHead>
      <QueryState
        query={query}
        height={150}
        empty={() => (figures.every(({ n }) => n === 0) ? <NoRows height={150} /> : null)}
      >
        {({ course }) => (
          <div className={classes["tiles"]}>
            {figures.map((figure) => (
              <Tile
                key={figure.metric}
                figure={figure}
                range={range}
                course={trendPoints(course.rows, {
                  range,
                  grain,
                  today,
                  pick: (values) => values.find(({ metric }) => metric === figure.metric),
                })}
              />
            ))}
          </div>
        )}
      </QueryState>
    </>
  );
}
