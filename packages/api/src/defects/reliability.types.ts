import {
  cohortKinds,
  firstDay,
  type LifeShape,
  lifeShapes,
  type Observation,
  type UnfitReason,
  unfitReasons,
} from "@huilu/core";
import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";

import { named } from "../enums.ts";
import { DimensionValue } from "../metrics/dimension-value.types.ts";
import { DateScalar } from "../scalars.ts";

export const CohortKindEnum = named(cohortKinds);
const LifeShapeEnum = named(lifeShapes);
const UnfitReasonEnum = named(unfitReasons);

registerEnumType(CohortKindEnum, {
  name: "CohortKind",
  description: "By what units are put together: when they were made, in which batch, or when they were sold.",
});
registerEnumType(LifeShapeEnum, {
  name: "LifeShape",
  description: "By the interval of the Weibull shape: below 1, above 1, or not told apart from 1.",
});
registerEnumType(UnfitReasonEnum, { name: "UnfitReason", description: "Why no life is fitted." });

@ObjectType({ description: "Whole months of reports that are seen, and how much of them is known by now." })
export class LifeObservation {
  @Field(() => DateScalar) from!: string;
  @Field(() => DateScalar, { description: "Exclusive: the first day of the month that has not ended." }) to!: string;
  @Field(() => DateScalar, { description: "Exclusive: before it at least 95 % of the reports are known." })
  settledTo!: string;
  @Field(() => [Float], {
    description: "The share known of the last whole month, the one before, …; empty where delays are not known.",
  })
  completeness!: readonly number[];
}

/** Months as their first days. */
export function presentObservation({ from, to, settledTo, completeness }: Observation): LifeObservation {
  return { from: firstDay(from), to: firstDay(to), settledTo: firstDay(settledTo), completeness };
}

@ObjectType({ description: "Reports for each thousand units up to a month of service; month 0 is that of the sale." })
export class CurvePoint {
  @Field(() => Int) age!: number;
  @Field(() => Float) perThousand!: number;
  @Field(() => Float, { description: "95 %." }) low!: number;
  @Field(() => Float) high!: number;
  @Field(() => Int, { description: "Up to this age." }) reports!: number;
  @Field(() => Float, { description: "Units that reached this age." }) atRisk!: number;
  @Field(() => Boolean, { description: "Every unit reached it, and most of its reports are known." }) mature!: boolean;
}

@ObjectType({ description: "How a cohort stands against all at the last age told of it." })
export class CohortExcess {
  @Field(() => Int) age!: number;
  @Field(() => Float) times!: number;
  @Field(() => Float, { description: "The lower limit, 95 %." }) low!: number;
}

@ObjectType({ description: "The units made or sold together." })
export class Cohort {
  @Field(() => String, { description: "YYYY-MM or the batch's key; empty: not known." }) cohort!: string;
  @Field(() => String) label!: string;
  @Field(() => String, { nullable: true, description: "Of a batch." }) model!: string | null;
  @Field(() => [String], { description: "The keys of its batches; none of a month of sale." })
  batches!: readonly string[];
  @Field(() => Float, { description: "Sold." }) units!: number;
  @Field(() => Float, { nullable: true, description: "Null where production is not known of all its batches." })
  made!: number | null;
  @Field(() => Int) reports!: number;
  @Field(() => [CurvePoint], { description: "At 3, 6, 12, 24 and 36 months, as far as it is told." })
  marks!: readonly CurvePoint[];
  @Field(() => CohortExcess, { nullable: true, description: "Null below three months in service." })
  excess!: CohortExcess | null;
}

@ObjectType()
export class CohortCurve {
  @Field(() => String) cohort!: string;
  @Field(() => String) label!: string;
  @Field(() => String, { nullable: true, description: "Of a batch." }) model!: string | null;
  @Field(() => [CurvePoint], { description: "Empty where lives began before reports were recorded." })
  points!: readonly CurvePoint[];
}

@ObjectType({ description: "Months-in-service curves of cohorts, with the reports still to be learned." })
export class MonthsInService {
  @Field(() => LifeObservation) observed!: LifeObservation;
  @Field(() => Float) units!: number;
  @Field(() => Int, { description: "Placed in a cohort and an age." }) reports!: number;
  @Field(() => Int, { description: "Reports without a known day of sale." }) undated!: number;
  @Field(() => Int, { description: "Reports of a day before the sale." }) beforeSale!: number;
  @Field(() => Int, { description: "Reports of units whose sales are not known." }) unsold!: number;
  @Field(() => Float, { description: "Units count as far as their reports have a known age." }) datedShare!: number;
  @Field(() => [CurvePoint], { description: "All cohorts together." }) all!: readonly CurvePoint[];
  @Field(() => [Cohort]) cohorts!: readonly Cohort[];
  @Field(() => [CohortCurve], { description: "Those asked for; else the four that stand highest against all." })
  curves!: readonly CohortCurve[];
}

@ObjectType({ description: "Mean reports a unit up to a month of service, with its robust 95 % interval." })
export class RepairPoint {
  @Field(() => Int) age!: number;
  @Field(() => Float) mean!: number;
  @Field(() => Float) low!: number;
  @Field(() => Float) high!: number;
  @Field(() => Float) atRisk!: number;
  @Field(() => Boolean, { description: "Every unit reached it." }) mature!: boolean;
}

@ObjectType({ description: "How often a unit comes back: the mean cumulative function." })
export class RecurrentRepairs {
  @Field(() => LifeObservation) observed!: LifeObservation;
  @Field(() => Float, { description: "Sold since observation began." }) units!: number;
  @Field(() => Int) reports!: number;
  @Field(() => [Int], { description: "Units that came back once, twice, …; the last more often." })
  unitsByReports!: readonly number[];
  @Field(() => [RepairPoint]) points!: readonly RepairPoint[];
}

@ObjectType({ description: "A Weibull life in months; limits 95 % on the log scale." })
export class FittedLife {
  @Field(() => LifeShapeEnum) shape!: LifeShape;
  @Field(() => Float) beta!: number;
  @Field(() => Float) betaLow!: number;
  @Field(() => Float) betaHigh!: number;
  @Field(() => Float) eta!: number;
  @Field(() => Float, { description: "The age by which a tenth has failed." }) b10!: number;
  @Field(() => Float) b10Low!: number;
  @Field(() => Float) b10High!: number;
  @Field(() => Boolean, { description: "No unit has been seen at that age." }) b10BeyondSeen!: boolean;
}

@ObjectType({ description: "One defect as a way to fail: a unit fails when it is first reported." })
export class FailureMode {
  @Field(() => DimensionValue) defect!: DimensionValue;
  @Field(() => Int, { description: "All reports of the observed months." }) reports!: number;
  @Field(() => Int, { description: "Units that failed at a known age." }) failures!: number;
  @Field(() => Float, { description: "Units sold since observation began, of models that had it." }) units!: number;
  @Field(() => FittedLife, { nullable: true }) life!: FittedLife | null;
  @Field(() => UnfitReasonEnum, { nullable: true }) reason!: UnfitReason | null;
}

@ObjectType()
export class FailureModes {
  @Field(() => LifeObservation) observed!: LifeObservation;
  @Field(() => Float, { description: "In months." }) longestAge!: number;
  @Field(() => [FailureMode], { description: "The most reports first." }) modes!: readonly FailureMode[];
}

@ObjectType({ description: "Reports to be expected, with the 95 % interval in which they will lie." })
export class ExpectedReports {
  @Field(() => Float) expected!: number;
  @Field(() => Float) low!: number;
  @Field(() => Float) high!: number;
}

@ObjectType()
export class ForecastMonth extends ExpectedReports {
  @Field(() => DateScalar) month!: string;
  @Field(() => Float, { description: "Beside them, of units still to be sold, as many as in the last twelve months." })
  ofNewUnits!: number;
}

@ObjectType({ description: "Defect reports of the next six months, of the units sold by now." })
export class ReturnForecast {
  @Field(() => LifeObservation) observed!: LifeObservation;
  @Field(() => Float) units!: number;
  @Field(() => Int) reports!: number;
  @Field(() => Float, { description: "Variance ÷ mean of the months observed, at least 1." }) dispersion!: number;
  @Field(() => Boolean, { description: "The season is part of it: from two years of reports on." }) seasonal!: boolean;
  @Field(() => [ForecastMonth]) months!: readonly ForecastMonth[];
  @Field(() => ExpectedReports) total!: ExpectedReports;
}
