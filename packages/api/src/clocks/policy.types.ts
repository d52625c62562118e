import type { PolicyKind, PolicyScope, PolicyUnit } from "@huilu/core";
import { Field, ID, InputType, Int, ObjectType } from "type-graphql";

import { ClockEnum } from "../enums.ts";
import { DateScalar, DateTimeScalar } from "../scalars.ts";
import { PolicyKindEnum, PolicyScopeEnum, PolicyStateEnum, PolicyUnitEnum } from "./clock-enums.ts";

type Clock = "CALENDAR" | "BUSINESS";

@ObjectType({ description: "How long something may take, and by which clock." })
export class PolicyTerm {
  @Field(() => Int) amount!: number;
  @Field(() => PolicyUnitEnum) unit!: PolicyUnit;
  @Field(() => ClockEnum) clock!: Clock;
}

@ObjectType({ description: "One version of a policy. A case follows the one in force on the day of its report." })
export class PolicyVersion {
  @Field(() => ID) id!: number;
  @Field(() => PolicyKindEnum) kind!: PolicyKind;
  @Field(() => PolicyScopeEnum) scope!: PolicyScope;
  @Field(() => String, { nullable: true, description: "Code of the contract, model or family." }) key!: string | null;
  @Field(() => String, { nullable: true }) label!: string | null;
  @Field(() => PolicyTerm, { nullable: true, description: "Null: withdrawn, the next wider scope decides." })
  term!: PolicyTerm | null;
  @Field(() => DateScalar, { nullable: true, description: "Null: since ever." }) validFrom!: string | null;
  @Field(() => PolicyStateEnum, { description: "IN_FORCE for a case that is reported today." }) state!:
    | "IN_FORCE"
    | "FUTURE"
    | "PAST";
  @Field(() => DateTimeScalar, { nullable: true, description: "Null: shipped." }) setAt!: Date | null;
  @Field(() => String, { nullable: true }) setBy!: string | null;
}

@InputType()
export class PolicyTermInput {
  @Field(() => Int) amount!: number;
  @Field(() => PolicyUnitEnum) unit!: PolicyUnit;
  @Field(() => ClockEnum) clock!: Clock;
}

@InputType()
export class PolicyInput {
  @Field(() => PolicyKindEnum) kind!: PolicyKind;
  @Field(() => PolicyScopeEnum) scope!: PolicyScope;
  @Field(() => String, { nullable: true, description: "Code of the contract, model or family; of the default none." })
  key?: string | null;
  @Field(() => PolicyTermInput, { nullable: true, description: "Null: withdrawn; never of the default." })
  term?: PolicyTermInput | null;
  @Field(() => DateScalar, { description: "For cases reported on or after this day." }) validFrom!: string;
}
