import { useTranslation } from "react-i18next";
import { useGraphql } from "../app/use-graphql.ts";
import type { Question } from "../filters/question.ts";
import { useFormat } from "../format/use-format.ts";
import { DepartmentsDocument, type DepartmentsQuery, type MetricKey, type PointFragment } from "../gql/graphql.ts";
import { useMetrics } from "../glossary/use-metrics.ts";
import { Card } from "../parts/card.tsx";
import { NoRows } from "../parts/no-rows.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { RowsLink } from "../parts/rows-link.tsx";
import classes from "./overview.module.css";

const columns: readonly MetricKey[] = [
  "cases",
  "handlingTime",
  "firstFixRate",
  "csat",
  "firstResponseTime",
  "costPerCase",
];
const most = 50;

/** Each department's figures with interval and n, in the order of their cases: a table to look things up, not a ranking. */
export function Departments({ question }: { question: Question }) {
  const { t } = useTranslation();
  const metrics = useMetrics();
  const { range, filters, asKnownOn } = question;
  const query = useGraphql(DepartmentsDocument, {
    input: {
      metrics: columns.map((key) => ({ key })),
      range,
      filters,
      asKnownOn,
      by: ["department"],
      order: { metric: "cases", descending: true },
      limit: most,
    },
  });
  return (
    <Card title={t("departments.title")} sentence={t("departments.sentence")}>
      <QueryState
        query={query}
        height={180}
        empty={({ metricQuery }) => (metricQuery.rows.length === 0 ? <NoRows height={180} /> : null)}
      >
        {({ metricQuery }) => (
          <div className="scroller">
            <table className={`figures ${classes["departments"] ?? ""}`}>
              <thead>
                <tr>
                  <th scope="col">{t("dimension.department")}</th>
                  {columns.map((key) => (
                    <th key={key} scope="col" className="number">
                      {metrics.get(key)?.name ?? ""}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {metricQuery.rows.map((row) => (
                  <DepartmentRow key={row.dimensions[0]?.key ?? ""} row={row} range={range} />
                ))}
              </tbody>
            </table>
            {metricQuery.totalRows > most && (
              <p className="quiet">{t("departments.more", { n: metricQuery.totalRows - most })}</p>
            )}
          </div>
        )}
      </QueryState>
    </Card>
  );
}

function DepartmentRow({
  row,
  range,
}: {
  row: DepartmentsQuery["metricQuery"]["rows"][number];
  range: Question["range"];
}) {
  const department = row.dimensions[0];
  if (department === undefined) return null;
  return (
    <tr>
      <th scope="row">{department.label}</th>
      {columns.map((key) => {
        const figure = row.values.find(({ metric }) => metric === key);
        return (
          <td key={key} className="number">
            {figure === undefined || figure.n === 0 ? (
              <span className="quiet">–</span>
            ) : (
              <RowsLink figure={{ metric: key, range, cut: [{ dimension: "department", key: department.key }] }}>
                <FigureCell figure={figure} />
              </RowsLink>
            )}
          </td>
        );
      })}
    </tr>
  );
}

function FigureCell({ figure }: { figure: PointFragment }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (figure.unit === "COUNT") return format.count(figure.n);
  return (
    <>
      {format.text(figure.value, figure.unit)}{" "}
      <span className={classes["small"]}>
        {format.parenthesis(figure)} {t("figure.n", { n: format.compact(figure.n) })}
      </span>
    </>
  );
}
