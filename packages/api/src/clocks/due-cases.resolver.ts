import { countDueCases, listDueCases, type DuePromise } from "@huilu/core";
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";

import { ServiceCase } from "../cases/service-case.types.ts";
import type { ApiContext } from "../context.ts";
import { DimensionFilterInput } from "../metrics/metric-query.inputs.ts";
import { pageInfo } from "../page-info.types.ts";
import { pageSize } from "../page-size.ts";
import { DuePromiseEnum } from "./clock-enums.ts";
import { DueCase, DueCaseConnection, DueCount } from "./due-case.types.ts";

@Resolver(() => DueCaseConnection)
export class DueCasesResolver {
  @Query(() => DueCaseConnection, {
    description: "Open cases with a promise that is overdue or due within the hours; what has been due longest first.",
  })
  async dueCases(
    @Arg("promise", () => DuePromiseEnum) promise: DuePromise,
    @Arg("withinHours", () => Int, { nullable: true, defaultValue: 24 }) withinHours: number | null,
    @Arg("filters", () => [DimensionFilterInput], { nullable: true }) filters:
      | DimensionFilterInput[]
      | null
      | undefined,
    @Arg("first", () => Int, { nullable: true, defaultValue: 100 }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() { db, scope, now }: ApiContext,
  ): Promise<DueCaseConnection> {
    const filter = { promise, withinHours: withinHours ?? 24, filters, now };
    const { rows, hasNextPage } = await listDueCases(db, filter, { first: pageSize(first, 100), after }, scope);
    const edges = rows.map(({ cursor, ...node }) => ({ cursor, node }));
    return { filter, edges, pageInfo: pageInfo(rows, hasNextPage) };
  }

  @FieldResolver(() => DueCount)
  counts(@Root() { filter }: DueCaseConnection, @Ctx() { db, scope }: ApiContext): Promise<DueCount> {
    return countDueCases(db, filter, scope);
  }
}

@Resolver(() => DueCase)
export class DueCaseResolver {
  @FieldResolver(() => ServiceCase)
  case(@Root() { id }: DueCase, @Ctx() { loaders }: ApiContext): Promise<ServiceCase | null> {
    return loaders.case.load(id);
  }
}
