import type { FigureFragment } from "../gql/graphql.ts";

type Previous = FigureFragment["previous"][number];

/** The earlier value, or null where there was nothing: more than nothing is not a comparison. */
export function comparable({ value, n }: Pick<Previous, "value" | "n">): number | null {
  return n === 0 ? null : value;
}
