import type { TargetGrain } from "@huilu/core";
import { Field, Float, InputType, Int } from "type-graphql";

import { ClockEnum, MetricKeyEnum, RatePerEnum } from "../enums.ts";
import { DateScalar } from "../scalars.ts";
import { TargetGrainEnum } from "./kpi-enums.ts";

@InputType({ description: "A target from a period on; periods before it keep the target they had." })
export class TargetInput {
  @Field(() => MetricKeyEnum) metric!: string;
  @Field(() => Int, { nullable: true }) windowDays?: number | null;
  @Field(() => Int, { nullable: true }) byDay?: number | null;
  @Field(() => Int, { nullable: true }) atMonths?: number | null;
  @Field(() => RatePerEnum, { nullable: true }) per?: "MONTH" | "YEAR" | null;
  @Field(() => ClockEnum, { nullable: true }) clock?: "CALENDAR" | "BUSINESS" | null;
  @Field(() => String, { nullable: true }) aspect?: string | null;
  @Field(() => TargetGrainEnum) grain!: TargetGrain;
  @Field(() => String, { nullable: true, description: "A department's code; without it the company." })
  department?: string | null;
  @Field(() => Float, { description: "A rate 0–1, seconds, money or a count." }) value!: number;
  @Field(() => Float, { nullable: true, description: "Nearer to the target than this is at risk." })
  margin?: number | null;
  @Field(() => DateScalar, { description: "The first day of a period." }) validFrom!: string;
  @Field(() => String, { nullable: true, description: "The code of the employee who answers for it." })
  owner?: string | null;
}
