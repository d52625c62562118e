import { useMemo } from "react";
import { useGraphql } from "../app/use-graphql.ts";
import { MetricDefinitionsDocument, type MetricDefinitionsQuery, type MetricKey } from "../gql/graphql.ts";

export type MetricDefinition = MetricDefinitionsQuery["metrics"][number];

/** The definitions by key; empty until they are here. */
export function useMetrics(): ReadonlyMap<MetricKey, MetricDefinition> {
  const { data } = useGraphql(MetricDefinitionsDocument, {});
  return useMemo(() => new Map((data?.metrics ?? []).map((metric) => [metric.key, metric])), [data]);
}
