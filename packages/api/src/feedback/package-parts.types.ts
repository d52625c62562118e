import type { Comparison, PackageTerm as CoreTerm, SignalLevel, TargetState } from "@huilu/core";
import { Field, Float, ID, Int, ObjectType } from "type-graphql";

import { SignalLevelEnum } from "../defects/signal-enums.ts";
import { ComparisonEnum, MetricKeyEnum, UnitEnum } from "../enums.ts";
import { TargetStateEnum } from "../kpis/kpi-enums.ts";
import { DateScalar, DateTimeScalar } from "../scalars.ts";
import { ActionKindEnum, IssueClosingEnum } from "./issue-enums.ts";

@ObjectType({ description: "Something by its code, and by its name in the asker's language." })
export class PackageTerm implements CoreTerm {
  @Field(() => String) key!: string;
  // The names in both languages; `label` is one of them.
  zh!: string;
  en!: string;
}

@ObjectType()
export class PackagePrevious {
  @Field(() => ComparisonEnum) comparison!: Comparison;
  @Field(() => Float, { nullable: true }) value!: number | null;
  @Field(() => Int) n!: number;
  @Field(() => DateScalar) from!: string;
  @Field(() => DateScalar) to!: string;
}

@ObjectType()
export class PackageTarget {
  @Field(() => Float) value!: number;
  @Field(() => Float) margin!: number;
  @Field(() => TargetStateEnum) state!: TargetState;
  @Field(() => PackageTerm, { nullable: true, description: "Null: the company's." }) of!: PackageTerm | null;
}

@ObjectType()
export class PackageExcluded {
  @Field(() => String) reason!: string;
  @Field(() => Int) n!: number;
}

@ObjectType({
  description: "A figure of the department; metricQuery answers the same, with its filters, range and time.",
})
export class PackageFigure {
  @Field(() => MetricKeyEnum) metric!: string;
  @Field(() => UnitEnum) unit!: string;
  @Field(() => Float, { nullable: true }) value!: number | null;
  @Field(() => Int) n!: number;
  @Field(() => Float, { nullable: true }) median!: number | null;
  @Field(() => Float, { nullable: true }) low!: number | null;
  @Field(() => Float, { nullable: true }) high!: number | null;
  @Field(() => Boolean) provisional!: boolean;
  @Field(() => [PackageExcluded]) excluded!: PackageExcluded[];
  @Field(() => [PackagePrevious]) previous!: PackagePrevious[];
  @Field(() => PackageTarget, { nullable: true }) target!: PackageTarget | null;
}

@ObjectType({ description: "A case, without anything that names a person." })
export class PackageCase {
  @Field(() => ID) id!: string;
  @Field(() => String) number!: string;
  @Field(() => DateScalar, { nullable: true }) reportedOn!: string | null;
  @Field(() => String) status!: string;
  @Field(() => PackageTerm, { nullable: true }) model!: PackageTerm | null;
  @Field(() => PackageTerm, { nullable: true }) defect!: PackageTerm | null;
}

@ObjectType()
export class PackageDefect {
  @Field(() => PackageTerm) type!: PackageTerm;
  @Field(() => Int) reports!: number;
  @Field(() => Float) share!: number;
  @Field(() => Float) cumulative!: number;
  @Field(() => Float, { nullable: true, description: "A month, per thousand in service; null: not known." })
  rate!: number | null;
  @Field(() => Float, { nullable: true }) previous!: number | null;
  @Field(() => Float, { nullable: true }) lastYear!: number | null;
}

@ObjectType()
export class PackageSignal {
  @Field(() => ID) id!: number;
  @Field(() => SignalLevelEnum) level!: SignalLevel;
  @Field(() => PackageTerm) type!: PackageTerm;
  @Field(() => PackageTerm, { nullable: true }) part!: PackageTerm | null;
  @Field(() => DateScalar) sinceOn!: string;
  @Field(() => DateScalar) raisedOn!: string;
  @Field(() => Int, { description: "The department's own, in the period." }) reports!: number;
}

@ObjectType()
export class PackagePhrase {
  @Field(() => String) phrase!: string;
  @Field(() => PackageTerm) type!: PackageTerm;
  @Field(() => Int) reports!: number;
  @Field(() => DateTimeScalar) acceptedAt!: string;
}

@ObjectType()
export class PackageIssue {
  @Field(() => String) number!: string;
  @Field(() => String) title!: string;
  @Field(() => Int) severity!: number;
  @Field(() => Boolean) safety!: boolean;
  @Field(() => Int) step!: number;
  @Field(() => DateTimeScalar) at!: string;
}

@ObjectType()
export class PackageClosedMeasure {
  @Field(() => ActionKindEnum) kind!: string;
  @Field(() => String) description!: string;
  @Field(() => DateScalar, { nullable: true }) on!: string | null;
  @Field(() => String, { nullable: true, description: "What the data last said; null: not looked at." })
  verdict!: string | null;
}

@ObjectType()
export class PackageClosedIssue extends PackageIssue {
  @Field(() => IssueClosingEnum) closing!: string;
  @Field(() => String, { nullable: true }) causeClass!: string | null;
  @Field(() => String, { nullable: true }) cause!: string | null;
  @Field(() => String, { nullable: true }) lesson!: string | null;
  @Field(() => [PackageClosedMeasure]) measures!: PackageClosedMeasure[];
}

@ObjectType()
export class PackageStep {
  @Field(() => String) number!: string;
  @Field(() => String) title!: string;
  @Field(() => Int) step!: number;
  @Field(() => String, { nullable: true }) owner!: string | null;
  @Field(() => DateTimeScalar, { description: "When it was due, or approved." }) at!: string;
}

@ObjectType()
export class PackageMeasure {
  @Field(() => String) number!: string;
  @Field(() => String) title!: string;
  @Field(() => ActionKindEnum) kind!: string;
  @Field(() => String) description!: string;
  @Field(() => String) owner!: string;
  @Field(() => DateScalar) dueOn!: string;
}

@ObjectType()
export class PackageHandOver {
  @Field(() => String) subject!: string;
  @Field(() => String, { nullable: true }) from!: string | null;
  @Field(() => DateTimeScalar) dueAt!: string;
  @Field(() => String) url!: string;
}
