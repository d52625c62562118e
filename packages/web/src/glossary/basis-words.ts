import type { TFunction } from "i18next";
import type { MetricDefinition } from "./use-metrics.ts";

/** Of what a figure of cohorts is told, which its name leaves open: 使用满 12 个月，按销售月份; null of others. */
export function basisWords(
  t: TFunction,
  definition: Pick<MetricDefinition, "parameters" | "choices"> | undefined,
): string | null {
  if (!definition?.parameters.includes("atMonths")) return null;
  return t("figure.ofCohorts", { months: definition.choices[0] ?? "" });
}
