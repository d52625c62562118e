import type { Comparison, Dimension } from "@huilu/core";
import { Field, Float, ID, Int, ObjectType } from "type-graphql";

import {
  BetterEnum,
  ClockEnum,
  ComparisonEnum,
  DimensionEnum,
  MetricKeyEnum,
  RatePerEnum,
  UnitEnum,
} from "../enums.ts";
import { PageInfo } from "../page-info.types.ts";
import { DateScalar, DateTimeScalar } from "../scalars.ts";
import { DimensionValue } from "./dimension-value.types.ts";

@ObjectType()
export class ExclusionReason {
  @Field(() => String) reason!: string;
  @Field(() => String) label!: string;
}

@ObjectType({ description: "What a metric is, made from the one record that also makes its figures." })
export class MetricDefinition {
  @Field(() => MetricKeyEnum) key!: string;
  @Field(() => String) name!: string;
  @Field(() => String) nameZh!: string;
  @Field(() => String) nameEn!: string;
  @Field(() => String) definition!: string;
  @Field(() => String) definitionZh!: string;
  @Field(() => String) definitionEn!: string;
  @Field(() => UnitEnum) unit!: string;
  @Field(() => BetterEnum) better!: string;
  @Field(() => String, { description: "The day that a unit belongs to." }) anchor!: string;
  @Field(() => String, { nullable: true }) interval!: string | null;
  @Field(() => String, { nullable: true }) source!: string | null;
  @Field(() => Int) minimumN!: number;
  @Field(() => [DimensionEnum]) dimensions!: readonly string[];
  @Field(() => [Int], { description: "Windows in days that may be asked, the default first." })
  windows!: readonly number[];
  @Field(() => [String]) parameters!: readonly string[];
  @Field(() => [String], { description: "What the parameter may be, the default first." }) choices!: readonly string[];
  @Field(() => [ExclusionReason]) exclusions!: readonly ExclusionReason[];
}

@ObjectType()
export class DimensionValueOf {
  @Field(() => DimensionEnum) dimension!: Dimension;
  @Field(() => String) key!: string;
  @Field(() => String) label!: string;
}

@ObjectType()
export class PreviousValue {
  @Field(() => ComparisonEnum) comparison!: Comparison;
  @Field(() => Float, { nullable: true }) value!: number | null;
  @Field(() => Int) n!: number;
  @Field(() => DateScalar) from!: string;
  @Field(() => DateScalar) to!: string;
}

@ObjectType()
export class Excluded {
  @Field(() => String) reason!: string;
  @Field(() => String) label!: string;
  @Field(() => Int) n!: number;
}

@ObjectType({ description: "One figure with its doubt. Rates are 0–1, durations seconds; empty is null." })
export class MetricValue {
  @Field(() => MetricKeyEnum) metric!: string;
  @Field(() => Int, { nullable: true }) windowDays!: number | null;
  @Field(() => Int, { nullable: true }) byDay!: number | null;
  @Field(() => Int, { nullable: true, description: "Months in service." }) atMonths!: number | null;
  @Field(() => RatePerEnum, { nullable: true }) per!: "MONTH" | "YEAR" | null;
  @Field(() => ClockEnum, { nullable: true }) clock!: "CALENDAR" | "BUSINESS" | null;
  @Field(() => String, { nullable: true }) aspect!: string | null;
  @Field(() => Float, { nullable: true }) value!: number | null;
  @Field(() => UnitEnum) unit!: string;
  @Field(() => Int, { description: "How many units the figure stands on; metricRows lists exactly those." }) n!: number;
  @Field(() => Float, { nullable: true }) numerator!: number | null;
  @Field(() => Float, { nullable: true }) denominator!: number | null;
  @Field(() => Float, { nullable: true }) mean!: number | null;
  @Field(() => Float, { nullable: true }) median!: number | null;
  @Field(() => Float, { nullable: true }) p90!: number | null;
  @Field(() => Float, {
    nullable: true,
    description: "Of a share: its own and all above it in the order of the answer.",
  })
  cumulative!: number | null;
  @Field(() => Float, { nullable: true, description: "Lower end of the 95 % interval." }) low!: number | null;
  @Field(() => Float, { nullable: true, description: "Upper end of the 95 % interval." }) high!: number | null;
  @Field(() => [PreviousValue]) previous!: readonly PreviousValue[];
  @Field(() => Boolean, { description: "The figure may still change by itself." }) provisional!: boolean;
  @Field(() => [Excluded]) excluded!: readonly Excluded[];
}

@ObjectType()
export class MetricRow {
  @Field(() => DateScalar, { nullable: true }) bucket!: string | null;
  @Field(() => [DimensionValueOf]) dimensions!: readonly DimensionValueOf[];
  @Field(() => [MetricValue]) values!: readonly MetricValue[];
}

@ObjectType()
export class MetricResult {
  @Field(() => [MetricRow]) rows!: readonly MetricRow[];
  @Field(() => DateTimeScalar) asOf!: Date;
  @Field(() => String, { description: "The rollups that answered, or cases." }) source!: string;
  @Field(() => String, { nullable: true, description: "Why a rollup could not answer." }) missReason!: string | null;
  @Field(() => Int) totalRows!: number;
}

@ObjectType({ description: "One unit that a figure counts, with its case." })
export class UnitRow {
  @Field(() => ID) id!: string;
  @Field(() => DateScalar) day!: string;
  @Field(() => String, { description: "counted, or why it is not." }) outcome!: string;
  @Field(() => String, { nullable: true }) outcomeLabel!: string | null;
  @Field(() => Boolean, { nullable: true }) hit!: boolean | null;
  @Field(() => Float, { nullable: true }) amount!: number | null;
  @Field(() => DimensionValue, { nullable: true }) defect!: DimensionValue | null;
  // Resolved by a loader.
  readonly caseId!: string;
}

@ObjectType()
export class MetricRowEdge {
  @Field(() => String) cursor!: string;
  @Field(() => UnitRow) node!: UnitRow;
}

@ObjectType()
export class MetricRowConnection {
  @Field(() => Int) totalCount!: number;
  @Field(() => [MetricRowEdge]) edges!: MetricRowEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
}

@ObjectType({ description: "A unit as a figure has it." })
export class UnitState {
  @Field(() => DateScalar) day!: string;
  @Field(() => String) outcome!: string;
  @Field(() => String) outcomeLabel!: string;
  @Field(() => Boolean, { nullable: true }) hit!: boolean | null;
  @Field(() => Float, { nullable: true }) amount!: number | null;
}

@ObjectType({ description: "A unit that came, went, or counts differently since." })
export class MetricChange {
  @Field(() => ID) id!: string;
  @Field(() => [String], { description: "Codes; `labels` says them in words." }) reasons!: readonly string[];
  @Field(() => [String]) labels!: readonly string[];
  @Field(() => DateTimeScalar, { nullable: true }) learnedAt!: Date | null;
  @Field(() => UnitState, { nullable: true }) before!: UnitState | null;
  @Field(() => UnitState, { nullable: true }) after!: UnitState | null;
  // Resolved by a loader.
  readonly caseId!: string;
}

@ObjectType()
export class MetricChangeEdge {
  @Field(() => String) cursor!: string;
  @Field(() => MetricChange) node!: MetricChange;
}

@ObjectType({ description: "What one reason did to a figure; a unit with several reasons counts under each." })
export class MetricChangeSummary {
  @Field(() => String, { description: "A code; `label` says it in words." }) reason!: string;
  @Field(() => String) label!: string;
  @Field(() => Int, { description: "Units that the figure counts now and did not then." }) added!: number;
  @Field(() => Int, { description: "Units that the figure counted then and does not now." }) removed!: number;
  @Field(() => Int, { description: "Units that changed and left the figure's n as it was." }) otherwise!: number;
}

@ObjectType()
export class MetricChangeConnection {
  @Field(() => Int) totalCount!: number;
  @Field(() => [MetricChangeSummary], { description: "By reason, of all changes; the most frequent first." })
  summary!: MetricChangeSummary[];
  @Field(() => [MetricChangeEdge]) edges!: MetricChangeEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
}
