import type { CauseClass, ReclassificationKind } from "@huilu/core";
import { Field, InputType, Int } from "type-graphql";

import { DateScalar } from "../scalars.ts";
import { CauseClassEnum, ReclassificationKindEnum } from "./taxonomy-enums.ts";

@InputType()
export class DefectFamilyInput {
  @Field(() => String) code!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) nameEn?: string | null | undefined;
  @Field(() => Int, { nullable: true, description: "The version that was edited; none: a new family." })
  version?: number | null | undefined;
}

@InputType()
export class DefectMeaningInput {
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) nameEn?: string | null | undefined;
  @Field(() => String, { nullable: true }) symptom?: string | null | undefined;
  @Field(() => String, { nullable: true }) component?: string | null | undefined;
  @Field(() => CauseClassEnum, { nullable: true }) causeClass?: CauseClass | null | undefined;
  @Field(() => Int, { nullable: true, description: "1 to 4" }) severity?: number | null | undefined;
  @Field(() => Boolean) safety!: boolean;
}

@InputType()
export class ReclassificationRuleInput {
  @Field(() => String, { description: "The key of a type." }) from!: string;
  @Field(() => String, { description: "The key of a type in use." }) to!: string;
  @Field(() => [String], { nullable: true }) models?: string[] | null | undefined;
  @Field(() => [String], { nullable: true }) batches?: string[] | null | undefined;
  @Field(() => [String], { nullable: true }) supplierLots?: string[] | null | undefined;
  @Field(() => [String], { nullable: true, description: "One of them is in the complaint." })
  words?: string[] | null | undefined;
  @Field(() => DateScalar, { nullable: true }) reportedFrom?: string | null | undefined;
  @Field(() => DateScalar, { nullable: true, description: "Exclusive." }) reportedTo?: string | null | undefined;
}

@InputType()
export class ReclassificationInput {
  @Field(() => ReclassificationKindEnum) kind!: ReclassificationKind;
  @Field(() => [ReclassificationRuleInput]) rules!: ReclassificationRuleInput[];
  @Field(() => Boolean, { description: "Whether what was reported before counts anew too." }) includesPast!: boolean;
}
