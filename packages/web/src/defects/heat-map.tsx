import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useGraphql } from "../app/use-graphql.ts";
import type { Question } from "../filters/question.ts";
import { useFormat } from "../format/use-format.ts";
import { HeatMapDocument, type DateRangeInput, type HeatMapQuery, type HeatPart } from "../gql/graphql.ts";
import { Card } from "../parts/card.tsx";
import { DefinitionMark } from "../parts/definition-mark.tsx";
import { NoRows } from "../parts/no-rows.tsx";
import { QueryState } from "../parts/query-state.tsx";
import { RowsLink } from "../parts/rows-link.tsx";
import classes from "./heat-map.module.css";
import { toneOf } from "./heat-tone.ts";

type Heat = HeatMapQuery["defectHeatMap"];
type HeatRow = Heat["rows"][number];
type HeatCell = HeatRow["cells"][number];
type Term = { key: string; label: string };

const parts = ["MODEL", "BATCH"] as const satisfies readonly HeatPart[];
const dimensionOf = { MODEL: "productModel", BATCH: "batch" } as const;

/** Where a defect sits: count and × against expectation, orange above, blue below. Each cell opens its rows. */
export function HeatMap({ question }: { question: Question }) {
  const { t } = useTranslation();
  const [by, setBy] = useState<HeatPart>("MODEL");
  const { range, filters, asKnownOn } = question;
  const query = useGraphql(HeatMapDocument, { by, range, filters, asKnownOn });
  const heat = query.data?.defectHeatMap;
  return (
    <Card
      title={t(`heat.title.${by}`)}
      mark={<DefinitionMark metric="defectReports" range={range} />}
      sentence={heat ? t(heat.isByRate ? `heat.legend.${by}` : `heat.legendByShare.${by}`) : " "}
      actions={
        <>
          <span>{t("heat.unit")}</span>
          <SegmentedControl
            size="xs"
            className="no-print"
            aria-label={t("heat.by.title")}
            value={by}
            onChange={(value) => setBy(parts.find((one) => one === value) ?? "MODEL")}
            data={parts.map((value) => ({ value, label: t(`heat.by.${value}`) }))}
          />
        </>
      }
    >
      <QueryState
        query={query}
        height={320}
        empty={({ defectHeatMap }) => (defectHeatMap.rows.length === 0 ? <NoRows height={320} /> : null)}
      >
        {({ defectHeatMap }) => <HeatTable heat={defectHeatMap} by={by} range={range} />}
      </QueryState>
    </Card>
  );
}

function HeatTable({ heat, by, range }: { heat: Heat; by: HeatPart; range: DateRangeInput }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className="scroller">
      <table className={`figures ${classes["heat"] ?? ""}`}>
        <caption className="unseen">{t(`heat.title.${by}`)}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`dimension.${dimensionOf[by]}`)}</th>
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
          {heat.rows.map(({ part, model, reports, cells }) => (
            <tr key={part.key}>
              <th scope="row">
                {part.label}
                {model && <span className="quiet"> {model.label}</span>}
              </th>
              {heat.defects.map((defect, i) => {
                const cell = cells[i];
                return cell && <Cell key={defect.key} cell={cell} part={part} by={by} defect={defect} range={range} />;
              })}
              <td className="number quiet">{format.count(reports)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type CellProps = { cell: HeatCell; part: Term; by: HeatPart; defect: Term; range: DateRangeInput };

function Cell({ cell, part, by, defect, range }: CellProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { reports, expected, differs } = cell;
  const ratio = expected > 0 ? format.times(reports / expected) : "";
  const words = t("heat.cell", {
    part: part.label,
    defect: defect.label,
    n: format.count(reports),
    expected: format.decimal(expected, 1),
    ratio,
  });
  return (
    <td className="number" data-tone={toneOf(cell)} title={words}>
      {reports === 0 ? (
        <span className={classes["none"]}>
          {expected > 0 ? (
            <>
              0 <small>{differs ? ratio : ""}</small>
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
              { dimension: dimensionOf[by], key: part.key },
              { dimension: "defectType", key: defect.key },
            ],
          }}
        >
          {format.count(reports)} <small>{ratio}</small>
          <span className="unseen">{t("heat.rows", { part: part.label, defect: defect.label })}</span>
        </RowsLink>
      )}
    </td>
  );
}
