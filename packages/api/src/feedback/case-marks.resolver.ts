import {
  declineMark,
  DomainError,
  listCaseMarks,
  markCase,
  proposeMarks,
  readCaseRoute,
  takeBackMark,
  type CaseMark,
} from "@huilu/core";
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";

import type { ApiContext } from "../context.ts";
import { isUuid } from "../is-uuid.ts";
import { pageSize } from "../page-size.ts";
import { CaseMarkInput } from "./hand-over.inputs.ts";
import { CaseRouting, ProposedMark } from "./hand-over.types.ts";
import { askerOf, readerOf } from "./hand-overs.resolver.ts";
import { CaseMarkEnum } from "./routing-enums.ts";

@Resolver()
export class CaseMarksResolver {
  @Query(() => CaseRouting, { description: "Nothing of a case one may not see or is complained about in." })
  async caseRoute(@Arg("caseId", () => ID) caseId: string, @Ctx() context: ApiContext): Promise<CaseRouting> {
    if (!isUuid(caseId)) return { route: null, marks: [] };
    const reader = readerOf(context);
    const marks = await listCaseMarks(context.db, caseId, reader);
    return {
      route: await readCaseRoute(context.db, caseId, reader),
      marks: marks.map((mark) => ({ ...mark, id: String(mark.id) })),
    };
  }

  @Mutation(() => ID, { description: "Says what a case is; it is routed by that at once." })
  async markCase(@Arg("input", () => CaseMarkInput) input: CaseMarkInput, @Ctx() context: ApiContext): Promise<string> {
    const { caseId, mark, reason, employee = null, department = null, party = null, happenedOn = null } = input;
    if (!isUuid(caseId)) throw new DomainError("NOT_FOUND", "case_unknown");
    const given = { caseId, mark, reason, employee, department, party, happenedOn };
    return String(await markCase(context.db, given, askerOf(context)));
  }

  @Mutation(() => Boolean, { description: "Takes a mark back, with a reason." })
  async takeBackMark(
    @Arg("id", () => ID) id: string,
    @Arg("reason", () => String) reason: string,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    await takeBackMark(context.db, { id: /^\d{1,15}$/.test(id) ? Number(id) : 0, reason }, askerOf(context));
    return true;
  }

  @Query(() => [ProposedMark], { description: "What complaints of the last 30 days speak for, the latest first." })
  proposedMarks(
    @Arg("first", () => Int, { nullable: true, defaultValue: 50 }) first: number | null,
    @Ctx() context: ApiContext,
  ): Promise<ProposedMark[]> {
    return proposeMarks(context.db, pageSize(first, 50), readerOf(context));
  }

  @Mutation(() => Boolean, { description: "Says that a proposed mark is none; it is not proposed again." })
  async declineMark(
    @Arg("caseId", () => ID) caseId: string,
    @Arg("mark", () => CaseMarkEnum) mark: CaseMark,
    @Arg("reason", () => String) reason: string,
    @Ctx() context: ApiContext,
  ): Promise<boolean> {
    if (!isUuid(caseId)) throw new DomainError("NOT_FOUND", "case_unknown");
    await declineMark(context.db, { caseId, mark, reason }, askerOf(context));
    return true;
  }
}
