import { useTranslation } from "react-i18next";
import { useGraphql } from "../app/use-graphql.ts";
import type { Question } from "../filters/question.ts";
import { useFormat } from "../format/use-format.ts";
import { HeatMapDocument, type DateRangeInput } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { DefinitionMark } from "../parts/definition-mark.tsx";
import { NoRows } from "../parts/no-rows.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { RowsLink } from "../parts/rows-link.tsx";
import { heatOf, leastExpected, type Heat, type HeatCell } from "./heat-cells.ts";
import classes from "./heat-map.module.css";

const mostCells = 5000;

/** Where a defect sits: count and × against expectation, orange above, blue below. Each cell opens its rows. */
export function HeatMap({ question }: { question: Question }) {
  const { t } = useTranslation();
  const { range, filters, asKnownOn } = question;
  const query = useGraphql(HeatMapDocument, {
    input: {
      metrics: [{ key: "defectReports" }, { key: "ratePerThousandInService" }],
      range,
      filters,
      asKnownOn,
      by: ["productFamily", "productModel", "defectType"],
      order: { metric: "defectReports", descending: true },
      limit: mostCells,
    },
  });
  const heat = heatOf(query.data?.metricQuery.rows ?? []);
  const cut = (query.data?.metricQuery.totalRows ?? 0) > mostCells;
  return (
    <Card
      title={t("heat.title")}
      mark={<DefinitionMark metric="defectReports" range={range} />}
      sentence={
        <>
          {t(heat.isByRate ? "heat.legend" : "heat.legendByShare", { least: leastExpected })}
          {cut && ` ${t("heat.cut", { n: mostCells })}`}
        </>
      }
      actions={<span>{t("heat.unit")}</span>}
    >
      <QueryState query={query} height={320} empty={() => (heat.total === 0 ? <NoRows height={320} /> : null)}>
        {() => <HeatTable heat={heat} range={range} />}
      </QueryState>
    </Card>
  );
}

function HeatTable({ heat, range }: { heat: Heat; range: DateRangeInput }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="scroller">
      <table className={`figures ${classes["heat"] ?? ""}`}>
        <caption className="unseen">{t("heat.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("dimension.productModel")}</th>
            {heat.defects.map(({ key, label }) => (
              <th key={key} scope="col" className="number" title={label}>
                {label}
              </th>
            ))}
            <th scope="col" className="number">
              {t("heat.total")}
            </th>
          </tr>
        </thead>
        <tbody>
          {heat.models.map((model) => (
            <tr key={model.key}>
              <th scope="row">{model.label}</th>
              {heat.defects.map((defect) => (
                <Cell
                  key={defect.key}
                  cell={heat.cell(model.key, defect.key)}
                  model={model}
                  defect={defect}
                  range={range}
                />
              ))}
              <td className="number quiet">{format.count(model.n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Key = { key: string; label: string };

function Cell({ cell, model, defect, range }: { cell: HeatCell; model: Key; defect: Key; range: DateRangeInput }) {
  const { t } = useTranslation();
  const format = useFormat();
  const ratio = cell.expected > 0 ? format.times(cell.n / cell.expected) : "";
  const words = t("heat.cell", {
    model: model.label,
    defect: defect.label,
    n: format.count(cell.n),
    expected: format.decimal(cell.expected, 1),
    ratio,
  });
  return (
    <td className="number" data-tone={cell.tone} title={words}>
      {cell.n === 0 ? (
        <span className={classes["none"]}>
          {cell.expected > 0 ? (
            <>
              0 <small>{cell.expected >= leastExpected ? ratio : ""}</small>
            </>
          ) : (
            <span title={t("heat.never")}>·</span>
          )}
        </span>
      ) : (
        <RowsLink
          figure={{
            metric: "defectReports",
            range,
            cut: [
              { dimension: "productModel", key: model.key },
              { dimension: "defectType", key: defect.key },
            ],
          }}
        >
          {format.count(cell.n)} <small>{ratio}</small>
          <span className="unseen">{t("heat.rows", { model: model.label, defect: defect.label })}</span>
        </RowsLink>
      )}
    </td>
  );
}
