import { addPolicy, listContracts, listPolicies } from "@huilu/core";
import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";

import type { ApiContext } from "../context.ts";
import { DimensionValue } from "../metrics/dimension-value.types.ts";
import { changeOf } from "./change-of.ts";
import { PolicyInput, PolicyVersion } from "./policy.types.ts";

@Resolver()
export class PoliciesResolver {
  @Query(() => [PolicyVersion], { description: "Every version: by kind, the default first, the latest first." })
  policies(@Ctx() { db, language, now }: ApiContext): Promise<PolicyVersion[]> {
    return listPolicies(db, language, now);
  }

  @Query(() => [DimensionValue], { description: "The service contracts that cases name." })
  contracts(@Ctx() { db, language }: ApiContext): Promise<DimensionValue[]> {
    return listContracts(db, language);
  }

  @Mutation(() => Boolean, { description: "Adds a version; cases reported before its day keep theirs." })
  async addPolicy(
    @Arg("policy", () => PolicyInput) { term = null, ...policy }: PolicyInput,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    await addPolicy(context.db, { ...policy, term }, changeOf(context));
    return true;
  }
}
