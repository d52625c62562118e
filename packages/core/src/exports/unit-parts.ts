import type { Metric } from "../metrics/metric.ts";
import type { AskedMetric, ExportAsker } from "./unit-questions.ts";
import { metricDefinitions } from "../registry.ts";
import { exportWords, type Words } from "./export-words.ts";

/** Whether the hits of a metric's units are a part of its figure. */
export function hasHits({ figure }: Metric): boolean {
  return figure === "ratio" || figure === "perHundred";
}

/** What the amounts of a metric's units are, if they are a part of its figure. */
export function amountWords(metric: Metric, words: Words): string | null {
  if (metric.hasMean || metric.figure === "netScore") return words("column.score");
  const hasAmount =
    metric.figure === "duration" ||
    metric.figure === "sum" ||
    metric.figure === "average" ||
    metric.figure === "perMachine";
  return hasAmount ? words(`unit.${metric.unit}`) : null;
}

/** An amount as the figure has it: seconds are stored as they are, money and scores in hundredths. */
export function scaledAmount({ figure }: Metric, amount: number): number {
  return figure === "duration" || figure === "sum" ? amount : amount / 100;
}

/** The metric's name with what was chosen of it. */
export function nameOfAsked(
  { request, choice }: Pick<AskedMetric, "request" | "choice">,
  { language }: ExportAsker,
): string {
  const words = exportWords(language);
  const name = metricDefinitions(language).find(({ key }) => key === request.key)?.name ?? request.key;
  return choice === null ? name : words("chosen.name", { name, choice: choiceInWords(choice, language) });
}

/** 30 days, business clock, attitude. */
export function choiceInWords(
  { name, value }: NonNullable<AskedMetric["choice"]>,
  language: ExportAsker["language"],
): string {
  if (name === "atMonths") return exportWords(language)("chosen.atMonths", { months: value });
  if (name === "windowDays" || name === "byDay") return exportWords(language)(`chosen.${name}`, { days: value });
  return exportWords(language)(`chosen.${value}`);
}
