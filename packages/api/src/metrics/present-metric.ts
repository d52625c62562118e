import { caseWords, dimensions, type Language, type Metric } from "@huilu/core";

import type { MetricDefinition } from "./metric.types.ts";

/** The record of a metric as the API shows it, in the caller's language and in both. */
export function presentMetric(key: string, metric: Metric, language: Language): MetricDefinition {
  const { name, definition, anchor, unit, better, interval, source, minimumN } = metric;
  const own = language === "en" ? "en" : "zh";
  const words = caseWords(language);
  return {
    key,
    name: name[own],
    nameZh: name.zh,
    nameEn: name.en,
    definition: definition[own],
    definitionZh: definition.zh,
    definitionEn: definition.en,
    anchor: anchor[own],
    unit,
    better,
    interval,
    source,
    minimumN,
    dimensions,
    windows: metric.choice?.name === "windowDays" ? metric.choice.values : [],
    parameters: metric.choice ? [metric.choice.name] : [],
    choices: (metric.choice?.values ?? []).map(String),
    exclusions: metric.exclusions.map((reason) => ({ reason, label: words(`outcome.${reason}`) })),
  };
}
