import { phraseActions, phraseStates, type PhraseState } from "@huilu/core";
import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";

import { ServiceCase } from "../cases/service-case.types.ts";
import { named } from "../enums.ts";
import { DimensionValue } from "../metrics/dimension-value.types.ts";
import { PageInfo } from "../page-info.types.ts";
import { DateScalar, DateTimeScalar } from "../scalars.ts";

export const PhraseStateEnum = named(phraseStates);
export const PhraseActionEnum = named(phraseActions);
registerEnumType(PhraseStateEnum, {
  name: "PhraseState",
  description: "FADED: nobody has decided, and the last look did not tell it any more.",
});
registerEnumType(PhraseActionEnum, {
  name: "PhraseAction",
  description: "ACCEPTED: a type explains it, and unclassified cases that say it are given that type.",
});

@ObjectType()
export class PhraseType {
  @Field(() => DimensionValue, { nullable: true, description: "Null: cases without a type." })
  type!: DimensionValue | null;
  @Field(() => Int) cases!: number;
}

@ObjectType({ description: "What people have begun to write that the taxonomy does not explain." })
export class EmergingPhrase {
  @Field(() => ID) id!: string;
  @Field(() => String) phrase!: string;
  @Field(() => [String], { description: "Other phrases that mostly the same cases say." }) also!: readonly string[];
  @Field(() => DateTimeScalar) foundAt!: Date;
  @Field(() => DateScalar, { description: "The last day of the four weeks counted." }) untilOn!: string;
  @Field(() => Int, { description: "Of the four weeks; repeats counted once." }) cases!: number;
  @Field(() => Int, { description: "Of the 52 weeks before." }) casesBefore!: number;
  @Field(() => Float, { description: "Its share of the texts ÷ its share before." }) ratio!: number;
  @Field(() => Float, { description: "Exact, one-sided, adjusted for the family." }) adjustedP!: number;
  @Field(() => Int, { description: "Phrases tested together." }) family!: number;
  @Field(() => [Int], { description: "Cases of each week, the oldest first." }) perWeek!: readonly number[];
  @Field(() => Int) firstSeenWeeksAgo!: number;
  @Field(() => [PhraseType], { description: "What the cases that say it are classified as." })
  types!: readonly PhraseType[];
  @Field(() => [ServiceCase], { description: "The newest of its cases." }) samples?: ServiceCase[];
  sampleIds!: readonly string[];
  @Field(() => PhraseStateEnum) state!: PhraseState;
  @Field(() => DimensionValue, { nullable: true }) acceptedAs!: DimensionValue | null;
  @Field(() => Int, { nullable: true, description: "Unclassified cases that were given the type." })
  given!: number | null;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => String, { nullable: true }) decidedBy!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) decidedAt!: Date | null;
}

@ObjectType()
export class EmergingPhrases {
  @Field(() => DateTimeScalar, { nullable: true }) ranAt!: Date | null;
  @Field(() => DateScalar, { nullable: true }) untilOn!: string | null;
  @Field(() => Int, { description: "Texts of the four weeks, repeats counted once." }) textsNow!: number;
  @Field(() => Int) textsBefore!: number;
  @Field(() => Int) family!: number;
  @Field(() => [EmergingPhrase]) phrases!: readonly EmergingPhrase[];
}

@ObjectType()
export class LikelyType {
  @Field(() => DimensionValue) type!: DimensionValue;
  @Field(() => Float, { description: "Calibrated, 0 to 1." }) confidence!: number;
}

@ObjectType()
export class TypeSuggestion extends LikelyType {
  @Field(() => Boolean, { description: "As sure as suggestions that were right nine times in ten." }) sure!: boolean;
  @Field(() => [LikelyType]) others!: readonly LikelyType[];
  @Field(() => [String], { description: "The words that speak most for it." }) words!: readonly string[];
}

@ObjectType()
export class SuggestedCase {
  caseId!: string;
  @Field(() => ServiceCase, { nullable: true }) case?: ServiceCase | null;
  @Field(() => TypeSuggestion, { nullable: true, description: "Null: nothing in the text is known." })
  suggestion!: TypeSuggestion | null;
}

@ObjectType({ description: "What suggestions were worth on texts that they had not been learned from." })
export class SuggestionWorth {
  @Field(() => Int) modelId!: number;
  @Field(() => DateTimeScalar) trainedAt!: Date;
  @Field(() => Int) texts!: number;
  @Field(() => Int) types!: number;
  @Field(() => Int) heldOut!: number;
  @Field(() => DateScalar, { nullable: true }) heldOutFrom!: string | null;
  @Field(() => Float, { nullable: true }) accuracy!: number | null;
  @Field(() => Float, { nullable: true }) macroF1!: number | null;
  @Field(() => Float, { nullable: true, description: "The accuracy of always saying the commonest type." })
  majority!: number | null;
  @Field(() => Float, {
    nullable: true,
    description: "The share of texts, the surest first, nine in ten of them right.",
  })
  coverageAt90!: number | null;
}

@ObjectType()
export class Suggestions {
  @Field(() => SuggestionWorth, { nullable: true, description: "Null: too few cases are classified to learn from." })
  worth!: SuggestionWorth | null;
  @Field(() => Int, { description: "Cases with a complaint and no type." }) waiting!: number;
  @Field(() => [SuggestedCase], { description: "The latest of them." }) cases!: readonly SuggestedCase[];
}

@ObjectType()
export class FoundTextEdge {
  @Field(() => String) cursor!: string;
  @Field(() => ServiceCase, { nullable: true }) node?: ServiceCase | null;
  caseId!: string;
}

@ObjectType()
export class FoundTexts {
  @Field(() => [FoundTextEdge]) edges!: readonly FoundTextEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
}

@InputType({ description: "What the person was shown." })
export class ShownSuggestionInput {
  @Field(() => Int) modelId!: number;
  @Field(() => String) type!: string;
  @Field(() => Float) confidence!: number;
}
