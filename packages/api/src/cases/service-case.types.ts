import { Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";

import { DimensionValue } from "../metrics/dimension-value.types.ts";
import { DateRangeInput, DimensionFilterInput } from "../metrics/metric-query.inputs.ts";
import { PageInfo } from "../page-info.types.ts";
import { DateScalar, DateTimeScalar } from "../scalars.ts";

@ObjectType({ description: "A case as its sources and the people here left it. Persons are masked." })
export class ServiceCase {
  @Field(() => ID) id!: string;
  @Field(() => String) source!: string;
  @Field(() => String) number!: string;
  @Field(() => DimensionValue) status!: DimensionValue;
  @Field(() => DimensionValue, { nullable: true }) kind!: DimensionValue | null;
  @Field(() => DimensionValue, { nullable: true }) channel!: DimensionValue | null;
  @Field(() => DimensionValue, { nullable: true }) region!: DimensionValue | null;
  @Field(() => DimensionValue, { nullable: true }) department!: DimensionValue | null;
  @Field(() => DimensionValue, { nullable: true }) employee!: DimensionValue | null;
  @Field(() => DimensionValue, { nullable: true }) priority!: DimensionValue | null;
  @Field(() => DimensionValue, { nullable: true }) productFamily!: DimensionValue | null;
  @Field(() => DimensionValue, { nullable: true }) productModel!: DimensionValue | null;
  @Field(() => DimensionValue, { nullable: true }) batch!: DimensionValue | null;
  @Field(() => DimensionValue, { nullable: true }) supplierLot!: DimensionValue | null;
  @Field(() => String, { nullable: true }) serial!: string | null;
  @Field(() => DateScalar, { nullable: true, description: "As the case tells it, else the register of units." })
  soldOn!: string | null;
  @Field(() => DateScalar, { nullable: true, description: "By the register of units." })
  producedOn!: string | null;
  @Field(() => DimensionValue, { nullable: true, description: "By the register of units." })
  productionLine!: DimensionValue | null;
  @Field(() => DateScalar, { nullable: true }) reportedOn!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) reportedAt!: Date | null;
  @Field(() => DateScalar, { nullable: true }) resolvedOn!: string | null;
  @Field(() => DateScalar, { nullable: true }) closedOn!: string | null;
  @Field(() => Float, { nullable: true }) responseSeconds!: number | null;
  @Field(() => Float, { nullable: true }) handlingSeconds!: number | null;
  @Field(() => Float, { nullable: true }) costAmount!: number | null;
  @Field(() => Float, { nullable: true }) score!: number | null;
  @Field(() => Int) attemptCount!: number;
  @Field(() => Int) reopenedCount!: number;
  @Field(() => String, {
    nullable: true,
    description: "Null if there is none or it was erased; phone numbers in it are masked.",
  })
  complaint!: string | null;
  @Field(() => String, { nullable: true, description: "Masked: 张*" }) customerName!: string | null;
  @Field(() => String, { nullable: true, description: "Masked: 138****0000" }) customerPhone!: string | null;
}

@ObjectType()
export class CaseDefect {
  @Field(() => String) key!: string;
  @Field(() => String) label!: string;
  @Field(() => String, { nullable: true }) familyLabel!: string | null;
  @Field(() => Boolean) leading!: boolean;
  @Field(() => String, { description: "source; person: decided here; taxonomy: by a merge or split" }) origin!: string;
}

@ObjectType({ description: "Something that happened to a case: when, and when we learned of it." })
export class CaseEvent {
  @Field(() => ID) id!: string;
  @Field(() => String) type!: string;
  @Field(() => String) label!: string;
  @Field(() => DateScalar, { nullable: true }) happenedOn!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) happenedAt!: Date | null;
  @Field(() => DateTimeScalar) learnedAt!: Date;
  @Field(() => String, { description: "source, or person for what somebody here decided" }) origin!: string;
  @Field(() => DimensionValue, { nullable: true }) employee!: DimensionValue | null;
  @Field(() => DimensionValue, { nullable: true }) department!: DimensionValue | null;
  @Field(() => String, { nullable: true }) result!: string | null;
  @Field(() => Float, { nullable: true }) amount!: number | null;
  @Field(() => Float, { nullable: true }) score!: number | null;
  @Field(() => String, { nullable: true }) detail!: string | null;
  @Field(() => String, { nullable: true }) setAside!: string | null;
  @Field(() => Boolean) superseded!: boolean;
}

@ObjectType({ description: "An event that several cases tell of: as defect reports they count once." })
export class EventOfCase {
  @Field(() => Int) eventId!: number;
  @Field(() => ID, { nullable: true, description: "The earliest reported; null where the viewer may not read it." })
  leadingId!: string | null;
  @Field(() => String, { nullable: true }) leadingNumber!: string | null;
  @Field(() => Int) cases!: number;
  @Field(() => String, { nullable: true }) reason!: string | null;
  @Field(() => String, { nullable: true }) decidedBy!: string | null;
  @Field(() => DateTimeScalar) decidedAt!: Date;
}

@ObjectType({ description: "A field whose value was impossible: the case is kept, the value is not used." })
export class SetAside {
  @Field(() => String) field!: string;
  @Field(() => String, { nullable: true }) value!: string | null;
  @Field(() => String) reason!: string;
  @Field(() => String) label!: string;
}

@ObjectType()
export class ServiceCaseEdge {
  @Field(() => String) cursor!: string;
  // Resolved by a loader; the row it comes from has only the id.
  readonly id!: string;
}

@ObjectType()
export class ServiceCaseConnection {
  @Field(() => [ServiceCaseEdge]) edges!: ServiceCaseEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  readonly filter!: CaseFilterInput;
}

@InputType()
export class CaseFilterInput {
  @Field(() => DateRangeInput, { nullable: true, description: "The business days of the report." })
  range?: DateRangeInput | null;
  @Field(() => [DimensionFilterInput], { nullable: true }) filters?: DimensionFilterInput[] | null;
  @Field(() => String, { nullable: true, description: "Found in the number or the complaint." }) search?: string | null;
}
