import { Link } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { part } from "../app/part-missing.ts";
import { useGraphql } from "../app/use-graphql.ts";
import { useFormat } from "../format/use-format.ts";
import { MonthsInServiceDocument, type MonthsInServiceQuery } from "../gql/graphql.ts";
import { Card, useTableToggle } from "../parts/card.tsx";
import { ExplainMark } from "../parts/explain-mark.tsx";
import { Notice } from "../parts/notice.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { AgeTable } from "../reliability/age-table.tsx";
import { cohortName } from "../reliability/cohort-name.ts";
import { linesOf } from "../reliability/cohorts-card.tsx";
import { withinReach } from "../reliability/curve-rows.ts";
import { Excluded } from "../reliability/excluded.tsx";
import { lifeSearch, useLifeFilters } from "../reliability/life-filters.ts";

const AgeChart = lazy(part(() => import("../reliability/age-chart.tsx")));
const height = 250;

type Found = NonNullable<MonthsInServiceQuery["monthsInService"]>;

/** The defect by months in service of the production months that stand highest: since when it is made in. */
export function DefectCohorts({ defect }: { defect: string }) {
  const { t } = useTranslation();
  const { asTable, toggle } = useTableToggle();
  const others = useLifeFilters().filter(({ dimension }) => dimension !== "defectType" && dimension !== "defectFamily");
  const filters = [...others, { dimension: "defectType" as const, in: [defect] }];
  const query = useGraphql(MonthsInServiceDocument, { filters, by: "PRODUCTION_MONTH", curves: null });
  const title = t("reliability.cohorts.title");
  const found = query.data?.monthsInService;
  return (
    <Card
      title={t("defect.cohorts")}
      mark={<ExplainMark name={title} text={t("reliability.cohorts.text")} source={t("reliability.cohorts.source")} />}
      sentence={found ? <Sentence found={found} /> : " "}
      actions={
        <>
          <Link to="/reliability" search={lifeSearch(filters)} className="no-print">
            {t("defect.toReliability")}
          </Link>
          {toggle}
        </>
      }
    >
      <QueryState
        query={query}
        height={height}
        empty={({ monthsInService }) =>
          monthsInService && monthsInService.units > 0 ? null : (
            <Notice title={t("reliability.none")} text={t("reliability.noneText")} height={height} />
          )
        }
      >
        {({ monthsInService }) =>
          monthsInService && (
            <>
              <Curves found={monthsInService} asTable={asTable} />
              <Excluded found={monthsInService} of={{ defectType: [defect] }} />
            </>
          )
        }
      </QueryState>
    </Card>
  );
}

function Curves({ found, asTable }: { found: Found; asTable: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const write = (value: number) => format.decimal(value, 1);
  const lines = linesOf(found, {
    all: t("reliability.cohorts.all"),
    unknown: t("reliability.cohorts.unknown"),
    format,
  });
  if (asTable) return <AgeTable lines={lines} write={write} title={t("reliability.cohorts.title")} />;
  const description = t("reliability.cohorts.description", { cohorts: format.list(lines.map(({ label }) => label)) });
  return (
    <Suspense fallback={<div style={{ height }} />}>
      <AgeChart lines={withinReach(lines)} description={description} height={height} band={0} write={write} />
    </Suspense>
  );
}

/** Less than a twentieth above all is nothing to name. */
const least = 1.05;

function Sentence({ found: { cohorts } }: { found: Found }) {
  const { t } = useTranslation();
  const format = useFormat();
  const worst = cohorts
    .filter(({ cohort, excess }) => cohort !== "" && (excess?.low ?? 0) > least)
    .toSorted((a, b) => (b.excess?.low ?? 0) - (a.excess?.low ?? 0))[0];
  if (!worst?.excess) return t("defect.cohortsEven");
  const { times, low, age } = worst.excess;
  return t("reliability.sentenceWorst", {
    cohort: cohortName(format, worst),
    times: format.times(times),
    low: format.times(low),
    count: age,
  });
}
