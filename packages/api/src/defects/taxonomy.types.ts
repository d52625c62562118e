import type { CauseClass, ReclassificationKind, ReclassificationState, TaxonomyAction } from "@huilu/core";
import { Field, ID, Int, ObjectType } from "type-graphql";

import { DimensionValue } from "../metrics/dimension-value.types.ts";
import { DateScalar, DateTimeScalar } from "../scalars.ts";
import {
  CauseClassEnum,
  ReclassificationKindEnum,
  ReclassificationStateEnum,
  TaxonomyActionEnum,
} from "./taxonomy-enums.ts";

@ObjectType({ description: "A type of defect and what it means." })
export class DefectType {
  @Field(() => String, { description: "family code/type code: the key of dimension defectType" }) key!: string;
  @Field(() => String) code!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true }) nameEn!: string | null;
  @Field(() => String, { nullable: true, description: "What the customer notices." }) symptom!: string | null;
  @Field(() => String, { nullable: true }) component!: string | null;
  @Field(() => CauseClassEnum, { nullable: true }) causeClass!: CauseClass | null;
  @Field(() => Int, { nullable: true, description: "1 a nuisance, 2 a loss of comfort, 3 out of use, 4 a danger." })
  severity!: number | null;
  @Field(() => Boolean, { description: "Somebody can come to harm." }) safety!: boolean;
  @Field(() => Int) version!: number;
  @Field(() => DateTimeScalar, { nullable: true, description: "Nobody is offered it any more." })
  retiredAt!: Date | null;
  @Field(() => DimensionValue, { nullable: true, description: "What its reports count as, by a merge." })
  mergedInto!: DimensionValue | null;
}

@ObjectType()
export class DefectFamily {
  @Field(() => String, { nullable: true, description: "Null: types of no family." }) key!: string | null;
  @Field(() => String, { nullable: true }) name!: string | null;
  @Field(() => String, { nullable: true }) nameEn!: string | null;
  @Field(() => Int) version!: number;
  @Field(() => [DefectType]) types!: readonly DefectType[];
}

@ObjectType({ description: "One version of the taxonomy: what was changed, by whom and why." })
export class TaxonomyVersion {
  @Field(() => Int) version!: number;
  @Field(() => DateTimeScalar) at!: Date;
  @Field(() => String, { nullable: true }) by!: string | null;
  @Field(() => TaxonomyActionEnum) action!: TaxonomyAction;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => DimensionValue, { nullable: true, description: "The type or family." }) subject!: DimensionValue | null;
  @Field(() => Int, { nullable: true }) reclassificationId!: number | null;
  @Field(() => [String], { description: "The fields that were changed." }) changed!: readonly string[];
}

@ObjectType({ description: "Reports of `from` for which all that is listed holds count as `to`." })
export class ReclassificationRule {
  @Field(() => DimensionValue) from!: DimensionValue;
  @Field(() => DimensionValue) to!: DimensionValue;
  @Field(() => [String]) models!: readonly string[];
  @Field(() => [String]) batches!: readonly string[];
  @Field(() => [String]) supplierLots!: readonly string[];
  @Field(() => [String], { description: "One of them is in the complaint." }) words!: readonly string[];
  @Field(() => DateScalar, { nullable: true }) reportedFrom!: string | null;
  @Field(() => DateScalar, { nullable: true }) reportedTo!: string | null;
}

@ObjectType({ description: "A merge or split of types, and how far the job is that goes through older reports." })
export class Reclassification {
  @Field(() => ID) id!: string;
  @Field(() => ReclassificationKindEnum) kind!: ReclassificationKind;
  @Field(() => String) reason!: string;
  @Field(() => Boolean) includesPast!: boolean;
  @Field(() => ReclassificationStateEnum) state!: ReclassificationState;
  @Field(() => DateTimeScalar) requestedAt!: Date;
  @Field(() => String) requestedBy!: string;
  @Field(() => DateTimeScalar, { nullable: true }) finishedAt!: Date | null;
  @Field(() => Int, { description: "Cases looked at." }) done!: number;
  @Field(() => Int) total!: number;
  @Field(() => Int, { description: "Reports that count by it now." }) reports!: number;
  @Field(() => DateTimeScalar, { nullable: true }) undoRequestedAt!: Date | null;
  @Field(() => String, { nullable: true }) undoRequestedBy!: string | null;
  @Field(() => String, { nullable: true }) undoReason!: string | null;
  @Field(() => [ReclassificationRule]) rules!: readonly ReclassificationRule[];
}

@ObjectType()
export class PreviewedRule {
  @Field(() => Int) cases!: number;
  @Field(() => [String], { description: "The latest few, by id." }) caseIds!: readonly string[];
}

@ObjectType()
export class PreviewedType {
  @Field(() => String) key!: string;
  @Field(() => String) label!: string;
  @Field(() => Int, { description: "Reports now." }) before!: number;
  @Field(() => Int) after!: number;
}

@ObjectType({ description: "What a reclassification would do to the cases known now." })
export class ReclassificationPreview {
  @Field(() => Int) cases!: number;
  @Field(() => Int, { description: "Of those, in which a person had decided the type." }) decidedByPerson!: number;
  @Field(() => [PreviewedRule], { description: "One a rule, in its order." }) rules!: readonly PreviewedRule[];
  @Field(() => [PreviewedType]) types!: readonly PreviewedType[];
}
