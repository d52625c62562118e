import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useViewer } from "../app/installation-context.ts";
import { useGraphql } from "../app/use-graphql.ts";
import { TrendSection } from "../charts/trend-section.tsx";
import { useTrendLimits } from "../charts/use-trend-limits.ts";
import { RaiseIssue } from "../feedback/raise-issue.tsx";
import { cutFilters } from "../filters/cut-filters.ts";
import { filtersOnly } from "../filters/search.ts";
import { useQuestion } from "../filters/use-question.ts";
import { useChangeSearch, useSearchState } from "../filters/use-search-state.ts";
import { useLabels } from "../filters/use-labels.ts";
import { useFormat } from "../format/use-format.ts";
import { ParetoDocument } from "../gql/graphql.ts";
import { PageHead } from "../parts/page-head.tsx";
import classes from "./defects.module.css";
import { fewWords, typesOf } from "./few-words.ts";
import { HeatMap } from "./heat-map.tsx";
import { Pareto } from "./pareto.tsx";
import { paretoOf, type ParetoLine } from "./pareto-lines.ts";
import { useRanked } from "./use-ranked.ts";

const mostTypes = 1000;

/** What keeps coming back, since when, and where. */
export function DefectsPage() {
  const { t } = useTranslation();
  const question = useQuestion();
  const change = useChangeSearch();
  const { range, filters, asKnownOn } = question;
  const query = useGraphql(ParetoDocument, {
    input: {
      metrics: [{ key: "defectReports" }, { key: "defectShare" }, { key: "ratePerThousandInService" }],
      range,
      filters,
      asKnownOn,
      by: ["defectType"],
      compare: ["PREVIOUS_PERIOD"],
      order: { metric: "defectReports", descending: true },
      limit: mostTypes,
    },
  });
  const { operations } = useViewer();
  const mayOpen = operations.includes("standOuts");
  const lines = query.data === undefined ? [] : paretoOf(query.data.metricQuery.rows);
  const { chosen: asked, rank = "count" } = useSearchState();
  const ranked = useRanked(lines, rank, question);
  const chosen = asked ?? lines.find(({ key }) => key !== "unclassified")?.key ?? lines[0]?.key;
  const limits = useTrendLimits(chosen, question);
  const labels = useLabels("defectType", asked === undefined ? [] : [asked]);
  const title = chosen === undefined ? "" : (lines.find(({ key }) => key === chosen)?.label ?? labels(chosen));
  return (
    <div className={classes["page"]}>
      <PageHead title={t("defects.title")}>{lines.length > 0 && <DefectsSentence lines={lines} />}</PageHead>
      <div className={classes["two"]}>
        <Pareto
          query={query}
          lines={ranked.lines}
          isWaiting={ranked.isWaiting}
          rank={rank}
          onRank={(wanted) => change(({ rank: _, ...rest }) => (wanted === "count" ? rest : { ...rest, rank: wanted }))}
          range={range}
          chosen={chosen}
          onChoose={(key) => change((now) => ({ ...now, chosen: key }))}
        />
        {chosen !== undefined && (
          <TrendSection
            metric="defectReports"
            question={question}
            title={title}
            height={326}
            limits={limits}
            cut={[{ dimension: "defectType", key: chosen }]}
            controls={
              <>
                {operations.includes("raiseQualityIssue") && (
                  <RaiseIssue
                    key={chosen}
                    name={title}
                    source={{
                      kind: "DEFECT",
                      evidence: {
                        filters: cutFilters(filters, [{ dimension: "defectType", key: chosen }]),
                        from: range.from,
                      },
                    }}
                  />
                )}
                {mayOpen && chosen !== "unclassified" && <DefectLink defect={chosen} />}
              </>
            }
          />
        )}
      </div>
      <HeatMap question={question} />
    </div>
  );
}

function DefectLink({ defect }: { defect: string }) {
  const { t } = useTranslation();
  const search = filtersOnly(useSearchState());
  return (
    <Link to="/defect" search={{ ...search, chosen: defect }}>
      {t("defect.open")}
    </Link>
  );
}

function DefectsSentence({ lines }: { lines: readonly ParetoLine[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const total = lines.reduce((sum, line) => sum + line.n, 0);
  const types = typesOf(lines);
  const few = lines.filter(({ vital }) => vital);
  const share = few.at(-1)?.cumulative ?? 0;
  const risen = types.reduce<ParetoLine | undefined>(
    (most, line) => (riseOf(line) > (most === undefined ? 0 : riseOf(most)) ? line : most),
    undefined,
  );
  const unclassified = lines.find(({ key }) => key === "unclassified");
  const parts = [
    t("defects.total", { n: format.count(total), types: types.length }),
    lines.length > few.length ? fewWords(t, few, { share: format.percent(share), words: "defects" }) : null,
    risen === undefined
      ? null
      : t("defects.risen", { name: risen.label, before: format.count(risen.before ?? 0), now: format.count(risen.n) }),
    unclassified === undefined ? null : t("defects.unclassified", { n: format.count(unclassified.n) }),
  ];
  return <p style={{ margin: 0 }}>{parts.filter((part) => part !== null).join("")}</p>;
}

function riseOf({ n, before }: ParetoLine): number {
  return before === null ? 0 : n - before;
}
