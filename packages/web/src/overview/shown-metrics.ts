import type { MetricKey } from "../gql/graphql.ts";
import type { MetricDefinition } from "../glossary/use-metrics.ts";

/** What an executive asks first, in this order. A key that the installation does not know is left out. */
const wanted: readonly string[] = [
  "cases",
  "backlog",
  "firstResponseTime",
  "replyWithin24h",
  "handlingTime",
  "firstFixRate",
  "csat",
  "costPerCase",
];
/** On the phone there is room for four. */
const onPhone: readonly string[] = ["cases", "handlingTime", "firstFixRate", "csat"];

/** The metrics that have a tile. */
export function shownMetrics(definitions: Iterable<MetricDefinition>): MetricKey[] {
  return [...definitions]
    .map(({ key }) => key)
    .filter((key) => wanted.includes(key))
    .toSorted((one, other) => wanted.indexOf(one) - wanted.indexOf(other));
}

export function isOnPhone(metric: MetricKey): boolean {
  return onPhone.includes(metric);
}
