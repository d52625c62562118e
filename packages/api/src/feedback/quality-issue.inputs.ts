import { Field, Float, ID, InputType, Int } from "type-graphql";
import type { ActionKind, SpecialReason } from "@huilu/core";

import { DimensionFilterInput } from "../metrics/metric-query.inputs.ts";
import { DateScalar, DateTimeScalar } from "../scalars.ts";
import { ActionKindEnum, CutInKindEnum, SpecialReasonEnum } from "./issue-enums.ts";

@InputType({ description: "Reports that all of the filters hold for, from a day on." })
export class EvidencePartInput {
  @Field(() => [DimensionFilterInput]) filters!: DimensionFilterInput[];
  @Field(() => DateScalar, { nullable: true, description: "None: since ever." }) from!: string | null | undefined;
}

@InputType()
export class QualityIssueInput {
  @Field(() => [ID], { defaultValue: [] }) signals!: string[];
  @Field(() => [EvidencePartInput], {
    defaultValue: [],
    description: "Reports that are asked for anew whenever somebody looks: those of any part.",
  })
  evidence!: EvidencePartInput[];
  @Field(() => [ID], { defaultValue: [], description: "The ids of cases chosen one by one." }) cases!: string[];
  @Field(() => String) title!: string;
  @Field(() => String, { description: "What is wrong, with what, since when, how many." }) problem!: string;
  @Field(() => Int, { description: "1 a nuisance to 4 a danger." }) severity!: number;
  @Field(() => Boolean, { description: "Somebody can come to harm." }) safety!: boolean;
  @Field(() => Boolean, { defaultValue: false, description: "Goes first, and is reported upward at once." })
  major!: boolean;
  @Field(() => [SpecialReasonEnum], { defaultValue: [] }) special!: SpecialReason[];
}

@InputType()
export class IssueLikenessInput {
  @Field(() => String) title!: string;
  @Field(() => String) problem!: string;
  @Field(() => [EvidencePartInput], { defaultValue: [] }) evidence!: EvidencePartInput[];
}

@InputType({ description: "What is to be different; what is left out stays." })
export class IssueEditInput {
  @Field(() => ID) number!: string;
  @Field(() => Int, { description: "The version that the editor saw." }) version!: number;
  @Field(() => String, { nullable: true }) title!: string | null | undefined;
  @Field(() => String, { nullable: true }) problem!: string | null | undefined;
  @Field(() => Int, { nullable: true }) severity!: number | null | undefined;
  @Field(() => Boolean, { nullable: true }) safety!: boolean | null | undefined;
  @Field(() => Boolean, { nullable: true }) major!: boolean | null | undefined;
  @Field(() => [SpecialReasonEnum], { nullable: true }) special!: SpecialReason[] | null | undefined;
  @Field(() => ID, { nullable: true, description: "null: nobody." }) leader!: string | null | undefined;
  @Field(() => [ID], { nullable: true }) members!: string[] | null | undefined;
}

@InputType()
export class StepFieldInput {
  @Field(() => String) name!: string;
  @Field(() => String) text!: string;
}

@InputType({ description: "What is written in a step; what is left out stays." })
export class IssueStepInput {
  @Field(() => ID) number!: string;
  @Field(() => Int, { description: "0 to 8." }) step!: number;
  @Field(() => Int, { description: "The version of the step that the writer saw." }) version!: number;
  @Field(() => [StepFieldInput], { nullable: true }) fields!: StepFieldInput[] | null | undefined;
  @Field(() => ID, { nullable: true, description: "null: nobody." }) owner!: string | null | undefined;
  @Field(() => DateTimeScalar, { nullable: true, description: "null: no term." }) dueAt!: Date | null | undefined;
}

@InputType()
export class ActionInput {
  @Field(() => ActionKindEnum) kind!: ActionKind;
  @Field(() => String) description!: string;
  @Field(() => ID) owner!: string;
  @Field(() => DateScalar) dueOn!: string;
  @Field(() => Float, {
    nullable: true,
    description: "Of corrective measures the rate after ÷ before to reach; default 0.5.",
  })
  plannedRatio!: number | null | undefined;
}

@InputType({
  description: "A batch, a serial or a day of production; or in the field, since when which machines have it.",
})
export class CutInInput {
  @Field(() => CutInKindEnum) kind!: "BATCH" | "SERIAL" | "DATE" | "FIELD";
  @Field(() => String, { nullable: true, description: "The key of a batch." }) batch!: string | null | undefined;
  @Field(() => String, { nullable: true }) serial!: string | null | undefined;
  @Field(() => DateScalar, { nullable: true }) on!: string | null | undefined;
  @Field(() => DateScalar, {
    nullable: true,
    description: "Of a batch or a day: since when production had the problem; what was made before is no baseline.",
  })
  affectedSince!: string | null | undefined;
  @Field(() => [String], { nullable: true, description: "The machines treated in the field." })
  serials!: string[] | null | undefined;
}
