import { NativeSelect } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { part } from "../app/part-missing.ts";
import { cohortKinds } from "../filters/search.ts";
import { useChangeSearch } from "../filters/use-search-state.ts";
import { useFormat, type Format } from "../format/use-format.ts";
import type { CohortKind, MonthsInServiceQuery } from "../gql/graphql.ts";
import { Card, useTableToggle } from "../parts/card.tsx";
import { ExplainMark } from "../parts/explain-mark.tsx";
import { Notice } from "../parts/notice.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { AgeTable } from "./age-table.tsx";
import { cohortName } from "./cohort-name.ts";
import { CohortTable } from "./cohort-table.tsx";
import { withinReach, type AgeLine } from "./curve-rows.ts";
import { Excluded } from "./excluded.tsx";
import classes from "./reliability.module.css";

const AgeChart = lazy(part(() => import("./age-chart.tsx")));
const height = 300;

type Found = NonNullable<MonthsInServiceQuery["monthsInService"]>;

/** Months-in-service curves of cohorts, what is not final dashed, and every cohort in a table. */
export function CohortsCard({ query, by }: { query: UseQueryResult<MonthsInServiceQuery>; by: CohortKind }) {
  const { t } = useTranslation();
  const change = useChangeSearch();
  const { asTable, toggle } = useTableToggle();
  const title = t("reliability.cohorts.title");
  const picker = (
    <NativeSelect
      className="no-print"
      size="xs"
      aria-label={t("reliability.by.label")}
      value={by}
      onChange={({ currentTarget: { value } }) => {
        const kind = cohortKinds.find((one) => one === value) ?? "PRODUCTION_MONTH";
        change(({ cohort: _, ...search }) => ({ ...search, by: kind }));
      }}
      data={cohortKinds.map((value) => ({ value, label: t(`reliability.by.${value}`) }))}
    />
  );
  return (
    <Card
      title={title}
      mark={<ExplainMark name={title} text={t("reliability.cohorts.text")} source={t("reliability.cohorts.source")} />}
      sentence={t("reliability.cohorts.sentence")}
      actions={
        <>
          {picker}
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
        {({ monthsInService }) => monthsInService && <Curves found={monthsInService} by={by} asTable={asTable} />}
      </QueryState>
    </Card>
  );
}

function Curves({ found, by, asTable }: { found: Found; by: CohortKind; asTable: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const write = (value: number) => format.decimal(value, 1);
  const lines = linesOf(found, {
    all: t("reliability.cohorts.all"),
    unknown: t("reliability.cohorts.unknown"),
    format,
  });
  const description = t("reliability.cohorts.description", { cohorts: format.list(lines.map(({ label }) => label)) });
  return (
    <>
      {asTable ? (
        <AgeTable lines={lines} write={write} title={t("reliability.cohorts.title")} />
      ) : (
        <Suspense fallback={<div style={{ height }} />}>
          <AgeChart lines={withinReach(lines)} description={description} height={height} band={0} write={write} />
        </Suspense>
      )}
      <Excluded found={found} />
      <CohortTable found={found} by={by} />
      <p className={classes["small"]}>{t("reliability.cohorts.note")}</p>
    </>
  );
}

type Words = { readonly all: string; readonly unknown: string; readonly format: Format };

/** All units first, then the curves asked for; the model is named where batches of several would bear one name. */
export function linesOf({ all, curves }: Found, words: Words): AgeLine[] {
  const alone = new Set(curves.map(({ model }) => model)).size < 2;
  return [{ cohort: "all", label: words.all, model: null, points: all }, ...curves].map(
    ({ cohort, label, model, points }) => ({
      key: cohort,
      label:
        label === ""
          ? words.unknown
          : alone || !model
            ? cohortName(words.format, { cohort, label })
            : `${label} ${shortened(model)}`,
      points: points.map((point) => ({ ...point, value: point.perThousand })),
    }),
  );
}

/** The first word of a model's name, which tells it apart, as much as fits at a line's end. */
const shortened = (model: string) => (model.split(" ")[0] ?? "").slice(0, 12);
