import type { CaseMark, HandOverBox, HandOverState } from "@huilu/core";
import { Field, ID, InputType, Int } from "type-graphql";

import { DateScalar } from "../scalars.ts";
import { CaseMarkEnum, HandOverBoxEnum, HandOverStateEnum } from "./routing-enums.ts";

const optional = { nullable: true } as const;
type Text = string | null | undefined;

@InputType()
export class HandOverFilterInput {
  @Field(() => HandOverBoxEnum) box!: HandOverBox;
  @Field(() => [HandOverStateEnum], optional) states?: HandOverState[] | null | undefined;
  @Field(() => Boolean, optional) lateOnly?: boolean | null | undefined;
  @Field(() => ID, optional) caseId?: Text;
  @Field(() => String, optional) issue?: Text;
  @Field(() => String, optional) department?: Text;
}

@InputType({ description: "Of caseId and issue one, and of department and party one." })
export class HandOverInput {
  @Field(() => ID, optional) caseId?: Text;
  @Field(() => String, optional) issue?: Text;
  @Field(() => String, optional) department?: Text;
  @Field(() => String, { nullable: true, description: "Somebody outside." }) party?: Text;
  @Field(() => String, { description: "What is wanted." }) ask!: string;
  @Field(() => Int, { nullable: true, defaultValue: 8, description: "Working hours of who receives it." })
  acceptHours?: number | null | undefined;
  @Field(() => Int, { nullable: true, defaultValue: 40 }) answerHours?: number | null | undefined;
  @Field(() => ID, { nullable: true, description: "The refused or queued one that goes elsewhere." }) follows?: Text;
}

@InputType()
export class CaseMarkInput {
  @Field(() => ID) caseId!: string;
  @Field(() => CaseMarkEnum) mark!: CaseMark;
  @Field(() => String) reason!: string;
  @Field(() => String, { nullable: true, description: "The key of who is complained about." }) employee?: Text;
  @Field(() => String, { nullable: true, description: "Or of the department." }) department?: Text;
  @Field(() => String, { nullable: true, description: "Which dealer." }) party?: Text;
  @Field(() => DateScalar, { nullable: true, description: "Null: today." }) happenedOn?: Text;
}
