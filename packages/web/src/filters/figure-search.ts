import type { DateRangeInput, Dimension, DimensionKeyInput, Grain, MetricKey } from "../gql/graphql.ts";
import { addDays } from "./days.ts";
import { dimensions, filtersOnly, type Search } from "./search.ts";

/** One figure on a page: which metric, which bucket, which dimension keys, or which of its excluded rows. */
export type FigureAddress = {
  metric: MetricKey;
  range: DateRangeInput;
  bucket?: { first: string; grain: Grain };
  cut?: readonly DimensionKeyInput[];
  outcome?: string;
};

/** The address of exactly the rows behind a figure: the days are written out, so that it means the same tomorrow. */
export function figureSearch(search: Search, figure: FigureAddress): Search {
  const { period: _, ...filters } = filtersOnly(search);
  return {
    ...filters,
    from: figure.range.from,
    until: addDays(figure.range.to, -1),
    metric: figure.metric,
    ...(figure.bucket === undefined ? {} : { bucket: figure.bucket.first, grain: figure.bucket.grain }),
    ...(figure.cut === undefined ? {} : { cut: figure.cut.map(({ dimension, key }) => `${dimension}:${key}`) }),
    ...(figure.outcome === undefined ? {} : { outcome: figure.outcome }),
  };
}

/** The dimension keys of an address; a cut that names no dimension is dropped. */
export function cutOf(search: Search): DimensionKeyInput[] {
  return (search.cut ?? []).flatMap((text) => {
    const colon = text.indexOf(":");
    const dimension: Dimension | undefined = dimensions.find((one) => one === text.slice(0, colon));
    return dimension === undefined ? [] : [{ dimension, key: text.slice(colon + 1) }];
  });
}
