import { countCases, DomainError, findCasesByNumber, listCases } from "@huilu/core";
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";

import type { ApiContext } from "../context.ts";
import { isUuid } from "../is-uuid.ts";
import { pageInfo } from "../page-info.types.ts";
import { pageSize } from "../page-size.ts";
import { CaseCustody } from "./case-custody.types.ts";
import {
  CaseDefect,
  CaseEvent,
  CaseFilterInput,
  EventOfCase,
  ServiceCase,
  ServiceCaseConnection,
  ServiceCaseEdge,
  SetAside,
} from "./service-case.types.ts";

@Resolver(() => ServiceCase)
export class ServiceCaseResolver {
  @Query(() => ServiceCaseConnection, { description: "Cases, the latest report first." })
  async serviceCases(
    @Arg("filter", () => CaseFilterInput) filter: CaseFilterInput,
    @Arg("first", () => Int, { nullable: true, defaultValue: 100 }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() { db, scope }: ApiContext,
  ): Promise<ServiceCaseConnection> {
    const { rows, hasNextPage } = await listCases(db, filter, { first: pageSize(first, 100), after }, scope);
    return { filter, edges: rows, pageInfo: pageInfo(rows, hasNextPage) };
  }

  @Query(() => ServiceCase, {
    nullable: true,
    description: "One case, by id or by number; null when there is none that the viewer may read.",
  })
  async serviceCase(
    @Arg("id", () => ID, { nullable: true }) id: string | null | undefined,
    @Arg("number", () => String, { nullable: true }) number: string | null | undefined,
    @Arg("source", () => String, { nullable: true }) source: string | null | undefined,
    @Ctx() context: ApiContext,
  ): Promise<ServiceCase | null> {
    if (id) return isUuid(id) ? context.loaders.case.load(id.toLowerCase()) : null;
    if (!number) throw new DomainError("BAD_INPUT", "service_case_which");
    const [found, ...others] = await findCasesByNumber(context.db, { number, source }, context.scope);
    if (others.length > 0) {
      throw new DomainError("BAD_INPUT", "service_case_ambiguous", { number, count: others.length + 1 });
    }
    return found === undefined ? null : context.loaders.case.load(found);
  }

  @FieldResolver(() => CaseCustody, { description: "Who had it when, on both clocks, and what it was promised." })
  custody(@Root() { id }: ServiceCase, @Ctx() { loaders }: ApiContext): Promise<CaseCustody> {
    return loaders.custody.load(id);
  }

  @FieldResolver(() => [CaseDefect])
  defects(@Root() { id }: ServiceCase, @Ctx() { loaders }: ApiContext): Promise<CaseDefect[]> {
    return loaders.defects.load(id);
  }

  @FieldResolver(() => EventOfCase, { nullable: true, description: "Set where it counts with others as one event." })
  oneEvent(@Root() { id }: ServiceCase, @Ctx() { loaders }: ApiContext): Promise<EventOfCase | null> {
    return loaders.oneEvent.load(id);
  }

  @FieldResolver(() => [CaseEvent], { description: "Oldest first." })
  events(@Root() { id }: ServiceCase, @Ctx() { loaders }: ApiContext): Promise<CaseEvent[]> {
    return loaders.events.load(id);
  }

  @FieldResolver(() => [SetAside])
  setAside(@Root() { id }: ServiceCase, @Ctx() { loaders }: ApiContext): Promise<SetAside[]> {
    return loaders.setAside.load(id);
  }
}

@Resolver(() => ServiceCaseConnection)
export class ServiceCaseConnectionResolver {
  @FieldResolver(() => Int)
  totalCount(@Root() { filter }: ServiceCaseConnection, @Ctx() { db, scope }: ApiContext): Promise<number> {
    return countCases(db, filter, scope);
  }
}

@Resolver(() => ServiceCaseEdge)
export class ServiceCaseEdgeResolver {
  @FieldResolver(() => ServiceCase)
  node(@Root() { id }: ServiceCaseEdge, @Ctx() { loaders }: ApiContext): Promise<ServiceCase | null> {
    return loaders.case.load(id);
  }
}
