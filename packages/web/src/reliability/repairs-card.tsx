import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { part } from "../app/part-missing.ts";
import { useGraphql } from "../app/use-graphql.ts";
import { useFormat } from "../format/use-format.ts";
import { type DimensionFilterInput, RecurrentRepairsDocument, type RecurrentRepairsQuery } from "../gql/graphql.ts";
import { Card, useTableToggle } from "../parts/card.tsx";
import { ExplainMark } from "../parts/explain-mark.tsx";
import { NoRows } from "../parts/no-rows.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { AgeTable } from "./age-table.tsx";
import classes from "./reliability.module.css";

const AgeChart = lazy(part(() => import("./age-chart.tsx")));
const height = 236;
type Found = NonNullable<RecurrentRepairsQuery["recurrentRepairs"]>;

/** How often a unit comes back on average, by months of service. */
export function RepairsCard({ filters }: { filters: DimensionFilterInput[] }) {
  const { t } = useTranslation();
  const query = useGraphql(RecurrentRepairsDocument, { filters });
  const { asTable, toggle } = useTableToggle();
  const found = query.data?.recurrentRepairs;
  const title = t("reliability.repairs.title");
  return (
    <Card
      title={title}
      mark={<ExplainMark name={title} text={t("reliability.repairs.text")} source={t("reliability.repairs.source")} />}
      sentence={found ? <Sentence found={found} /> : " "}
      actions={toggle}
    >
      <QueryState
        query={query}
        height={height}
        empty={({ recurrentRepairs }) => (recurrentRepairs?.points.length ? null : <NoRows height={height} />)}
      >
        {({ recurrentRepairs }) => recurrentRepairs && <Curve found={recurrentRepairs} asTable={asTable} />}
      </QueryState>
    </Card>
  );
}

function Sentence({ found: { points, units, unitsByReports } }: { found: Found }) {
  const { t } = useTranslation();
  const format = useFormat();
  const mark = points.find(({ age }) => age === 12) ?? points.at(-1);
  if (!mark) return t("reliability.nothing");
  return t("reliability.repairs.sentence", {
    mean: format.decimal(100 * mark.mean, 2),
    low: format.decimal(100 * mark.low, 2),
    high: format.decimal(100 * mark.high, 2),
    count: mark.age,
    units: format.compact(units),
    once: format.count(unitsByReports[0] ?? 0),
    again: format.count(unitsByReports.slice(1).reduce((sum, n) => sum + n, 0)),
  });
}

function Curve({ found, asTable }: { found: Found; asTable: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const digits = 100 * (found.points.at(-1)?.mean ?? 0) < 5 ? 2 : 1;
  const write = (value: number) => format.decimal(value, digits);
  const points = found.points.map(({ mean, low, high, ...point }) => ({
    ...point,
    value: 100 * mean,
    low: 100 * low,
    high: 100 * high,
  }));
  const end = points.at(-1);
  const lines = [{ key: "mean", label: end ? write(end.value) : "", points }];
  return (
    <>
      {asTable ? (
        <AgeTable
          lines={lines.map((line) => ({ ...line, label: t("reliability.repairs.line") }))}
          write={write}
          title={t("reliability.repairs.title")}
        />
      ) : (
        <Suspense fallback={<div style={{ height }} />}>
          <AgeChart lines={lines} description={t("reliability.repairs.title")} height={height} band={0} write={write} />
        </Suspense>
      )}
      <p className={classes["small"]}>
        {t("reliability.repairs.note", {
          reports: format.count(found.reports),
          units: format.count(found.units),
          from: format.bucket(found.observed.from, "MONTH"),
          to: format.day(found.observed.settledTo),
        })}
      </p>
    </>
  );
}
