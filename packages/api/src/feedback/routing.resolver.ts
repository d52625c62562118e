import {
  assignDuty,
  discardRoutingDraft,
  dryRunRouting,
  listDepartments,
  listDuties,
  listRoutingVersions,
  missingDuties,
  putRoutingInForce,
  requestJob,
  requestPastRoutes,
  saveRoutingDraft,
  announceHandOver,
  type Duty,
} from "@huilu/core";
import { Arg, Ctx, Int, Mutation, Query, Resolver } from "type-graphql";

import { changeOf } from "../clocks/change-of.ts";
import type { ApiContext } from "../context.ts";
import { DateRangeInput } from "../metrics/metric-query.inputs.ts";
import { DateTimeScalar } from "../scalars.ts";
import { presentVersion } from "./present-routing.ts";
import { DutyEnum } from "./routing-enums.ts";
import { RoutingRuleInput, rulesOf } from "./routing.inputs.ts";
import { Routing, RoutingDryRun } from "./routing.types.ts";

@Resolver()
export class RoutingResolver {
  @Query(() => Routing, { description: "The rules by which cases are handed over, and who has which duty." })
  async routing(@Ctx() { db, language, now }: ApiContext): Promise<Routing> {
    const versions = await listRoutingVersions(db.pool, now);
    const duties = await listDuties(db.pool, language);
    const held = new Set(duties.filter(({ department }) => department !== null).map(({ duty }) => duty));
    const current = versions.find(({ state }) => state === "IN_FORCE");
    return {
      versions: versions.map(presentVersion),
      duties,
      missingDuties: missingDuties(current?.rules ?? [], held),
      departments: await listDepartments(db.pool, language),
    };
  }

  @Mutation(() => Int, {
    description:
      "Keeps the rules as the draft and answers its revision. CONFLICT when somebody else has changed it since.",
  })
  saveRoutingDraft(
    @Arg("rules", () => [RoutingRuleInput]) rules: RoutingRuleInput[],
    @Arg("revision", () => Int, { description: "Of the draft it was made from; 0: there was none." }) revision: number,
    @Ctx() context: ApiContext,
  ): Promise<number> {
    return saveRoutingDraft(context.db, { rules: rulesOf(rules), revision }, changeOf(context));
  }

  @Mutation(() => Boolean)
  async discardRoutingDraft(
    @Arg("revision", () => Int) revision: number,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    await discardRoutingDraft(context.db, revision, changeOf(context));
    return true;
  }

  @Mutation(() => Int, { description: "Puts the draft in force, for good, and answers the version's number." })
  putRoutingInForce(
    @Arg("revision", () => Int) revision: number,
    @Arg("reason", () => String) reason: string,
    @Arg("from", () => DateTimeScalar, { nullable: true, description: "Null: at once." }) from: Date | null | undefined,
    @Ctx() context: ApiContext,
  ): Promise<number> {
    return putRoutingInForce(context.db, { revision, reason, from: from ?? null }, changeOf(context));
  }

  @Query(() => RoutingDryRun, { description: "What rules would have done with the cases reported in a range." })
  dryRunRouting(
    @Arg("range", () => DateRangeInput) { from, to }: DateRangeInput,
    @Arg("rules", () => [RoutingRuleInput], { nullable: true, description: "Null: those in force." })
    rules: RoutingRuleInput[] | null | undefined,
    @Ctx() { db, now, language }: ApiContext,
  ): Promise<RoutingDryRun> {
    return dryRunRouting(db, { from, to, ...(rules ? { rules: rulesOf(rules) } : {}) }, { now, language });
  }

  @Mutation(() => Boolean, { description: "Gives a duty to a department, or to none; its queue goes there at once." })
  async assignDuty(
    @Arg("duty", () => DutyEnum) duty: Duty,
    @Arg("department", () => String, { nullable: true }) department: string | null | undefined,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    const by = { ...changeOf(context), tell: announceHandOver };
    await assignDuty(context.db, { duty, department: department ?? null }, by);
    return true;
  }

  @Mutation(() => Int, { description: "Asks for routes of cases reported before the rules; answers how many." })
  async requestPastRoutes(
    @Arg("range", () => DateRangeInput) { from, to }: DateRangeInput,
    @Ctx() context: ApiContext,
  ): Promise<number> {
    const cases = await requestPastRoutes(context.db, { from, to }, changeOf(context));
    await requestJob(context.db, "routing.route");
    return cases;
  }
}
