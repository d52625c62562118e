import { repeatStates, type RepeatState } from "@huilu/core";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";

import { ServiceCase } from "../cases/service-case.types.ts";
import { named } from "../enums.ts";
import { DimensionValue } from "../metrics/dimension-value.types.ts";
import { DateScalar, DateTimeScalar } from "../scalars.ts";

export const RepeatStateEnum = named(repeatStates);
registerEnumType(RepeatStateEnum, {
  name: "RepeatState",
  description: "OPEN: proposed. ONE_EVENT: counted as one. DISMISSED: a person said that they are none.",
});

@ObjectType()
export class RepeatShare {
  @Field(() => DimensionValue, { nullable: true, description: "Null: cases without one." })
  term!: DimensionValue | null;
  @Field(() => Int) cases!: number;
}

@ObjectType({ description: "Complaints that repeat each other within days." })
export class RepeatedComplaints {
  @Field(() => ID) id!: string;
  @Field(() => RepeatStateEnum) state!: RepeatState;
  @Field(() => Boolean, { nullable: true, description: "The same but for marks; null once it was decided on." })
  exact!: boolean | null;
  @Field(() => String, { nullable: true, description: "The complaint of the earliest; null where it was erased." })
  sample!: string | null;
  @Field(() => Int) cases!: number;
  @Field(() => Int) customers!: number;
  @Field(() => DateScalar, { nullable: true }) firstOn!: string | null;
  @Field(() => DateScalar, { nullable: true }) lastOn!: string | null;
  @Field(() => [RepeatShare]) types!: readonly RepeatShare[];
  @Field(() => [RepeatShare]) models!: readonly RepeatShare[];
  @Field(() => [ID], { description: "The earliest reported first." }) caseIds!: readonly string[];
  @Field(() => [ID], { description: "Of a proposal: its cases that nobody decided on yet." })
  undecided!: readonly string[];
  @Field(() => ID, { nullable: true, description: "Of a proposal: the event that others of its cases are." })
  eventId!: number | null;
  @Field(() => [ServiceCase], { description: "Those of its cases that the viewer may read, the earliest first." })
  serviceCases?: ServiceCase[];
  @Field(() => ID, { nullable: true }) decisionId!: number | null;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => String, { nullable: true }) decidedBy!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) decidedAt!: Date | null;
}

@ObjectType()
export class RepeatList {
  @Field(() => DateTimeScalar, { nullable: true, description: "The last look; null before the first." })
  ranAt!: Date | null;
  @Field(() => DateScalar, { nullable: true, description: "The first day looked at." }) fromOn!: string | null;
  @Field(() => DateScalar, { nullable: true, description: "The last day looked at." }) untilOn!: string | null;
  @Field(() => Int) texts!: number;
  @Field(() => [RepeatedComplaints]) records!: readonly RepeatedComplaints[];
}
