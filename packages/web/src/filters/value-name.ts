import type { Dimension } from "../gql/graphql.ts";

type Value = { readonly label: string; readonly parentLabel: string | null };

/** A value as it is offered and told: batches of several models bear the same name, so a batch is told with its model. */
export function valueName(dimension: Dimension, { label, parentLabel }: Value): string {
  return dimension === "batch" && parentLabel !== null ? `${label} · ${parentLabel}` : label;
}
