import type { DimensionFilterInput, DimensionKeyInput } from "../gql/graphql.ts";

/** A cut on a dimension stands in the place of that dimension's filter: it lies within it. */
export function cutFilters(
  filters: readonly DimensionFilterInput[],
  cut: readonly DimensionKeyInput[] = [],
): DimensionFilterInput[] {
  const kept = filters.filter((filter) => !cut.some(({ dimension }) => dimension === filter.dimension));
  return [...kept, ...cut.map(({ dimension, key }) => ({ dimension, in: [key] }))];
}
