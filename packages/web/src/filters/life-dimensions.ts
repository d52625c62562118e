import type { Dimension } from "../gql/graphql.ts";

/** By what units in service are told apart, and their reports. */
export const lifeDimensions = [
  "productFamily",
  "productModel",
  "batch",
  "region",
  "defectFamily",
  "defectType",
] as const satisfies readonly Dimension[];
