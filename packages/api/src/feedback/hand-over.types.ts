import type { CaseMark, DelayHolder, HandOverState, RouteMark } from "@huilu/core";
import { Field, Float, ID, Int, ObjectType } from "type-graphql";

import { DimensionValue } from "../metrics/dimension-value.types.ts";
import { DateScalar, DateTimeScalar } from "../scalars.ts";
import { CaseMarkEnum, DelayHolderEnum, HandOverStateEnum, RouteMarkEnum } from "./routing-enums.ts";

@ObjectType({ description: "Seconds by the calendar clock, and by the business clock of who had it." })
export class Elapsed {
  @Field(() => Float) seconds!: number;
  @Field(() => Float) businessSeconds!: number;
}

@ObjectType({ description: "Something asked of a department, of somebody outside, or of a queue." })
export class HandOver {
  @Field(() => ID) id!: string;
  @Field(() => ID, { nullable: true }) caseId!: string | null;
  @Field(() => String, { nullable: true }) caseNumber!: string | null;
  @Field(() => String, { nullable: true, description: "The number of the quality issue." }) issue!: string | null;
  @Field(() => DimensionValue, { nullable: true }) from!: DimensionValue | null;
  @Field(() => DimensionValue, { nullable: true }) to!: DimensionValue | null;
  @Field(() => String, { nullable: true, description: "Somebody outside; empty: the supplier, whose name is unknown." })
  party!: string | null;
  @Field(() => String, { nullable: true, description: "A duty that no department has, or LEADER." })
  queue!: string | null;
  @Field(() => String) ask!: string;
  @Field(() => Int, { nullable: true }) version!: number | null;
  @Field(() => String, { nullable: true, description: "Null: sent by hand." }) ruleName!: string | null;
  @Field(() => String, { nullable: true }) sentBy!: string | null;
  @Field(() => [RouteMarkEnum]) marks!: readonly RouteMark[];
  @Field(() => DateTimeScalar) sentAt!: Date;
  @Field(() => DateTimeScalar) acceptDueAt!: Date;
  @Field(() => DateTimeScalar) answerDueAt!: Date;
  @Field(() => HandOverStateEnum) state!: HandOverState;
  @Field(() => Boolean) late!: boolean;
  @Field(() => DateTimeScalar, { nullable: true }) acceptedAt!: Date | null;
  @Field(() => String, { nullable: true }) acceptedBy!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) endedAt!: Date | null;
  @Field(() => String, { nullable: true, description: "Null of one that has ended: a rule." }) endedBy!: string | null;
  @Field(() => String, { nullable: true, description: "The reason, or the answer." }) text!: string | null;
  @Field(() => Boolean, { description: "Sent elsewhere since." }) followed!: boolean;
  @Field(() => Int, { description: "0 not, 1 the department's head, 2 the head above, 3 the company's leader." })
  escalated!: number;
  @Field(() => Elapsed, { description: "Until it was accepted." }) waited!: Elapsed;
  @Field(() => Elapsed, { description: "Until it ended." }) took!: Elapsed;
  @Field(() => Boolean) mayAnswer!: boolean;
  @Field(() => Boolean) maySend!: boolean;
  @Field(() => Boolean) mayOpenCase!: boolean;
  @Field(() => String, { nullable: true }) productModel!: string | null;
  @Field(() => String, { nullable: true }) defect!: string | null;
  @Field(() => String, { nullable: true }) complaint!: string | null;
}

@ObjectType()
export class HandOverList {
  @Field(() => Int) totalCount!: number;
  @Field(() => [HandOver], { description: "What is open first, of that special cases and what is late." })
  rows!: HandOver[];
}

@ObjectType({ description: "One's own share of the elapsed time; all shares together are the whole." })
export class DelayShare {
  @Field(() => DelayHolderEnum) kind!: DelayHolder;
  @Field(() => String, { nullable: true }) key!: string | null;
  @Field(() => String, { nullable: true }) label!: string | null;
  @Field(() => Int) subjects!: number;
  @Field(() => Float) seconds!: number;
  @Field(() => Float) businessSeconds!: number;
}

@ObjectType()
export class TakenRule {
  @Field(() => String) name!: string;
  @Field(() => [String], { description: "The conditions that it asked for." }) because!: readonly string[];
}

@ObjectType({ description: "By which rules a case went where." })
export class CaseRoute {
  @Field(() => Int) version!: number;
  @Field(() => DateTimeScalar) routedAt!: Date;
  @Field(() => [RouteMarkEnum]) marks!: readonly RouteMark[];
  @Field(() => [TakenRule]) taken!: readonly TakenRule[];
  @Field(() => [String], { description: "Rules that hold as well, below the one that decided." })
  passedOver!: readonly string[];
}

@ObjectType({ description: "What a person says a case is." })
export class CaseMarkRecord {
  @Field(() => ID) id!: string;
  @Field(() => CaseMarkEnum) mark!: CaseMark;
  @Field(() => String, { nullable: true }) employee!: string | null;
  @Field(() => String, { nullable: true }) department!: string | null;
  @Field(() => String, { nullable: true }) party!: string | null;
  @Field(() => String) reason!: string;
  @Field(() => DateScalar) happenedOn!: string;
  @Field(() => String) setBy!: string;
  @Field(() => DateTimeScalar) setAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true }) takenBackAt!: Date | null;
  @Field(() => String, { nullable: true }) takenBackBecause!: string | null;
}

@ObjectType({ description: "Where a case goes, and what people say it is." })
export class CaseRouting {
  @Field(() => CaseRoute, { nullable: true }) route!: CaseRoute | null;
  @Field(() => [CaseMarkRecord]) marks!: CaseMarkRecord[];
}

@ObjectType({ description: "A mark that the words of a complaint speak for." })
export class ProposedMark {
  @Field(() => ID) caseId!: string;
  @Field(() => String) number!: string;
  @Field(() => CaseMarkEnum) mark!: CaseMark;
  @Field(() => String) word!: string;
  @Field(() => String) complaint!: string;
  @Field(() => DateScalar) reportedOn!: string;
}
