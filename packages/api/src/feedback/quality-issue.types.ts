import type { ActionKind, Dimension, IssueClosing, IssueOrigin, SpecialReason, StepState } from "@huilu/core";
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
  SpecialReasonEnum,
  StepStateEnum,
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
