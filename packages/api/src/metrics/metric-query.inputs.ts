import type { Comparison, Dimension, Grain } from "@huilu/core";
import { Field, InputType, Int } from "type-graphql";

import { ClockEnum, ComparisonEnum, DimensionEnum, GrainEnum, MetricKeyEnum, RatePerEnum } from "../enums.ts";
import { DateScalar, DateTimeScalar } from "../scalars.ts";

@InputType()
export class MetricInput {
  @Field(() => MetricKeyEnum) key!: string;
  @Field(() => Int, { nullable: true }) windowDays?: number | null;
  @Field(() => Int, { nullable: true }) byDay?: number | null;
  @Field(() => Int, { nullable: true }) atMonths?: number | null;
  @Field(() => RatePerEnum, { nullable: true }) per?: "MONTH" | "YEAR" | null;
  @Field(() => ClockEnum, { nullable: true }) clock?: "CALENDAR" | "BUSINESS" | null;
  @Field(() => String, { nullable: true }) aspect?: string | null;
}

@InputType({ description: "Business days; from inclusive, to exclusive." })
export class DateRangeInput {
  @Field(() => DateScalar) from!: string;
  @Field(() => DateScalar) to!: string;
}

@InputType()
export class DimensionFilterInput {
  @Field(() => DimensionEnum) dimension!: Dimension;
  @Field(() => [String], { description: "Keys; of a tree each means its whole subtree." }) in!: string[];
}

@InputType()
export class DimensionKeyInput {
  @Field(() => DimensionEnum) dimension!: Dimension;
  @Field(() => String) key!: string;
}

@InputType({ description: "Ties by label; without it: by bucket, then label." })
export class OrderInput {
  @Field(() => MetricKeyEnum) metric!: string;
  @Field(() => Boolean, { nullable: true, defaultValue: true }) descending?: boolean | null;
}

@InputType()
export class MetricQueryInput {
  @Field(() => [MetricInput]) metrics!: MetricInput[];
  @Field(() => DateRangeInput) range!: DateRangeInput;
  @Field(() => GrainEnum, { nullable: true, description: "Without it: one total." }) grain?: Grain | null;
  @Field(() => [DimensionEnum], { nullable: true }) by?: Dimension[] | null;
  @Field(() => [DimensionFilterInput], { nullable: true }) filters?: DimensionFilterInput[] | null;
  @Field(() => [ComparisonEnum], { nullable: true }) compare?: Comparison[] | null;
  @Field(() => DateTimeScalar, { nullable: true }) asKnownOn?: Date | null;
  @Field(() => Int, { nullable: true }) limit?: number | null;
  @Field(() => OrderInput, { nullable: true }) order?: OrderInput | null;
}
