import { metricDefinitions, metricKeys, type MetricRequest } from "@huilu/core";
import type { Variant } from "./oracle.ts";

export const definitions = new Map(metricDefinitions("en").map(({ key, metric }) => [key, metric]));

/** Every metric in every variant that can be asked for. */
export const variants = metricKeys.flatMap((key): { variant: Variant; request: MetricRequest }[] => {
  const choice = definitions.get(key)?.choice;
  if (!choice) return [{ variant: { key }, request: { key } }];
  return choice.values.map((value) => ({ variant: { key, choice: value }, request: { key, [choice.name]: value } }));
});
