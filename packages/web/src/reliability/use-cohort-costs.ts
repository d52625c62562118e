import { useGraphql } from "../app/use-graphql.ts";
import {
  CohortCostsDocument,
  type CohortKind,
  Dimension,
  type LifeObservedFragment,
  MetricKey,
  type PointFragment,
} from "../gql/graphql.ts";
import { useLifeFilters } from "./life-filters.ts";

/** At which age warranty cost is told: the metric's own default. */
export const costAge = 12;

/**
 * Warranty cost for each unit by cohort, until it is read empty; null where cohorts are not of sale, nor of what sales are
 * told apart by. Lives that began before reports were recorded have none.
 */
export function useCohortCosts(
  observed: LifeObservedFragment,
  by: CohortKind,
): ReadonlyMap<string, PointFragment> | null {
  const filters = useLifeFilters();
  const range = { from: observed.from, to: observed.to };
  const cut = by === "BATCH" ? { by: [Dimension.Batch] } : { grain: "MONTH" as const };
  const { data } = useGraphql(
    CohortCostsDocument,
    { input: { metrics: [{ key: MetricKey.WarrantyCostPerUnit, atMonths: costAge }], range, filters, ...cut } },
    { enabled: by !== "PRODUCTION_MONTH" },
  );
  if (by === "PRODUCTION_MONTH") return null;
  const found = (data?.metricQuery.rows ?? []).flatMap(({ bucket, dimensions, values: [cost] }) => {
    const cohort = dimensions[0]?.key ?? bucket?.slice(0, 7);
    return cost && cohort !== undefined ? [[cohort, cost] as const] : [];
  });
  return new Map(found);
}
