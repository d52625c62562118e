import type { ServiceCaseQuery } from "../gql/graphql.ts";

/** A case as its own page reads it. */
export type OneCase = NonNullable<ServiceCaseQuery["serviceCase"]>;
