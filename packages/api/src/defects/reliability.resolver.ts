import {
  businessDayOf,
  type CohortKind,
  failureModes,
  forecastReturns,
  type LifeQuestion,
  monthsInService,
  recurrentRepairs,
} from "@huilu/core";
import { Arg, Ctx, Query, Resolver } from "type-graphql";

import type { ApiContext } from "../context.ts";
import { DimensionFilterInput } from "../metrics/metric-query.inputs.ts";
import {
  CohortKindEnum,
  FailureModes,
  MonthsInService,
  presentObservation,
  RecurrentRepairs,
  ReturnForecast,
} from "./reliability.types.ts";

type Filters = readonly DimensionFilterInput[] | null | undefined;
const filterArgument = {
  nullable: true,
  description: "By productFamily, productModel, batch, region, defectFamily, defectType.",
};

function questionOf({ db, scope, language, now }: ApiContext, filters: Filters): LifeQuestion {
  return { filters: filters ?? [], scope, language, today: businessDayOf(now, db.timeZone) };
}

function observedOf<Found extends { readonly observed: Parameters<typeof presentObservation>[0] }>(
  found: Found | null,
) {
  return found && { ...found, observed: presentObservation(found.observed) };
}

@Resolver()
export class ReliabilityResolver {
  @Query(() => MonthsInService, { nullable: true, description: "Null before there are reports." })
  async monthsInService(
    @Arg("filters", () => [DimensionFilterInput], filterArgument) filters: Filters,
    @Arg("by", () => CohortKindEnum) by: CohortKind,
    @Arg("curves", () => [String], { nullable: true, description: "Cohorts told at every age, at most 12." })
    curves: string[] | null | undefined,
    @Ctx() context: ApiContext,
  ): Promise<MonthsInService | null> {
    return observedOf(await monthsInService(context.db.pool, questionOf(context, filters), { by, curves }));
  }

  @Query(() => RecurrentRepairs, { nullable: true, description: "Null before there are reports." })
  async recurrentRepairs(
    @Arg("filters", () => [DimensionFilterInput], filterArgument) filters: Filters,
    @Ctx() context: ApiContext,
  ): Promise<RecurrentRepairs | null> {
    return observedOf(await recurrentRepairs(context.db.pool, questionOf(context, filters)));
  }

  @Query(() => FailureModes, { nullable: true, description: "Null before there are reports." })
  async failureModes(
    @Arg("filters", () => [DimensionFilterInput], filterArgument) filters: Filters,
    @Ctx() context: ApiContext,
  ): Promise<FailureModes | null> {
    return observedOf(await failureModes(context.db.pool, questionOf(context, filters)));
  }

  @Query(() => ReturnForecast, { nullable: true, description: "Null where fewer than five reports tell nothing." })
  async returnForecast(
    @Arg("filters", () => [DimensionFilterInput], filterArgument) filters: Filters,
    @Ctx() context: ApiContext,
  ): Promise<ReturnForecast | null> {
    return observedOf(await forecastReturns(context.db.pool, questionOf(context, filters)));
  }
}
