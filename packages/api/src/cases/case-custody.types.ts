import { custodyParts, dueStates, type DuePromise, type DueState } from "@huilu/core";
import { Field, Float, ObjectType, registerEnumType } from "type-graphql";

import { DuePromiseEnum } from "../clocks/clock-enums.ts";
import { named } from "../enums.ts";
import { DimensionValue } from "../metrics/dimension-value.types.ts";
import { DateScalar, DateTimeScalar } from "../scalars.ts";

const CustodyPartEnum = named(custodyParts);
const DueStateEnum = named(dueStates);
registerEnumType(CustodyPartEnum, {
  name: "CustodyPart",
  description: "Waiting in a department's queue, with an owner, between a resolution and a reopening.",
});
registerEnumType(DueStateEnum, { name: "DueState" });

@ObjectType({ description: "A time in which a case belonged to one owner; open while it lasts." })
export class CustodySpan {
  @Field(() => CustodyPartEnum) part!: (typeof custodyParts)[number];
  @Field(() => DimensionValue, { nullable: true }) department!: DimensionValue | null;
  @Field(() => DimensionValue, { nullable: true }) employee!: DimensionValue | null;
  @Field(() => DateScalar) fromOn!: string;
  @Field(() => DateTimeScalar, { nullable: true }) fromAt!: Date | null;
  @Field(() => DateScalar, { nullable: true }) toOn!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) toAt!: Date | null;
  @Field(() => Float, { nullable: true, description: "On the calendar clock." }) seconds!: number | null;
  @Field(() => Float, { nullable: true, description: "On the department's clock; null without times of day." })
  businessSeconds!: number | null;
}

@ObjectType()
export class CaseDueTime {
  @Field(() => DuePromiseEnum) promise!: DuePromise;
  @Field(() => DateScalar) dueOn!: string;
  @Field(() => DateTimeScalar, { nullable: true }) dueAt!: Date | null;
  @Field(() => DateScalar, { nullable: true }) doneOn!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) doneAt!: Date | null;
  @Field(() => DueStateEnum, {
    nullable: true,
    description: "Null where it cannot be judged: called off, not needed, not recorded, or dated impossibly.",
  })
  state!: DueState | null;
  @Field(() => String, { nullable: true, description: "Why it cannot be judged, in words; null where it is." })
  unjudged!: string | null;
}

@ObjectType({ description: "Of a resolved case the spans add up to its handling time on both clocks." })
export class CaseCustody {
  @Field(() => [CustodySpan], { description: "Oldest first." }) spans!: readonly CustodySpan[];
  @Field(() => Float, { nullable: true }) handlingSeconds!: number | null;
  @Field(() => Float, { nullable: true }) handlingBusinessSeconds!: number | null;
  @Field(() => Float, { nullable: true }) pausedBusinessSeconds!: number | null;
  @Field(() => Float, { nullable: true, description: "Business time without the pauses." })
  netHandlingSeconds!: number | null;
  @Field(() => [CaseDueTime]) dueTimes!: readonly CaseDueTime[];
}
