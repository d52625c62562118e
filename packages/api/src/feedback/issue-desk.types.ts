import type { ActionKind, SpecialReason } from "@huilu/core";
import { Field, ID, Int, ObjectType } from "type-graphql";

import { DateScalar, DateTimeScalar } from "../scalars.ts";
import { ActionKindEnum, SpecialReasonEnum } from "./issue-enums.ts";
import { IssuePerson, QualityIssue } from "./quality-issue.types.ts";

@ObjectType({ description: "The issue that something on a desk belongs to." })
export class DeskIssue {
  @Field(() => ID) number!: string;
  @Field(() => String) title!: string;
  @Field(() => Int) severity!: number;
  @Field(() => Boolean) safety!: boolean;
  @Field(() => Boolean) major!: boolean;
  @Field(() => [SpecialReasonEnum]) special!: readonly SpecialReason[];
}

@ObjectType({ description: "A step that waits for the viewer." })
export class DeskStep {
  @Field(() => DeskIssue) issue!: DeskIssue;
  @Field(() => Int) step!: number;
  @Field(() => Int, { description: "The first step of its issue that is not approved; it may be an earlier one." })
  current!: number;
  @Field(() => DateTimeScalar, { nullable: true }) dueAt!: Date | null;
  @Field(() => Boolean) overdue!: boolean;
  @Field(() => IssuePerson, { nullable: true }) submittedBy!: IssuePerson | null;
  @Field(() => DateTimeScalar, { nullable: true }) submittedAt!: Date | null;
}

@ObjectType({ description: "A measure that is neither implemented nor dropped." })
export class DeskAction {
  @Field(() => DeskIssue) issue!: DeskIssue;
  @Field(() => ID) id!: number;
  @Field(() => ActionKindEnum) kind!: ActionKind;
  @Field(() => String) description!: string;
  @Field(() => DateScalar) dueOn!: string;
  @Field(() => Boolean) overdue!: boolean;
}

@ObjectType({ description: "Where somebody else asked for the viewer's attention." })
export class DeskMention {
  @Field(() => DeskIssue) issue!: DeskIssue;
  @Field(() => ID) id!: number;
  @Field(() => Int, { nullable: true }) step!: number | null;
  @Field(() => String) text!: string;
  @Field(() => IssuePerson) saidBy!: IssuePerson;
  @Field(() => DateTimeScalar) saidAt!: Date;
}

@ObjectType({ description: "What waits for the viewer in open quality issues, at most 200 of each kind." })
export class IssueDesk {
  @Field(() => [DeskStep], { description: "Open steps that they own, the first due first." })
  steps!: readonly DeskStep[];
  @Field(() => [DeskStep], { description: "Submitted steps that they may approve now, the longest waiting first." })
  approvals!: readonly DeskStep[];
  @Field(() => [DeskAction], { description: "Measures that they own, the first due first." })
  actions!: readonly DeskAction[];
  @Field(() => [QualityIssue], { description: "Issues that they lead." }) leads!: readonly QualityIssue[];
  @Field(() => [DeskMention], { description: "Comments of the last 30 days that name them, the latest first." })
  mentions!: readonly DeskMention[];
}
