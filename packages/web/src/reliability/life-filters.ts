import { useMemo } from "react";
import { lifeDimensions } from "../filters/life-dimensions.ts";
import type { Search } from "../filters/search.ts";
import { useSearchState } from "../filters/use-search-state.ts";
import type { DimensionFilterInput } from "../gql/graphql.ts";

/** The address's filters that lives know; the others do nothing here and are not shown. */
export function useLifeFilters(): DimensionFilterInput[] {
  const search = useSearchState();
  return useMemo(
    () =>
      lifeDimensions.flatMap((dimension) => {
        const keys = search[dimension];
        return keys === undefined ? [] : [{ dimension, in: keys }];
      }),
    [search],
  );
}

/** The same as an address. */
export function lifeSearch(filters: readonly DimensionFilterInput[]): Search {
  return Object.fromEntries(filters.map(({ dimension, in: keys }) => [dimension, keys]));
}
