import {
  acceptHandOver,
  answerHandOver,
  DomainError,
  listHandOvers,
  readDelayShares,
  refuseHandOver,
  sendHandOver,
  announceHandOver,
  withdrawHandOver,
  type HandOverAsker,
  type HandOverReader,
} from "@huilu/core";
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";

import type { ApiContext } from "../context.ts";
import { isUuid } from "../is-uuid.ts";
import { DateRangeInput } from "../metrics/metric-query.inputs.ts";
import { pageSize } from "../page-size.ts";
import { HandOverFilterInput, HandOverInput } from "./hand-over.inputs.ts";
import { DelayShare, HandOverList } from "./hand-over.types.ts";

@Resolver()
export class HandOversResolver {
  @Query(() => HandOverList, {
    description: "Hand-overs of the viewer's departments. Whoever is complained about in a case sees none of it.",
  })
  async handOvers(
    @Arg("filter", () => HandOverFilterInput) filter: HandOverFilterInput,
    @Arg("first", () => Int, { nullable: true, defaultValue: 50 }) first: number | null,
    @Ctx() context: ApiContext,
  ): Promise<HandOverList> {
    const { box, states, lateOnly, caseId, issue, department } = filter;
    if (caseId && !isUuid(caseId)) return { totalCount: 0, rows: [] };
    const wanted = { box, states, lateOnly, caseId, issue, department, first: pageSize(first, 50) };
    const found = await listHandOvers(context.db, wanted, readerOf(context));
    return { ...found, rows: found.rows.map((row) => ({ ...row, id: String(row.id) })) };
  }

  @Mutation(() => ID, { description: "Hands a case or an issue over by hand; answers the hand-over." })
  async sendHandOver(
    @Arg("input", () => HandOverInput) input: HandOverInput,
    @Ctx() context: ApiContext,
  ): Promise<string> {
    const { ask, acceptHours, answerHours, follows } = input;
    const draft = {
      subject: subjectOf(input),
      to: receiverOf(input),
      ask,
      acceptHours: acceptHours ?? 8,
      answerHours: answerHours ?? 40,
      follows: follows === null || follows === undefined ? null : handOverId(follows),
    };
    return String(await sendHandOver(context.db, draft, askerOf(context)));
  }

  @Mutation(() => Boolean)
  async acceptHandOver(@Arg("id", () => ID) id: string, @Ctx() context: ApiContext): Promise<boolean> {
    await acceptHandOver(context.db, handOverId(id), askerOf(context));
    return true;
  }

  @Mutation(() => Boolean, { description: "Gives it back to who sent it, with a reason." })
  async refuseHandOver(
    @Arg("id", () => ID) id: string,
    @Arg("reason", () => String) text: string,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    await refuseHandOver(context.db, { id: handOverId(id), text }, askerOf(context));
    return true;
  }

  @Mutation(() => Boolean, { description: "Answers what was asked; the rule's next step begins." })
  async answerHandOver(
    @Arg("id", () => ID) id: string,
    @Arg("answer", () => String) text: string,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    await answerHandOver(context.db, { id: handOverId(id), text }, askerOf(context));
    return true;
  }

  @Mutation(() => Boolean, { description: "Takes back what one's department sent, with a reason." })
  async withdrawHandOver(
    @Arg("id", () => ID) id: string,
    @Arg("reason", () => String) text: string,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    await withdrawHandOver(context.db, { id: handOverId(id), text }, askerOf(context));
    return true;
  }

  @Query(() => [DelayShare], { description: "Of a case, an issue, or all in a range: each one's share of the time." })
  async delayShares(
    @Arg("caseId", () => ID, { nullable: true }) caseId: string | null | undefined,
    @Arg("issue", () => String, { nullable: true }) issue: string | null | undefined,
    @Arg("range", () => DateRangeInput, { nullable: true }) range: DateRangeInput | null | undefined,
    @Ctx() context: ApiContext,
  ): Promise<DelayShare[]> {
    const question = range ? { from: range.from, to: range.to } : subjectOf({ caseId, issue });
    return readDelayShares(context.db, question, readerOf(context));
  }
}

/** Who changes something about hand-overs. */
export function askerOf({ viewer, scope, now }: ApiContext): HandOverAsker {
  if (viewer === null) throw new DomainError("UNAUTHENTICATED", "sign_in_required");
  return { viewer, scope, now, tell: announceHandOver };
}

/** Who reads hand-overs. */
export function readerOf({ viewer, scope, now, language }: ApiContext): HandOverReader {
  if (viewer === null) throw new DomainError("UNAUTHENTICATED", "sign_in_required");
  return { viewer, scope, now, language };
}

function subjectOf({ caseId, issue }: { caseId?: string | null | undefined; issue?: string | null | undefined }) {
  if (caseId && isUuid(caseId)) return { caseId };
  if (!issue) throw new DomainError("NOT_FOUND", "hand_over_subject_unknown");
  return { issue };
}

function receiverOf({ department, party }: HandOverInput) {
  if (department) return { department };
  return { party: party ?? "" };
}

/** The number behind an id; 0, which no hand-over has, of what is none. */
function handOverId(id: string): number {
  return /^\d{1,15}$/.test(id) ? Number(id) : 0;
}
