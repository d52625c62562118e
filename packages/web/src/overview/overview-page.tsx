import { useTranslation } from "react-i18next";
import { metricKeys } from "../filters/search.ts";
import { useChangeSearch, useSearchState } from "../filters/use-search-state.ts";
import { useQuestion } from "../filters/use-question.ts";
import { TrendSection } from "../charts/trend-section.tsx";
import { useMetrics } from "../glossary/use-metrics.ts";
import { Departments } from "./departments.tsx";
import classes from "./overview.module.css";
import { Tiles } from "./tiles.tsx";

const trends = metricKeys.filter((key) => key !== "defectShare");

/** Are we good, are we getting better, where does it hurt. */
export function OverviewPage() {
  const question = useQuestion();
  const metric = useSearchState().trend ?? "handlingTime";
  const metrics = useMetrics();
  return (
    <div className={classes["page"]}>
      <Tiles question={question} />
      <div className={classes["two"]}>
        <TrendSection
          metric={metric}
          title={metrics.get(metric)?.name ?? ""}
          question={question}
          height={188}
          controls={<TrendChoice metric={metric} />}
        />
      </div>
      <Departments question={question} />
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
