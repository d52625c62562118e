import type { MetricDefinitionsQuery, Unit } from "../gql/graphql.ts";

/** The unit in which a figure is written: one by time says by which. */
export type ShownUnit = Unit | "PER_THOUSAND_A_MONTH";

type Definition = Pick<MetricDefinitionsQuery["metrics"][number], "unit" | "parameters">;

/** That of a metric's figures, or of `unit` while its definition is not here. Pages ask for rates by the month. */
export function shownUnit(definition: Definition | undefined, unit: Unit = "COUNT"): ShownUnit {
  if (definition === undefined) return unit;
  const isByTime = definition.unit === "PER_THOUSAND" && definition.parameters.includes("per");
  return isByTime ? "PER_THOUSAND_A_MONTH" : definition.unit;
}
