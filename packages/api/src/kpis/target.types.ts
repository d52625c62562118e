import type { TargetGrain, TargetState } from "@huilu/core";
import { Field, Float, ID, Int, ObjectType } from "type-graphql";

import { ClockEnum, MetricKeyEnum, RatePerEnum } from "../enums.ts";
import { DimensionValue } from "../metrics/dimension-value.types.ts";
import { DateScalar, DateTimeScalar } from "../scalars.ts";
import { TargetGrainEnum, TargetStateEnum } from "./kpi-enums.ts";

@ObjectType({ description: "The parameters of a metric that a target names." })
export class TargetParameters {
  @Field(() => Int, { nullable: true }) windowDays?: number | undefined;
  @Field(() => Int, { nullable: true }) byDay?: number | undefined;
  @Field(() => Int, { nullable: true }) atMonths?: number | undefined;
  @Field(() => RatePerEnum, { nullable: true }) per?: "MONTH" | "YEAR" | undefined;
  @Field(() => ClockEnum, { nullable: true }) clock?: "CALENDAR" | "BUSINESS" | undefined;
  @Field(() => String, { nullable: true }) aspect?: string | undefined;
}

@ObjectType({
  description:
    "One version of a target. It holds for the periods from validFrom until the next version of the same target.",
})
export class Target {
  @Field(() => ID) id!: string;
  @Field(() => MetricKeyEnum) metric!: string;
  @Field(() => TargetParameters) parameters!: TargetParameters;
  @Field(() => TargetGrainEnum) grain!: TargetGrain;
  @Field(() => DimensionValue, { nullable: true, description: "Null: the company." })
  department!: DimensionValue | null;
  @Field(() => DateScalar) validFrom!: string;
  @Field(() => Float, {
    nullable: true,
    description: "A rate 0–1, seconds, money or a count; null: from then on no target of its own.",
  })
  value!: number | null;
  @Field(() => Float, { description: "Nearer to the target than this is at risk." }) margin!: number;
  @Field(() => DimensionValue, { nullable: true, description: "The employee who answers for it." })
  owner!: DimensionValue | null;
  @Field(() => String, { nullable: true, description: "Who set it; null: the installation itself." })
  setBy!: string | null;
  @Field(() => DateTimeScalar) setAt!: Date;
}

@ObjectType({ description: "How one period of one metric stood to the target that applied to it." })
export class TargetStanding {
  @Field(() => MetricKeyEnum) metric!: string;
  @Field(() => TargetParameters) parameters!: TargetParameters;
  @Field(() => TargetGrainEnum) grain!: TargetGrain;
  @Field(() => DateScalar) bucket!: string;
  @Field(() => TargetStateEnum) state!: TargetState;
  @Field(() => DateScalar, { description: "The first of the unbroken run of periods in this state." }) since!: string;
  @Field(() => Float, { nullable: true }) value!: number | null;
  @Field(() => Int) n!: number;
  @Field(() => Float, { nullable: true }) low!: number | null;
  @Field(() => Float, { nullable: true }) high!: number | null;
  @Field(() => Boolean) provisional!: boolean;
  @Field(() => DateTimeScalar) knownAt!: Date;
  @Field(() => Float) target!: number;
  @Field(() => Float) margin!: number;
  @Field(() => ID) targetId!: string;
  @Field(() => DimensionValue, {
    nullable: true,
    description: "Whose target applied: the department's own or that of one above it; null: the company's.",
  })
  targetOf!: DimensionValue | null;
  @Field(() => DimensionValue, { nullable: true }) owner!: DimensionValue | null;
}
