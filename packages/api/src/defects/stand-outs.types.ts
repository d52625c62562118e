import type { StandOut as StandOutOfCore } from "@huilu/core";
import { Field, Float, Int, ObjectType } from "type-graphql";

import { DimensionValue } from "../metrics/dimension-value.types.ts";
import { DateScalar } from "../scalars.ts";
import { SignalLevelEnum } from "./signal-enums.ts";

@ObjectType({ description: "One model, batch, supplier lot or region, and how its rate of a defect compares." })
export class StandOut {
  @Field(() => SignalLevelEnum) level!: StandOutOfCore["level"];
  @Field(() => DimensionValue) part!: DimensionValue;
  @Field(() => Int) observed!: number;
  @Field(() => Float, { description: "What the others' rate would have brought on its unit-months of its age." })
  expected!: number;
  @Field(() => Float, { nullable: true, description: "Its rate ÷ the others'; null: the others had none." })
  ratio!: number | null;
  @Field(() => Float, { description: "The exact interval's lower limit, 95 %." }) low!: number;
  @Field(() => Float, { nullable: true, description: "Null: without a limit." }) high!: number | null;
  @Field(() => Float, { description: "Unit-months in service, weighed by how likely the defect is at their age." })
  unitMonths!: number;
}

@ObjectType()
export class StandOuts {
  @Field(() => DateScalar, { description: "A Monday." }) from!: string;
  @Field(() => DateScalar, { description: "Exclusive; a Monday." }) to!: string;
  @Field(() => Int) reports!: number;
  @Field(() => [StandOut], { description: "By the lower limit of the ratio, the highest first." })
  parts!: readonly StandOut[];
}
