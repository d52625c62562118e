import type { DueFilter } from "@huilu/core";
import { Field, Float, Int, ObjectType } from "type-graphql";

import { PageInfo } from "../page-info.types.ts";
import { DateScalar, DateTimeScalar } from "../scalars.ts";
import { PolicyTerm } from "./policy.types.ts";

@ObjectType({ description: "An open case with a promise that is overdue or due soon." })
export class DueCase {
  @Field(() => DateScalar) dueOn!: string;
  @Field(() => DateTimeScalar, { nullable: true, description: "Null: no time of day is known; until the day ends." })
  dueAt!: Date | null;
  @Field(() => Boolean) overdue!: boolean;
  @Field(() => PolicyTerm, { description: "The policy that set the promise; its clock is the one that counts." })
  policy!: PolicyTerm;
  @Field(() => Float, {
    nullable: true,
    description: "By the clock that counts; negative when overdue, null without a time of day.",
  })
  secondsLeft!: number | null;
  // Of the case, which a loader reads.
  readonly id!: string;
}

@ObjectType()
export class DueCaseEdge {
  @Field(() => String) cursor!: string;
  @Field(() => DueCase) node!: DueCase;
}

@ObjectType()
export class DueCount {
  @Field(() => Int) overdue!: number;
  @Field(() => Int, { description: "Due within the hours asked for, and not overdue." }) soon!: number;
}

@ObjectType()
export class DueCaseConnection {
  @Field(() => [DueCaseEdge]) edges!: DueCaseEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  readonly filter!: DueFilter;
}
