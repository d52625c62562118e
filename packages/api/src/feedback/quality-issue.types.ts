import { Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";

import { Signal } from "../defects/signal.types.ts";
import { DateScalar, DateTimeScalar } from "../scalars.ts";

@InputType()
export class QualityIssueInput {
  @Field(() => [ID]) signals!: string[];
  @Field(() => String) title!: string;
  @Field(() => String, { description: "What is wrong, with what, since when, how many." }) problem!: string;
  @Field(() => Int, { description: "1 a nuisance to 4 a danger." }) severity!: number;
  @Field(() => Boolean, { description: "Somebody can come to harm." }) safety!: boolean;
}

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

@ObjectType({ description: "A problem on its way to those who can remove its cause." })
export class QualityIssue {
  @Field(() => ID) number!: string;
  @Field(() => String) title!: string;
  @Field(() => String) problem!: string;
  @Field(() => Int) severity!: number;
  @Field(() => Boolean) safety!: boolean;
  @Field(() => String) raisedBy!: string;
  @Field(() => DateTimeScalar) raisedAt!: Date;
  @Field(() => [IssueEvidence], { description: "The strongest first." }) evidence!: readonly IssueEvidence[];
}
