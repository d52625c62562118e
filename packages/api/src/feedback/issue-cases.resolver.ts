import { listIssueCases } from "@huilu/core";
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";

import { ServiceCase } from "../cases/service-case.types.ts";
import type { ApiContext } from "../context.ts";
import { pageInfo } from "../page-info.types.ts";
import { pageSize } from "../page-size.ts";
import { IssueCaseConnection, IssueCaseEdge } from "./issue-cases.types.ts";
import { actorOf } from "./present-issue.ts";

@Resolver(() => IssueCaseEdge)
export class IssueCasesResolver {
  @Query(() => IssueCaseConnection, {
    description:
      "The cases that an issue is about as they are found now; or (`out`) those that somebody took out of it.",
  })
  async issueCases(
    @Arg("number", () => ID) number: string,
    @Arg("first", () => Int, { nullable: true, defaultValue: 20 }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Arg("out", () => Boolean, { defaultValue: false }) out: boolean,
    @Ctx() context: ApiContext,
  ): Promise<IssueCaseConnection> {
    const question = { number, out, first: pageSize(first, 20), after };
    const { rows, hasNextPage, ...counts } = await listIssueCases(context.db, question, actorOf(context));
    return { ...counts, edges: rows, pageInfo: pageInfo(rows, hasNextPage) };
  }

  @FieldResolver(() => ServiceCase)
  node(@Root() { id }: IssueCaseEdge, @Ctx() { loaders }: ApiContext): Promise<ServiceCase | null> {
    return loaders.case.load(id);
  }
}
