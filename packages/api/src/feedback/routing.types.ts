import type { CaseFlag, CaseMark, CauseClass, Duty, RouteMark, RoutingState } from "@huilu/core";
import { Field, ID, Int, ObjectType } from "type-graphql";

import { CauseClassEnum } from "../defects/taxonomy-enums.ts";
import { DimensionValue } from "../metrics/dimension-value.types.ts";
import { DateTimeScalar } from "../scalars.ts";
import { CaseFlagEnum, CaseMarkEnum, DutyEnum, RouteMarkEnum, RoutingStateEnum } from "./routing-enums.ts";

@ObjectType({ description: "Of each list one entry must be there, all of the flags, and so many times unsettled." })
export class RuleCondition {
  @Field(() => [String]) kinds!: readonly string[];
  @Field(() => [String]) priorities!: readonly string[];
  @Field(() => [String]) regions!: readonly string[];
  @Field(() => [String], { description: "The owner's department, or one above it." }) departments!: readonly string[];
  @Field(() => [String]) productFamilies!: readonly string[];
  @Field(() => [String]) productModels!: readonly string[];
  @Field(() => [String]) defectFamilies!: readonly string[];
  @Field(() => [String]) defectTypes!: readonly string[];
  @Field(() => [CauseClassEnum]) causeClasses!: readonly CauseClass[];
  @Field(() => [String], { description: "In the complaint." }) words!: readonly string[];
  @Field(() => [CaseMarkEnum]) marks!: readonly CaseMark[];
  @Field(() => [CaseFlagEnum]) flags!: readonly CaseFlag[];
  @Field(() => Int, { nullable: true }) unsettledAtLeast!: number | null;
}

@ObjectType({ description: "Exactly one of them." })
export class RouteTarget {
  @Field(() => DutyEnum, { nullable: true }) duty!: Duty | null;
  @Field(() => String, { nullable: true, description: "A department's key." }) department!: string | null;
  @Field(() => Boolean, { description: "The supplier of the part." }) supplier!: boolean;
}

@ObjectType()
export class RoutingRule {
  @Field(() => ID) key!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) nameEn!: string | null;
  @Field(() => RuleCondition) when!: RuleCondition;
  @Field(() => [[RouteTarget]], { description: "One step after the other, those of a step side by side." })
  steps!: readonly (readonly RouteTarget[])[];
  @Field(() => [RouteMarkEnum]) marks!: readonly RouteMark[];
  @Field(() => Boolean, { description: "The rules below are looked at as well." }) also!: boolean;
  @Field(() => Int, { description: "Working hours of who receives it." }) acceptHours!: number;
  @Field(() => Int) answerHours!: number;
}

@ObjectType({ description: "A case keeps the version under which it was routed first." })
export class RoutingVersion {
  @Field(() => Int) number!: number;
  @Field(() => RoutingStateEnum) state!: RoutingState;
  @Field(() => [RoutingRule]) rules!: RoutingRule[];
  @Field(() => Int, { description: "Of the draft; what is saved names the one it was made from." }) revision!: number;
  @Field(() => DateTimeScalar) changedAt!: Date;
  @Field(() => String, { nullable: true, description: "Null: shipped." }) changedBy!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) inForceFrom!: Date | null;
  @Field(() => String, { nullable: true }) putBy!: string | null;
  @Field(() => String, { nullable: true }) reason!: string | null;
}

@ObjectType()
export class DutyHolder {
  @Field(() => DutyEnum) duty!: Duty;
  @Field(() => DimensionValue, { nullable: true, description: "Null: what is meant for it waits in its queue." })
  department!: DimensionValue | null;
}

@ObjectType()
export class Routing {
  @Field(() => [RoutingVersion], { description: "The draft first, then the latest." }) versions!: RoutingVersion[];
  @Field(() => [DutyHolder]) duties!: readonly DutyHolder[];
  @Field(() => [DutyEnum], { description: "Duties the rules in force name and no department has." })
  missingDuties!: readonly Duty[];
  @Field(() => [DimensionValue], { description: "All departments." }) departments!: readonly DimensionValue[];
}

@ObjectType()
export class CaseSample {
  @Field(() => ID) id!: string;
  @Field(() => String) number!: string;
}

@ObjectType()
export class RuleCount {
  @Field(() => ID) rule!: string;
  @Field(() => Int) taken!: number;
  @Field(() => Int, { description: "Holds as well, below the rule that took the case." }) passedOver!: number;
  @Field(() => [CaseSample]) sample!: readonly CaseSample[];
}

@ObjectType()
export class TargetCount {
  @Field(() => String, { description: "A duty, SUPPLIER, or = and a department's key." }) target!: string;
  @Field(() => String, { nullable: true }) department!: string | null;
  @Field(() => Int) cases!: number;
  @Field(() => Boolean, { description: "No department has the duty." }) waits!: boolean;
}

@ObjectType({ description: "First receivers under the rules in force, and under the rules that are tried." })
export class RouteMove {
  @Field(() => [String]) from!: readonly string[];
  @Field(() => [String]) to!: readonly string[];
  @Field(() => Int) cases!: number;
  @Field(() => [CaseSample]) sample!: readonly CaseSample[];
}

@ObjectType()
export class UnroutedCases {
  @Field(() => Int) cases!: number;
  @Field(() => [CaseSample]) sample!: readonly CaseSample[];
}

@ObjectType({ description: "What rules would have done with past cases; nothing is changed." })
export class RoutingDryRun {
  @Field(() => Int) cases!: number;
  @Field(() => Int) routed!: number;
  @Field(() => [RuleCount]) rules!: readonly RuleCount[];
  @Field(() => [TargetCount]) targets!: readonly TargetCount[];
  @Field(() => UnroutedCases) unrouted!: UnroutedCases;
  @Field(() => Int) moved!: number;
  @Field(() => [RouteMove], { description: "The largest first, at most 50." }) moves!: readonly RouteMove[];
}
