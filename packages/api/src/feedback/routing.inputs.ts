import type { CaseFlag, CaseMark, CauseClass, Duty, RouteMark } from "@huilu/core";
import { Field, ID, InputType, Int } from "type-graphql";

import { CauseClassEnum } from "../defects/taxonomy-enums.ts";
import { CaseFlagEnum, CaseMarkEnum, DutyEnum, RouteMarkEnum } from "./routing-enums.ts";

const optional = { nullable: true } as const;
type Codes = string[] | null | undefined;

@InputType()
export class RuleConditionInput {
  @Field(() => [String], optional) kinds?: Codes;
  @Field(() => [String], optional) priorities?: Codes;
  @Field(() => [String], optional) regions?: Codes;
  @Field(() => [String], optional) departments?: Codes;
  @Field(() => [String], optional) productFamilies?: Codes;
  @Field(() => [String], optional) productModels?: Codes;
  @Field(() => [String], optional) defectFamilies?: Codes;
  @Field(() => [String], optional) defectTypes?: Codes;
  @Field(() => [CauseClassEnum], optional) causeClasses?: CauseClass[] | null | undefined;
  @Field(() => [String], optional) words?: Codes;
  @Field(() => [CaseMarkEnum], optional) marks?: CaseMark[] | null | undefined;
  @Field(() => [CaseFlagEnum], optional) flags?: CaseFlag[] | null | undefined;
  @Field(() => Int, optional) unsettledAtLeast?: number | null | undefined;
}

@InputType({ description: "Exactly one of them." })
export class RouteTargetInput {
  @Field(() => DutyEnum, optional) duty?: Duty | null | undefined;
  @Field(() => String, optional) department?: string | null | undefined;
  @Field(() => Boolean, optional) supplier?: boolean | null | undefined;
}

@InputType()
export class RoutingRuleInput {
  @Field(() => ID) key!: string;
  @Field(() => String) name!: string;
  @Field(() => String, optional) nameEn?: string | null | undefined;
  @Field(() => RuleConditionInput) when!: RuleConditionInput;
  @Field(() => [[RouteTargetInput]]) steps!: RouteTargetInput[][];
  @Field(() => [RouteMarkEnum]) marks!: RouteMark[];
  @Field(() => Boolean) also!: boolean;
  @Field(() => Int) acceptHours!: number;
  @Field(() => Int) answerHours!: number;
}

/** The rules as core reads them: what was not said is not there. */
export function rulesOf(inputs: readonly RoutingRuleInput[]): unknown {
  return inputs.map(({ key, name, nameEn, when, steps, marks, also, acceptHours, answerHours }) => ({
    key,
    name,
    nameEn: nameEn ?? null,
    when: said(when),
    route: { steps: steps.map((step) => step.map(targetOf)), marks, also, acceptHours, answerHours },
  }));
}

function targetOf({ supplier, ...target }: RouteTargetInput): object {
  return { ...said(target), ...(supplier === true ? { supplier } : {}) };
}

function said(input: object): object {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null && value !== undefined));
}
