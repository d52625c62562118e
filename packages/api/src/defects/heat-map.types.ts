import { type HeatMap as MapOfCore, heatParts } from "@huilu/core";
import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";

import { named } from "../enums.ts";
import { DimensionValue } from "../metrics/dimension-value.types.ts";
import { OutsideEnum } from "./chart-limits.types.ts";

export const HeatPartEnum = named(heatParts);
registerEnumType(HeatPartEnum, { name: "HeatPart", description: "What the rows of a heat map are." });

type RowOfCore = MapOfCore["rows"][number];

@ObjectType()
export class HeatCell {
  @Field(() => Int) reports!: number;
  @Field(() => Float, { description: "0: nobody of the product family had the defect." }) expected!: number;
  @Field(() => OutsideEnum, {
    nullable: true,
    description: "Where the difference is more than chance, at a false discovery rate of 5 % over the map.",
  })
  differs!: RowOfCore["cells"][number]["differs"];
}

@ObjectType()
export class HeatRow {
  @Field(() => DimensionValue) part!: DimensionValue;
  @Field(() => DimensionValue, { nullable: true, description: "Of a batch." }) model!: DimensionValue | null;
  @Field(() => Int) reports!: number;
  @Field(() => [HeatCell], { description: "One for each defect, in their order." }) cells!: readonly HeatCell[];
}

@ObjectType({ description: "The parts with the most reports against their most frequent defects." })
export class HeatMap {
  @Field(() => [DimensionValue]) defects!: readonly DimensionValue[];
  @Field(() => [HeatRow]) rows!: readonly HeatRow[];
  @Field(() => Int, { description: "Those of parts and defects not shown included." }) reports!: number;
  @Field(() => Boolean, {
    description:
      "Expected of a part is its family's rate of the defect × its unit-months; false: not all of these are known, and of such a family reports stand for them.",
  })
  isByRate!: boolean;
}
