import type { Database } from "../database/database.ts";
import { textOf } from "../locales/text.ts";
import type { MetricQuery, MetricResult, MetricResultRow, MetricValue } from "../metrics/metric-query.ts";
import { metricDefinitions, metricQuery } from "../registry.ts";
import type { Cell, Column, ExportTable, TableRow } from "./export-table.ts";
import { dimensionName, exportWords } from "./export-words.ts";
import { choiceInWords } from "./unit-parts.ts";
import type { ExportAsker } from "./unit-questions.ts";

const pageSize = 1000;
const numbers = ["n", "numerator", "denominator", "mean", "median", "p90", "cumulative", "low", "high"] as const;

/** The answer to `query`, one row a figure: its keys, value, doubt, comparisons, and how many were left out for each reason. */
export async function figuresTable(db: Database, query: MetricQuery, asker: ExportAsker): Promise<ExportTable> {
  const result = await metricQuery(db, query, asker);
  const reasons = reasonsOf(result);
  const rowOf = rowWriter(query, asker, [...reasons.keys()]);
  async function* pages() {
    let page: TableRow[] = [];
    for (const row of result.rows) {
      for (const value of row.values) page.push(rowOf(row, value));
      if (page.length >= pageSize) {
        yield page;
        page = [];
      }
    }
    if (page.length > 0) yield page;
  }
  const single = result.rows.length === 1 ? result.rows[0] : undefined;
  return {
    name: exportWords(asker.language)("kind.FIGURES"),
    columns: columnsOf(query, asker, [...reasons.values()]),
    total: result.rows.length * query.metrics.length,
    pages: pages(),
    counted: new Map(single?.values.map((value) => [value.metric, value.n])),
  };
}

/** Every reason for which something was left out, with its words, the commonest first. */
function reasonsOf({ rows }: MetricResult): Map<string, string> {
  const sums = new Map<string, { label: string; n: number }>();
  for (const { excluded } of rows.flatMap((row) => row.values)) {
    for (const { reason, label, n } of excluded) sums.set(reason, { label, n: n + (sums.get(reason)?.n ?? 0) });
  }
  const ordered = [...sums].toSorted(([a, one], [b, other]) => other.n - one.n || (a < b ? -1 : 1));
  return new Map(ordered.map(([reason, { label }]) => [reason, label]));
}

function columnsOf(query: MetricQuery, { language }: ExportAsker, reasons: readonly string[]): Column[] {
  const words = exportWords(language);
  const number = (header: string): Column => ({ header, type: "number" });
  const text = (header: string): Column => ({ header, type: "text" });
  const day = (header: string): Column => ({ header, type: "day" });
  return [
    ...(query.grain ? [day(words("column.bucket"))] : []),
    ...(query.by ?? []).flatMap((dimension) => {
      const name = dimensionName(language, dimension);
      return [text(words("column.keyOf", { name })), text(name)];
    }),
    text(words("column.metricKey")),
    text(words("column.metric")),
    text(words("column.chosen")),
    text(words("column.unit")),
    number(words("column.value")),
    ...numbers.map((name) => number(words(`column.${name}`))),
    { header: words("column.provisional"), type: "boolean" },
    ...(query.compare ?? []).flatMap((comparison) => {
      const name = textOf(language, `web.comparison.${comparison}`);
      return [
        number(words("column.valueOf", { name })),
        number(words("column.nOf", { name })),
        day(words("column.fromOf", { name })),
        day(words("column.toOf", { name })),
      ];
    }),
    ...reasons.map((reason) => number(words("column.leftOutFor", { reason }))),
  ];
}

function rowWriter(query: MetricQuery, { language }: ExportAsker, reasons: readonly string[]) {
  const words = exportWords(language);
  const names = new Map<string, string>(metricDefinitions(language).map(({ key, name }) => [key, name]));
  return (row: MetricResultRow, value: MetricValue): Cell[] => [
    ...(query.grain ? [row.bucket] : []),
    ...row.dimensions.flatMap(({ key, label }) => [key, label]),
    value.metric,
    names.get(value.metric) ?? value.metric,
    choiceOf(value, language),
    words(`unit.${value.unit}`),
    value.value,
    ...numbers.map((name) => value[name]),
    value.provisional,
    ...value.previous.flatMap((before) => [before.value, before.n, before.from, before.to]),
    ...reasons.map((reason) => value.excluded.find((one) => one.reason === reason)?.n ?? 0),
  ];
}

/** What the figure's request chose of its metric, in words. */
function choiceOf(value: MetricValue, language: ExportAsker["language"]): string | null {
  for (const name of ["windowDays", "byDay", "atMonths", "per", "clock", "aspect"] as const) {
    const chosen = value[name];
    if (chosen !== null) return choiceInWords({ name, value: chosen }, language);
  }
  return null;
}
