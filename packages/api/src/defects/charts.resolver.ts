import { chartLimits, defectHeatMap, type Grain, type HeatPart } from "@huilu/core";
import { Arg, Ctx, Query, Resolver } from "type-graphql";

import type { ApiContext } from "../context.ts";
import { GrainEnum } from "../enums.ts";
import { DateRangeInput, DimensionFilterInput } from "../metrics/metric-query.inputs.ts";
import { DateTimeScalar } from "../scalars.ts";
import { ChartLimits } from "./chart-limits.types.ts";
import { HeatMap, HeatPartEnum } from "./heat-map.types.ts";

@Resolver()
export class ChartsResolver {
  @Query(() => ChartLimits, { description: "Control limits of a defect's trend, and what happened meanwhile." })
  async chartLimits(
    @Arg("defectType", () => String, { description: "The type's key." }) defectType: string,
    @Arg("range", () => DateRangeInput) range: DateRangeInput,
    @Arg("grain", () => GrainEnum) grain: Grain,
    @Arg("filters", () => [DimensionFilterInput], { nullable: true }) filters:
      | DimensionFilterInput[]
      | null
      | undefined,
    @Arg("asKnownOn", () => DateTimeScalar, { nullable: true }) asKnownOn: Date | null | undefined,
    @Ctx() context: ApiContext,
  ): Promise<ChartLimits> {
    const found = await chartLimits(context.db, { defectType, range, grain, filters, asKnownOn }, context);
    const points = found.points.map(({ expected, low, high, ...point }) => ({
      ...point,
      reports: { expected, low, high },
    }));
    return { ...found, points };
  }

  @Query(() => HeatMap, { description: "Models or batches against defects, beside what is expected." })
  defectHeatMap(
    @Arg("by", () => HeatPartEnum) by: HeatPart,
    @Arg("range", () => DateRangeInput) range: DateRangeInput,
    @Arg("filters", () => [DimensionFilterInput], { nullable: true }) filters:
      | DimensionFilterInput[]
      | null
      | undefined,
    @Arg("asKnownOn", () => DateTimeScalar, { nullable: true }) asKnownOn: Date | null | undefined,
    @Ctx() context: ApiContext,
  ): Promise<HeatMap> {
    return defectHeatMap(context.db, { by, range, filters, asKnownOn }, context);
  }
}
