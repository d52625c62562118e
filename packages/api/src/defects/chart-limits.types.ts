import {
  annotationKinds,
  chartKinds,
  type ChartAnnotation as AnnotationOfCore,
  type ChartLimitPoint as PointOfCore,
  type ChartLimits as LimitsOfCore,
  noLimitsReasons,
} from "@huilu/core";
import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";

import { named } from "../enums.ts";
import { DateScalar } from "../scalars.ts";
import { SignalLevelEnum } from "./signal-enums.ts";

const ChartKindEnum = named(chartKinds);
const NoLimitsReasonEnum = named(noLimitsReasons);
const AnnotationKindEnum = named(annotationKinds);
export const OutsideEnum = named(["ABOVE", "BELOW"]);
const BaselineEndEnum = named(["SIGNAL", "RECENT"]);

registerEnumType(ChartKindEnum, {
  name: "ChartKind",
  description:
    "U with exposure, C without; primed: widened by Laney's σz; PROBABILITY: limits of equal tails, below five expected a point.",
});
registerEnumType(NoLimitsReasonEnum, { name: "NoLimitsReason", description: "Why a chart has no limits." });
registerEnumType(AnnotationKindEnum, { name: "AnnotationKind" });
registerEnumType(OutsideEnum, { name: "Outside" });
registerEnumType(BaselineEndEnum, {
  name: "BaselineEnd",
  description: "SIGNAL: before the change that a standing signal dates; RECENT: before the latest quarter of a year.",
});

@ObjectType()
export class ExpectedRange {
  @Field(() => Float) expected!: number;
  @Field(() => Float) low!: number;
  @Field(() => Float) high!: number;
}

@ObjectType({ description: "One whole bucket and what chance lets it be." })
export class ChartLimitPoint {
  @Field(() => DateScalar) bucket!: string;
  @Field(() => ExpectedRange, { description: "In reports." }) reports!: ExpectedRange;
  @Field(() => ExpectedRange, {
    nullable: true,
    description: "In reports a month for each thousand in service; null: unit-months are not known.",
  })
  rate!: ExpectedRange | null;
  @Field(() => OutsideEnum, { nullable: true }) outside!: PointOfCore["outside"];
  @Field(() => [Int], { description: "Nelson's rules, 1 to 4, whose pattern the point completes." })
  rules!: readonly number[];
}

@ObjectType({ description: "What limits are learned from." })
export class ChartBaseline {
  @Field(() => DateScalar) from!: string;
  @Field(() => DateScalar, { description: "Exclusive." }) to!: string;
  @Field(() => Int) points!: number;
  @Field(() => BaselineEndEnum) endsBefore!: NonNullable<LimitsOfCore["baseline"]>["endsBefore"];
}

@ObjectType({ description: "Something that happened to the defect." })
export class ChartAnnotation {
  @Field(() => AnnotationKindEnum) kind!: AnnotationOfCore["kind"];
  @Field(() => DateScalar) on!: string;
  @Field(() => DateScalar, { nullable: true, description: "Of a signal: the change that it dates." })
  sinceOn!: string | null;
  @Field(() => SignalLevelEnum, { nullable: true, description: "Of a signal." }) level!: AnnotationOfCore["level"];
  @Field(() => String, {
    nullable: true,
    description: "The part of a signal, the number of an issue, the other types of a merge or split.",
  })
  label!: string | null;
}

@ObjectType({ description: "At least five days in a row on which nobody works." })
export class LongHoliday {
  @Field(() => String) name!: string;
  @Field(() => DateScalar) from!: string;
  @Field(() => DateScalar, { description: "Exclusive." }) to!: string;
}

@ObjectType({ description: "What a defect's course is expected to be. Limits illustrate: they never raise a signal." })
export class ChartLimits {
  @Field(() => ChartKindEnum, { nullable: true, description: "Null: no limits, for `reason`." })
  kind!: LimitsOfCore["kind"];
  @Field(() => NoLimitsReasonEnum, { nullable: true }) reason!: LimitsOfCore["reason"];
  @Field(() => Float, { description: "By what limits are wider than chance alone makes them; 1: not wider." })
  sigmaZ!: number;
  @Field(() => ChartBaseline, { nullable: true }) baseline!: ChartBaseline | null;
  @Field(() => Int, { description: "How many points a baseline needs at least." }) fewest!: number;
  @Field(() => [ChartLimitPoint], { description: "The whole buckets that have ended." }) points!: ChartLimitPoint[];
  @Field(() => [ChartAnnotation], { description: "Signals first, the strongest first." })
  annotations!: readonly ChartAnnotation[];
  @Field(() => [LongHoliday]) holidays!: readonly LongHoliday[];
}
