import { useTranslation } from "react-i18next";
import { metricKeys } from "../filters/search.ts";
import { useChangeSearch, useSearchState } from "../filters/use-search-state.ts";
import { useQuestion } from "../filters/use-question.ts";
import { TrendSection } from "../charts/trend-section.tsx";
import { useMetrics } from "../glossary/use-metrics.ts";
import { NoRows } from "../parts/no-rows.tsx";
import { PageHead } from "../parts/page-head.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { Departments } from "./departments.tsx";
import { DueSection } from "./due-section.tsx";
import { OverviewSentence } from "./overview-sentence.tsx";
import classes from "./overview.module.css";
import { Tiles } from "./tiles.tsx";
import { useTargets } from "./use-targets.ts";
import { useTiles } from "./use-tiles.ts";

// A share of everything is always the whole; it says something only where it is cut.
const trends = metricKeys.filter((key) => key !== "defectShare");

/** Are we good, are we getting better, where does it hurt. Where there is nothing it is said once. */
export function OverviewPage() {
  const { t } = useTranslation();
  const question = useQuestion();
  const metric = useSearchState().trend ?? "handlingTime";
  const metrics = useMetrics();
  const tiles = useTiles(question);
  const standingOf = useTargets(question);
  return (
    <div className={classes["page"]}>
      <PageHead title={t("overview.title")}>
        {tiles.figures.some(({ n }) => n > 0) && <OverviewSentence figures={tiles.figures} standingOf={standingOf} />}
      </PageHead>
      <QueryState query={tiles.query} height={196} empty={() => (tiles.empty ? <NoRows height={196} /> : null)}>
        {() => <Tiles tiles={tiles} range={question.range} standingOf={standingOf} />}
      </QueryState>
      {!tiles.empty && (
        <>
          <div className={classes["two"]}>
            <TrendSection
              metric={metric}
              title={metrics.get(metric)?.name ?? ""}
              question={question}
              height={188}
              target={standingOf(metric)?.shown.target}
              controls={<TrendChoice metric={metric} />}
            />
            {/* What is due is due now: beside figures as known earlier it would mislead. */}
            {question.asKnownOn === null && <DueSection filters={question.filters} />}
          </div>
          <Departments question={question} />
        </>
      )}
    </div>
  );
}

function TrendChoice({ metric }: { metric: (typeof metricKeys)[number] }) {
  const { t } = useTranslation();
  const metrics = useMetrics();
  const change = useChangeSearch();
  return (
    <select
      className={`${classes["choice"]} no-print`}
      aria-label={t("trend.choose")}
      value={metric}
      onChange={(event) => {
        const chosen = trends.find((key) => key === event.currentTarget.value);
        if (chosen !== undefined) change((now) => ({ ...now, trend: chosen }));
      }}
    >
      {trends.map((key) => (
        <option key={key} value={key}>
          {metrics.get(key)?.name ?? key}
        </option>
      ))}
    </select>
  );
}
