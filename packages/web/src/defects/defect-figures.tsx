import { useTranslation } from "react-i18next";
import { useGraphql } from "../app/use-graphql.ts";
import { cutFilters } from "../filters/cut-filters.ts";
import type { Question } from "../filters/question.ts";
import { shownUnit } from "../format/shown-unit.ts";
import { useFormat } from "../format/use-format.ts";
import {
  DefectFiguresDocument,
  type DefectFiguresQuery,
  type DimensionKeyInput,
  type MetricKey,
} from "../gql/graphql.ts";
import { useMetrics } from "../glossary/use-metrics.ts";
import { Comparisons } from "../overview/comparisons.tsx";
import { DefinitionMark } from "../parts/definition-mark.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { RowsLink } from "../parts/rows-link.tsx";
import classes from "./defects.module.css";

type Figure = DefectFiguresQuery["metricQuery"]["rows"][number]["values"][number];
const metrics = [
  "defectReports",
  "ratePerThousandInService",
  "costPerCase",
  "firstFixRate",
  "handlingTime",
] as const satisfies readonly MetricKey[];

/** What a defect comes to in the period: how often, how much it costs, and how its cases fare. Each opens its rows. */
export function DefectFigures({ question, cut }: { question: Question; cut: readonly DimensionKeyInput[] }) {
  const { t } = useTranslation();
  const { range, compare, asKnownOn } = question;
  const filters = cutFilters(question.filters, cut);
  const query = useGraphql(DefectFiguresDocument, {
    input: { metrics: metrics.map((key) => ({ key })), range, filters, compare, asKnownOn },
  });
  const nameOf = useMetrics();
  return (
    <section className={classes["strip"]} aria-label={t("defect.figures")}>
      <QueryState query={query} height={104}>
        {({ metricQuery: { rows } }) => (
          <div className={classes["figures"]}>
            {(rows[0]?.values ?? []).flatMap((figure) => [
              ...(figure.metric === "costPerCase"
                ? [
                    <Small
                      key="total"
                      name={t("defect.cost")}
                      figure={{
                        ...figure,
                        value: figure.n === 0 ? null : figure.numerator,
                        low: null,
                        high: null,
                        previous: [],
                      }}
                      {...{ question, cut }}
                    />,
                  ]
                : []),
              <Small
                key={figure.metric}
                name={nameOf.get(figure.metric)?.name ?? figure.metric}
                figure={figure}
                {...{ question, cut }}
              />,
            ])}
          </div>
        )}
      </QueryState>
    </section>
  );
}

type SmallProps = { name: string; figure: Figure; question: Question; cut: readonly DimensionKeyInput[] };

function Small({ name, figure, question: { range }, cut }: SmallProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const definition = useMetrics().get(figure.metric);
  const { digits, unit } = format.figure(figure.value, shownUnit(definition, figure.unit));
  const n = format.count(figure.n);
  return (
    <div className={classes["figure"]}>
      <h2>
        <span title={name}>{name}</span>
        <DefinitionMark metric={figure.metric} range={range} />
      </h2>
      <p className={classes["value"]}>
        {figure.n === 0 ? (
          "–"
        ) : (
          <RowsLink figure={{ metric: figure.metric, range, cut }}>
            {digits}
            {unit !== "" && <small> {unit}</small>}
            <span className="unseen"> {t("tile.open", { metric: name, n })}</span>
          </RowsLink>
        )}
      </p>
      <p className="quiet">
        {figure.unit === "COUNT" ? "" : `${format.parenthesis(figure)} ${t("figure.n", { n })}`}
        {figure.provisional && figure.unit === "RATE" && ` · ${t("figure.provisional")}`}
      </p>
      <Comparisons figure={figure} better={definition?.better ?? "NEITHER"} />
    </div>
  );
}
