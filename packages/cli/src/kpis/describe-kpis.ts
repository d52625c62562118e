import { type KpiFigure, type Language, type Metric, metricDefinitions } from "@huilu/core";

import { alignedTable } from "../import/aligned-table.ts";

const noFigure = "–";

/** Metrics down, months across, each figure with its n. */
export function describeKpis(figures: readonly KpiFigure[], language: Language): string {
  if (figures.length === 0) return "No figure was known then.";
  const months = [...new Set(figures.map((figure) => figure.bucket))].toSorted();
  const rows = metricDefinitions(language).map(({ key, name, metric }) => [
    name,
    ...months.map((month) =>
      cell(
        figures.find((figure) => figure.metric === key && figure.bucket === month),
        metric.unit,
      ),
    ),
  ]);
  return alignedTable([["", ...months.map((month) => month.slice(0, 7))], ...rows]).join("\n");
}

type Unit = Metric["unit"];

function cell(figure: KpiFigure | undefined, unit: Unit): string {
  if (!figure) return noFigure;
  if (unit === "COUNT") return String(figure.n);
  const value = figure.value === null ? noFigure : written(figure.value, unit);
  return `${value} (n ${figure.n}${figure.provisional ? ", provisional" : ""})`;
}

function written(value: number, unit: Unit): string {
  if (unit === "RATE") return `${(value * 100).toFixed(1)} %`;
  if (unit === "SECONDS") return `${(value / 3600).toFixed(1)} h`;
  return value.toFixed(2);
}
