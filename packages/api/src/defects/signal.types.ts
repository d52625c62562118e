import type { Detector, SignalLevel, SignalState } from "@huilu/core";
import { Field, Float, ID, Int, ObjectType } from "type-graphql";

import { DimensionValue } from "../metrics/dimension-value.types.ts";
import { DateScalar, DateTimeScalar } from "../scalars.ts";
import { DetectorEnum, SignalLevelEnum, SignalStateEnum } from "./signal-enums.ts";

@ObjectType({ description: "A change of rate that detectors raised in one series of defect reports." })
export class Signal {
  @Field(() => ID) id!: string;
  @Field(() => SignalLevelEnum) level!: SignalLevel;
  @Field(() => DimensionValue, { nullable: true, description: "Null: reports that carry no type." })
  defect!: DimensionValue | null;
  @Field(() => DimensionValue, { nullable: true }) defectFamily!: DimensionValue | null;
  @Field(() => DimensionValue, {
    nullable: true,
    description: "The model, batch, supplier lot or region; null of a whole defect.",
  })
  part!: DimensionValue | null;
  @Field(() => Int, { nullable: true, description: "What the taxonomy says of the type: 1 a nuisance to 4 a danger." })
  severity!: number | null;
  @Field(() => Boolean, { description: "By the taxonomy, somebody can come to harm." }) safety!: boolean;
  @Field(() => DetectorEnum) detector!: Detector;
  @Field(() => Float, { nullable: true, description: "Of a CUSUM the worsening that it finds soonest." })
  ratio!: number | null;
  @Field(() => Float, { nullable: true, description: "Of a window its p value, adjusted in the family." })
  adjustedP!: number | null;
  @Field(() => Int, { nullable: true, description: "How many series the family had." }) family!: number | null;
  @Field(() => DateScalar, { description: "The estimated change: the first day of its week." }) sinceOn!: string;
  @Field(() => DateScalar, { description: "The Monday of the week that raised it." }) raisedOn!: string;
  @Field(() => DateTimeScalar, { description: "When Huilu told it first." }) foundAt!: Date;
  @Field(() => DateScalar, { description: "The day after the last that is counted." }) untilOn!: string;
  @Field(() => DateScalar, { nullable: true }) closedOn!: string | null;
  @Field(() => Boolean, { description: "Later corrections took the grounds away." }) withdrawn!: boolean;
  @Field(() => Int, { description: "Reports since the change." }) observed!: number;
  @Field(() => Float, { description: "What the rate before would have brought on the same exposure and season." })
  expected!: number;
  @Field(() => Float, { nullable: true, description: "Null: nothing was expected." }) rateRatio!: number | null;
  @Field(() => Float, { description: "The interval's lower limit, 95 %." }) low!: number;
  @Field(() => Float, { nullable: true, description: "Null: without a limit." }) high!: number | null;
  @Field(() => SignalStateEnum) state!: SignalState;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => String, { nullable: true, description: "The quality issue it went into." }) issue!: string | null;
  @Field(() => String, { nullable: true }) decidedBy!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) decidedAt!: Date | null;
}

@ObjectType({ description: "How signals are looked for, and when they last were." })
export class Detection {
  @Field(() => Float, { description: "Weeks between two false alarms of one series whose rate is known." })
  runLength!: number;
  @Field(() => Float, { description: "The false discovery rate at which windows raise a signal." })
  discoveryRate!: number;
  @Field(() => DateTimeScalar, { nullable: true }) ranAt!: Date | null;
  @Field(() => DateScalar, { nullable: true, description: "The day after the last week looked at." })
  untilOn!: string | null;
  @Field(() => Int) series!: number;
  @Field(() => Int, { description: "Series of fewer than three reports." }) untested!: number;
  @Field(() => Float, { nullable: true, description: "Pooled variance ÷ mean, at least 1." })
  dispersion!: number | null;
  @Field(() => Float, { description: "Over all series, if nothing ever changed." }) falseAlarmsAYear!: number;
}

@ObjectType({ description: "One alarm of a replayed history, and when a fixed threshold told the same." })
export class ReplayedSignal {
  @Field(() => SignalLevelEnum) level!: SignalLevel;
  @Field(() => DimensionValue, { nullable: true }) defect!: DimensionValue | null;
  @Field(() => DimensionValue, { nullable: true }) part!: DimensionValue | null;
  @Field(() => DetectorEnum) detector!: Detector;
  @Field(() => DateScalar) sinceOn!: string;
  @Field(() => DateScalar) raisedOn!: string;
  @Field(() => DateScalar, { nullable: true }) closedOn!: string | null;
  @Field(() => Int) observed!: number;
  @Field(() => Float) expected!: number;
  @Field(() => Float) low!: number;
  @Field(() => DateScalar, { nullable: true }) thresholdOn!: string | null;
  @Field(() => Int, { nullable: true }) daysGained!: number | null;
}

@ObjectType()
export class BacktestMonth {
  @Field(() => DateScalar) month!: string;
  @Field(() => Int) signals!: number;
  @Field(() => Int, { description: "Alarms of the fixed threshold." }) threshold!: number;
}

@ObjectType({ description: "Alarms where four weeks hold so many reports, and so many times the year's average." })
export class FixedThreshold {
  @Field(() => Int) reports!: number;
  @Field(() => Float) times!: number;
  @Field(() => Int, { description: "How often it would have alarmed." }) alarms!: number;
}

@ObjectType({ description: "The history replayed, as it is known now, beside fixed thresholds." })
export class Backtest {
  @Field(() => DateScalar) watchedFrom!: string;
  @Field(() => DateScalar) until!: string;
  @Field(() => Int) series!: number;
  @Field(() => Int) untested!: number;
  @Field(() => Float) falseAlarmsAYear!: number;
  @Field(() => FixedThreshold, { description: "3 reports in four weeks, and twice the average of the year before." })
  threshold!: FixedThreshold;
  @Field(() => FixedThreshold, { description: "Raised until it alarms no more often than signals do." })
  quietThreshold!: FixedThreshold;
  @Field(() => [BacktestMonth]) months!: readonly BacktestMonth[];
  @Field(() => [ReplayedSignal], { description: "The latest first." }) signals!: readonly ReplayedSignal[];
}
