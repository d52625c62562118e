import type { Dimension, SignalLevel } from "../gql/graphql.ts";

/** By which dimension a series is cut; a whole defect by none. */
export const dimensionOfLevel: Partial<Record<SignalLevel, Dimension>> = {
  MODEL: "productModel",
  BATCH: "batch",
  SUPPLIER_LOT: "supplierLot",
  REGION: "region",
};
