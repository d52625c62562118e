import type { StandOut as StandOutOfCore } from "@huilu/core";
import { Field, Float, Int, ObjectType } from "type-graphql";

import { DimensionValue } from "../metrics/dimension-value.types.ts";
import { DateScalar } from "../scalars.ts";
import { StandOutLevelEnum, StandOutMeasureEnum } from "./signal-enums.ts";

@ObjectType({
  description:
    "One model, batch, supplier lot, production line or region, and how often it has a defect beside the others.",
})
export class StandOut {
  @Field(() => StandOutLevelEnum) level!: StandOutOfCore["level"];
  @Field(() => StandOutMeasureEnum) measure!: StandOutOfCore["measure"];
  @Field(() => DimensionValue) part!: DimensionValue;
  @Field(() => Int) observed!: number;
  @Field(() => Float, {
    description:
      "Of a rate: what the others' would have brought on its unit-months of its age; else its reports × the defect's ÷ all.",
  })
  expected!: number;
  @Field(() => Float, {
    nullable: true,
    description: "Its rate ÷ the others', or the EBGM; null: the others had none.",
  })
  ratio!: number | null;
  @Field(() => Float, { description: "Of a ratio the exact interval's lower limit, 95 %; of an EBGM EB05." })
  low!: number;
  @Field(() => Float, { nullable: true, description: "Null: without a limit." }) high!: number | null;
  @Field(() => Float, {
    nullable: true,
    description: "Unit-months in service, weighed by how likely the defect is at their age; null: nobody knows.",
  })
  unitMonths!: number | null;
}

@ObjectType()
export class StandOuts {
  @Field(() => DateScalar, { description: "A Monday." }) from!: string;
  @Field(() => DateScalar, { description: "Exclusive; a Monday." }) to!: string;
  @Field(() => Int) reports!: number;
  @Field(() => [StandOut], { description: "By the lower limit of the ratio, the highest first." })
  parts!: readonly StandOut[];
}
