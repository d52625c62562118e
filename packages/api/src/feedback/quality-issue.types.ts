import type {
  ActionKind,
  Dimension,
  IssueClosing,
  IssueOrigin,
  NotComparable,
  SpecialReason,
  StepState,
  Verdict,
} from "@huilu/core";
import { Field, Float, ID, Int, ObjectType } from "type-graphql";

import { Signal } from "../defects/signal.types.ts";
import { DimensionEnum } from "../enums.ts";
import { DateScalar, DateTimeScalar } from "../scalars.ts";
import {
  ActionKindEnum,
  CutInKindEnum,
  IssueClosingEnum,
  IssueOriginEnum,
  LikenessEnum,
  NotComparableEnum,
  SpecialReasonEnum,
  StepStateEnum,
  VerdictEnum,
} from "./issue-enums.ts";

@ObjectType({ description: "What was known of a signal when its issue was raised." })
export class KnownThen {
  @Field(() => DateScalar) untilOn!: string;
  @Field(() => Int) observed!: number;
  @Field(() => Float) expected!: number;
  @Field(() => Float, { nullable: true }) rateRatio!: number | null;
  @Field(() => Float) low!: number;
  @Field(() => Float, { nullable: true }) high!: number | null;
}

@ObjectType({ description: "One signal of an issue: as it is known now, and as it was when the issue was raised." })
export class IssueEvidence {
  @Field(() => Signal) signal!: Signal;
  @Field(() => KnownThen) knownThen!: KnownThen;
}

@ObjectType({ description: "Somebody who works on issues." })
export class IssuePerson {
  @Field(() => ID) id!: number;
  @Field(() => String) name!: string;
}

@ObjectType()
export class IssueDepartment {
  @Field(() => ID) id!: number;
  @Field(() => String) code!: string;
  @Field(() => String) name!: string;
}

@ObjectType({ description: "What is known of an issue's reports." })
export class IssueFigures {
  @Field(() => Int) cases!: number;
  @Field(() => Int) reports!: number;
  @Field(() => Float, { nullable: true, description: "In the installation's currency; null where none is recorded." })
  cost!: number | null;
  @Field(() => Int, {
    nullable: true,
    description: "Machines sold that it concerns; null where it is not known which.",
  })
  unitsAtRisk!: number | null;
  @Field(() => DateScalar, { nullable: true }) firstOn!: string | null;
  @Field(() => DateScalar, { nullable: true }) lastOn!: string | null;
}

@ObjectType()
export class EvidenceFilter {
  @Field(() => DimensionEnum) dimension!: Dimension;
  @Field(() => [String]) in!: readonly string[];
}

@ObjectType({ description: "Reports that all of the filters hold for, from a day on." })
export class EvidencePart {
  @Field(() => [EvidenceFilter]) filters!: readonly EvidenceFilter[];
  @Field(() => DateScalar, { nullable: true }) from!: string | null;
}

@ObjectType()
export class StepField {
  @Field(() => String) name!: string;
  @Field(() => String) text!: string;
  @Field(() => Boolean, { description: "The gate asks for it." }) required!: boolean;
}

@ObjectType({ description: "One of D0 to D8." })
export class IssueStep {
  @Field(() => Int) step!: number;
  @Field(() => IssuePerson, { nullable: true }) owner!: IssuePerson | null;
  @Field(() => DateTimeScalar, { nullable: true }) dueAt!: Date | null;
  @Field(() => [StepField], {
    description: "All fields of the step, in their order; without a text where none is written.",
  })
  fields!: readonly StepField[];
  @Field(() => StepStateEnum) state!: StepState;
  @Field(() => IssuePerson, { nullable: true }) submittedBy!: IssuePerson | null;
  @Field(() => DateTimeScalar, { nullable: true }) submittedAt!: Date | null;
  @Field(() => IssuePerson, { nullable: true }) approvedBy!: IssuePerson | null;
  @Field(() => DateTimeScalar, { nullable: true }) approvedAt!: Date | null;
  @Field(() => Int) version!: number;
  @Field(() => [String], { description: "What its gate still asks for, in words." }) missing!: readonly string[];
}

@ObjectType({ description: "From which machine on a measure holds." })
export class CutIn {
  @Field(() => CutInKindEnum) kind!: string;
  @Field(() => String, { nullable: true }) batch!: string | null;
  @Field(() => String, { nullable: true }) serial!: string | null;
  @Field(() => DateScalar, { nullable: true }) on!: string | null;
  @Field(() => [String]) serials!: readonly string[];
  @Field(() => DateScalar, { nullable: true, description: "Since when production had the problem; null: always." })
  affectedSince!: string | null;
}

@ObjectType({ description: "Reports for each thousand machines up to a month of service." })
export class EffectPoint {
  @Field(() => Int) age!: number;
  @Field(() => Float) perThousand!: number;
  @Field(() => Float) low!: number;
  @Field(() => Float) high!: number;
  @Field(() => Int) reports!: number;
  @Field(() => Float, { description: "Machines seen at this age." }) atRisk!: number;
}

@ObjectType({ description: "One planned look at a measure: both sides of its cut-in at equal months in service." })
export class ActionLook {
  @Field(() => Int) look!: number;
  @Field(() => DateTimeScalar) lookedAt!: Date;
  @Field(() => DateScalar, { description: "The first day that it did not count." }) upTo!: string;
  @Field(() => VerdictEnum) verdict!: Verdict;
  @Field(() => Int) reportsBefore!: number;
  @Field(() => Int) reportsAfter!: number;
  @Field(() => Float, { description: "Unit-months at the ages compared." }) exposureBefore!: number;
  @Field(() => Float) exposureAfter!: number;
  @Field(() => Int, { description: "Machines sold." }) unitsBefore!: number;
  @Field(() => Int) unitsAfter!: number;
  @Field(() => Float, { description: "Reports after the cut-in, had nothing changed." }) expected!: number;
  @Field(() => Float, { nullable: true, description: "Rate after ÷ before." }) ratio!: number | null;
  @Field(() => Float, { description: "95 %, as if this were the only look." }) plainLow!: number;
  @Field(() => Float, { nullable: true }) plainHigh!: number | null;
  @Field(() => Float, { description: "Of the look's own level: what the verdict rests on." }) low!: number;
  @Field(() => Float, { nullable: true }) high!: number | null;
  @Field(() => Float) p!: number;
  @Field(() => Float, { description: "One-sided, of its limits; 0: nothing may be claimed yet." }) level!: number;
  @Field(() => Float, { description: "φ of the baseline, as the tests used it." }) dispersionUsed!: number;
  @Field(() => Float, {
    nullable: true,
    description: "The same ratio of all other defects of the products; null: too few.",
  })
  othersRatio!: number | null;
  @Field(() => Float, { nullable: true }) neededUnitMonths!: number | null;
  @Field(() => Float, {
    nullable: true,
    description: "null: the baseline is too small ever to show the planned ratio.",
  })
  neededWeeks!: number | null;
  @Field(() => [EffectPoint]) before!: readonly EffectPoint[];
  @Field(() => [EffectPoint]) after!: readonly EffectPoint[];
}

@ObjectType({ description: "What the data say of a measure." })
export class ActionEffect {
  @Field(() => VerdictEnum, { description: "What stands after all looks." }) standing!: Verdict;
  @Field(() => [ActionLook], { description: "The first first." }) looks!: readonly ActionLook[];
  @Field(() => NotComparableEnum, { nullable: true, description: "Why nothing can be compared yet." })
  reason!: NotComparable | null;
}

@ObjectType({ description: "A measure." })
export class IssueAction {
  @Field(() => ID) id!: number;
  @Field(() => ActionKindEnum) kind!: ActionKind;
  @Field(() => String) description!: string;
  @Field(() => IssuePerson) owner!: IssuePerson;
  @Field(() => DateScalar) dueOn!: string;
  @Field(() => Float) plannedRatio!: number;
  @Field(() => CutIn, { nullable: true }) cutIn!: CutIn | null;
  @Field(() => DateScalar, { nullable: true }) implementedOn!: string | null;
  @Field(() => String, { nullable: true }) droppedBecause!: string | null;
  @Field(() => Int) version!: number;
  @Field(() => ActionEffect, { nullable: true, description: "null until a corrective measure is implemented." })
  effect!: () => Promise<ActionEffect | null>;
}

@ObjectType()
export class IssueComment {
  @Field(() => ID) id!: number;
  @Field(() => Int, { nullable: true }) step!: number | null;
  @Field(() => String) text!: string;
  @Field(() => [IssuePerson]) mentions!: readonly IssuePerson[];
  @Field(() => IssuePerson) saidBy!: IssuePerson;
  @Field(() => DateTimeScalar) saidAt!: Date;
}

@ObjectType()
export class IssueAttachment {
  @Field(() => ID) id!: string;
  @Field(() => Int) step!: number;
  @Field(() => String) fileName!: string;
  @Field(() => String) mediaType!: string;
  @Field(() => Int, { description: "Bytes." }) size!: number;
  @Field(() => String) addedBy!: string;
  @Field(() => DateTimeScalar) addedAt!: Date;
  @Field(() => String, { description: "Where to get it." }) url!: string;
}

@ObjectType({
  description: "One thing that a change made different, as texts: people by name, many things by their number.",
})
export class IssueDifference {
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) before!: string | null;
  @Field(() => String, { nullable: true }) after!: string | null;
}

@ObjectType({ description: "One thing that happened to an issue." })
export class IssueChange {
  @Field(() => ID) id!: number;
  @Field(() => DateTimeScalar) at!: Date;
  @Field(() => String, { nullable: true, description: "null: it happened by itself." }) by!: string | null;
  @Field(() => String) kind!: string;
  @Field(() => Int, { nullable: true }) step!: number | null;
  @Field(() => String, { nullable: true, description: "JSON." }) before!: string | null;
  @Field(() => String, { nullable: true, description: "JSON." }) after!: string | null;
  @Field(() => [IssueDifference]) differences!: readonly IssueDifference[];
}

@ObjectType({ description: "A problem on its way to those who can remove its cause." })
export class QualityIssue {
  /** For the fields that are read on their own. */
  id!: number;
  @Field(() => ID) number!: string;
  @Field(() => String) title!: string;
  @Field(() => String) problem!: string;
  @Field(() => Int) severity!: number;
  @Field(() => Boolean) safety!: boolean;
  @Field(() => Boolean) major!: boolean;
  @Field(() => [SpecialReasonEnum]) special!: readonly SpecialReason[];
  @Field(() => IssueOriginEnum) origin!: IssueOrigin;
  @Field(() => String) raisedBy!: string;
  @Field(() => DateTimeScalar) raisedAt!: Date;
  @Field(() => IssuePerson, { nullable: true }) leader!: IssuePerson | null;
  @Field(() => IssueDepartment, { nullable: true, description: "Whose turn it is." })
  department!: IssueDepartment | null;
  @Field(() => Int, { description: "The first step that is not approved; of a closed issue the last." }) step!: number;
  @Field(() => StepStateEnum) stepState!: StepState;
  @Field(() => IssuePerson, { nullable: true }) stepOwner!: IssuePerson | null;
  @Field(() => DateTimeScalar, { nullable: true }) dueAt!: Date | null;
  @Field(() => IssueClosingEnum, { nullable: true }) closing!: IssueClosing | null;
  @Field(() => DateTimeScalar, { nullable: true }) closedAt!: Date | null;
  @Field(() => IssuePerson, { nullable: true }) closedBy!: IssuePerson | null;
  @Field(() => String, { nullable: true }) closingReason!: string | null;
  @Field(() => ID, { nullable: true }) duplicateOf!: string | null;
  @Field(() => IssueFigures, {
    nullable: true,
    description: "What its question found when it last found something else.",
  })
  figures!: IssueFigures | null;
  @Field(() => DateTimeScalar, { nullable: true }) figuresAt!: Date | null;
  @Field(() => Boolean, { description: "Its step should have been done by now." }) overdue!: boolean;
  @Field(() => [String], { description: "The keys of the defect types whose reports it asks for." })
  defects!: readonly string[];
  @Field(() => Boolean, {
    description: "Whether the viewer leads it, belongs to its team, or owns a step or a measure of it.",
  })
  isMine!: boolean;
  @Field(() => Boolean, { description: "Whether it is the turn of a department of the viewer's." })
  isOfMyDepartment!: boolean;
  @Field(() => Int) version!: number;
  @Field(() => [IssueEvidence], { description: "Its signals, the strongest first." })
  evidence!: readonly IssueEvidence[];
}

@ObjectType({ description: "An issue's figures now, and when it was raised." })
export class ComparedFigures {
  @Field(() => IssueFigures) now!: IssueFigures;
  @Field(() => IssueFigures, { nullable: true }) raised!: IssueFigures | null;
}

@ObjectType({ description: "One issue whole." })
export class QualityIssuePage extends QualityIssue {
  @Field(() => [EvidencePart], { description: "What it is about: reports of any part." })
  parts!: readonly EvidencePart[];
  @Field(() => [IssueStep]) steps!: readonly IssueStep[];
  @Field(() => [IssuePerson]) members!: readonly IssuePerson[];
  @Field(() => [IssueAction]) actions!: readonly IssueAction[];
  @Field(() => Boolean, { description: "Whether the viewer may change it." }) mayWork!: boolean;
  @Field(() => Boolean, { description: "Whether the viewer may approve its steps." }) mayApprove!: boolean;
}

@ObjectType({ description: "An issue like another; of a closed one what was learned." })
export class SimilarIssue {
  @Field(() => ID) number!: string;
  @Field(() => String) title!: string;
  @Field(() => IssueClosingEnum, { nullable: true }) closing!: IssueClosing | null;
  @Field(() => DateTimeScalar) raisedAt!: Date;
  @Field(() => [LikenessEnum]) because!: readonly string[];
  @Field(() => Float) likeness!: number;
  @Field(() => String, { nullable: true }) cause!: string | null;
  @Field(() => String, { nullable: true }) causeClass!: string | null;
  @Field(() => [String]) actions!: readonly string[];
  @Field(() => String, { nullable: true }) lesson!: string | null;
}
