import { issueAges, issueStages, type IssueAge, type IssueClosing, type IssueStage, type Verdict } from "@huilu/core";
import { Field, Float, ID, Int, ObjectType, registerEnumType } from "type-graphql";

import { named } from "../enums.ts";
import { DateScalar } from "../scalars.ts";
import { IssueClosingEnum, VerdictEnum } from "./issue-enums.ts";

const IssueAgeEnum = named(issueAges);
const IssueStageEnum = named(issueStages);
registerEnumType(IssueAgeEnum, {
  name: "IssueAge",
  description:
    "Whole days since it was raised or last reopened: WEEK at most 7, MONTH 8–30, QUARTER 31–90, OLDER more.",
});
registerEnumType(IssueStageEnum, {
  name: "IssueStage",
  description: "What is reached, from the stage before it; WHOLE: from raising to VERIFIED.",
});

@ObjectType()
export class ScoreboardDepartment {
  @Field(() => String) key!: string;
  @Field(() => String) label!: string;
}

@ObjectType()
export class ScoreboardIssue {
  @Field(() => ID) number!: string;
  @Field(() => String) title!: string;
  @Field(() => ScoreboardDepartment, { nullable: true }) department!: ScoreboardDepartment | null;
  @Field(() => IssueClosingEnum, { nullable: true }) closing!: IssueClosing | null;
}

@ObjectType()
export class OpenIssueCell {
  @Field(() => Int) step!: number;
  @Field(() => IssueAgeEnum) age!: IssueAge;
  @Field(() => [ID]) numbers!: readonly string[];
}

@ObjectType({ description: "As they stand now, whenever they were raised." })
export class OpenIssues {
  @Field(() => [ID]) all!: readonly string[];
  @Field(() => [OpenIssueCell], { description: "Steps and ages at which there are any." })
  cells!: readonly OpenIssueCell[];
  @Field(() => [ID]) overdue!: readonly string[];
  @Field(() => [ID], { description: "Their present step waits for approval." }) waiting!: readonly string[];
}

@ObjectType({ description: "Kaplan & Meier; who has not reached it is censored now, or at the closing." })
export class StageTime {
  @Field(() => IssueStageEnum) stage!: IssueStage;
  @Field(() => Float, { nullable: true, description: "Null: fewer than half have been seen to reach it." })
  medianDays!: number | null;
  @Field(() => Float, { nullable: true }) lowDays!: number | null;
  @Field(() => Float, { nullable: true }) highDays!: number | null;
  @Field(() => [ID]) reached!: readonly string[];
  @Field(() => [ID]) waiting!: readonly string[];
  @Field(() => [ID], { description: "Closed before they reached it." }) ended!: readonly string[];
}

@ObjectType()
export class StageGroup {
  @Field(() => ScoreboardDepartment, { nullable: true }) department!: ScoreboardDepartment | null;
  @Field(() => Boolean, { description: "All departments together." }) isAll!: boolean;
  @Field(() => [StageTime]) stages!: readonly StageTime[];
}

@ObjectType({ description: "With Wilson's 95 % interval." })
export class IssueShare {
  @Field(() => Int) hits!: number;
  @Field(() => Int) of!: number;
  @Field(() => Float, { nullable: true }) share!: number | null;
  @Field(() => Float, { nullable: true }) low!: number | null;
  @Field(() => Float, { nullable: true }) high!: number | null;
}

@ObjectType()
export class CountedShare extends IssueShare {
  @Field(() => [ID]) numbers!: readonly string[];
}

@ObjectType()
export class ClosingShare extends CountedShare {
  @Field(() => IssueClosingEnum) closing!: IssueClosing;
}

@ObjectType({ description: "Those closed in the range, each once, by its last closing there." })
export class ClosedIssues {
  @Field(() => [ID]) all!: readonly string[];
  @Field(() => [ClosingShare]) closings!: readonly ClosingShare[];
  @Field(() => CountedShare, { description: "Of those closed on the verdict or an exception: reopened since." })
  reopened!: CountedShare;
}

@ObjectType()
export class ScoreboardMeasure {
  @Field(() => ID) id!: string;
  @Field(() => ID, { description: "Of its issue." }) number!: string;
  @Field(() => String) description!: string;
}

@ObjectType()
export class MeasuresOfVerdict {
  @Field(() => VerdictEnum) verdict!: Verdict;
  @Field(() => [ScoreboardMeasure]) measures!: readonly ScoreboardMeasure[];
}

@ObjectType({ description: "Measures looked at in the range, by what stood of each at its end." })
export class JudgedMeasures {
  @Field(() => [MeasuresOfVerdict]) verdicts!: readonly MeasuresOfVerdict[];
  @Field(() => IssueShare) effective!: IssueShare;
}

@ObjectType({ description: "With 95 % limits." })
export class Estimate {
  @Field(() => Float) value!: number;
  @Field(() => Float) low!: number;
  @Field(() => Float) high!: number;
}

@ObjectType()
export class AvoidedByMeasure extends ScoreboardMeasure {
  @Field(() => VerdictEnum) verdict!: Verdict;
  @Field(() => DateScalar, { description: "The first day that its last look did not count." }) upTo!: string;
  @Field(() => Int) reportsAfter!: number;
  @Field(() => Float, { description: "Rate after ÷ before." }) ratio!: number;
  @Field(() => Estimate) failures!: Estimate;
  @Field(() => Float, { nullable: true, description: "Of the issue's cases; null where none tells its cost." })
  meanCost!: number | null;
  @Field(() => Estimate, { nullable: true }) cost!: Estimate | null;
  @Field(() => Boolean, { description: "Whether it is in the sum: of an issue's measures the surest one is." })
  counted!: boolean;
}

@ObjectType({ description: "By measures shown to help, up to their last looks; sums with limits by MOVER." })
export class AvoidedFailures {
  @Field(() => [AvoidedByMeasure]) measures!: readonly AvoidedByMeasure[];
  @Field(() => Estimate, { nullable: true }) failures!: Estimate | null;
  @Field(() => Estimate, { nullable: true }) cost!: Estimate | null;
}

@ObjectType()
export class IssueScoreboard {
  @Field(() => [ScoreboardIssue], { description: "Every issue that a figure names." })
  issues!: readonly ScoreboardIssue[];
  @Field(() => OpenIssues) open!: OpenIssues;
  @Field(() => [StageGroup], { description: "Of issues raised or last reopened in the range." })
  stages!: readonly StageGroup[];
  @Field(() => ClosedIssues) closed!: ClosedIssues;
  @Field(() => JudgedMeasures) measures!: JudgedMeasures;
  @Field(() => AvoidedFailures) avoided!: AvoidedFailures;
}

@ObjectType({ description: "How a department answered its packages: sent = inTime + late + open." })
export class PackageAcknowledgements {
  @Field(() => ScoreboardDepartment) department!: ScoreboardDepartment;
  @Field(() => Int) sent!: number;
  @Field(() => Int) inTime!: number;
  @Field(() => Int, { description: "Acknowledged late, or still open after its time." }) late!: number;
  @Field(() => Int) open!: number;
}
