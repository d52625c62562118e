import {
  countAsOneEvent,
  dismissRepeats,
  DomainError,
  listRepeats,
  requestJob,
  takeBackRepeats,
  type RepeatState,
} from "@huilu/core";
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from "type-graphql";

import { ServiceCase } from "../cases/service-case.types.ts";
import type { ApiContext } from "../context.ts";
import { isUuid } from "../is-uuid.ts";
import { byOf } from "./by-of.ts";
import { RepeatedComplaints, RepeatList, RepeatStateEnum } from "./repeats.types.ts";

@Resolver(() => RepeatedComplaints)
export class RepeatsResolver {
  @Query(() => RepeatList, { description: "Complaints that repeat each other: proposals, events, or dismissed." })
  repeats(
    @Arg("state", () => RepeatStateEnum) state: RepeatState,
    @Arg("days", () => Int, { nullable: true, description: "Of proposals: the last case came within so many days." })
    days: number | null | undefined,
    @Arg("id", () => ID, { nullable: true, description: "Only this one." }) id: string | null | undefined,
    @Ctx() { db, language }: ApiContext,
  ): Promise<RepeatList> {
    return listRepeats(db.pool, { state, days, id, language });
  }

  @FieldResolver(() => [ServiceCase])
  async serviceCases(@Root() { caseIds }: RepeatedComplaints, @Ctx() { loaders }: ApiContext): Promise<ServiceCase[]> {
    const found = await Promise.all(caseIds.map((id) => loaders.case.load(id)));
    return found.filter((one) => one !== null);
  }

  @Mutation(() => ID, { description: "Says that cases are one event: as defect reports they count once." })
  async countAsOneEvent(
    @Arg("caseIds", () => [ID]) caseIds: string[],
    @Arg("leftOut", () => [ID], { nullable: true, description: "Shown beside them and not chosen." })
    leftOut: string[] | null | undefined,
    @Arg("event", () => ID, { nullable: true, description: "The event that they are of; else a new one." })
    event: string | null | undefined,
    @Arg("reason", () => String, { nullable: true }) reason: string | null | undefined,
    @Ctx() context: ApiContext,
  ): Promise<string> {
    const decision = {
      caseIds: knownShape(caseIds),
      leftOut: knownShape(leftOut ?? []),
      event: event ? numberOf(event) : null,
      reason,
    };
    return String(await countAsOneEvent(context.db, decision, byOf(context)));
  }

  @Mutation(() => ID, { description: "Says that cases are no one event: not proposed again unless many more come." })
  async dismissRepeats(
    @Arg("caseIds", () => [ID]) caseIds: string[],
    @Arg("reason", () => String, { nullable: true }) reason: string | null | undefined,
    @Ctx() context: ApiContext,
  ): Promise<string> {
    return String(await dismissRepeats(context.db, { caseIds: knownShape(caseIds), reason }, byOf(context)));
  }

  @Mutation(() => Boolean, { description: "Takes back an event or a dismissal, by the decision's id." })
  async takeBackRepeats(
    @Arg("decision", () => ID) decision: string,
    @Arg("reason", () => String, { nullable: true }) reason: string | null | undefined,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    await takeBackRepeats(context.db, { id: numberOf(decision), reason }, byOf(context));
    return true;
  }

  @Mutation(() => Boolean, { description: "Asks the jobs to look for repeated complaints soon." })
  async lookForRepeats(@Ctx() { db }: ApiContext): Promise<boolean> {
    await requestJob(db, "texts.repeats");
    return true;
  }
}

function knownShape(ids: readonly string[]): readonly string[] {
  if (!ids.every(isUuid)) throw new DomainError("NOT_FOUND", "service_case_unknown");
  return ids.map((id) => id.toLowerCase());
}

function numberOf(id: string): number {
  if (!/^\d{1,9}$/.test(id)) throw new DomainError("NOT_FOUND", "repeat_decision_unknown");
  return Number(id);
}
