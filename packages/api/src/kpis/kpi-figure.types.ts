import { Field, Float, Int, ObjectType } from "type-graphql";

import { MetricKeyEnum } from "../enums.ts";
import { Excluded } from "../metrics/metric.types.ts";
import { DateScalar, DateTimeScalar } from "../scalars.ts";

@ObjectType({ description: "A figure that the KPI run kept, and since when it was so known." })
export class KpiFigure {
  @Field(() => MetricKeyEnum) metric!: string;
  @Field(() => DateScalar) bucket!: string;
  @Field(() => Float, { nullable: true }) value!: number | null;
  @Field(() => Int) n!: number;
  @Field(() => Float, { nullable: true }) numerator!: number | null;
  @Field(() => Float, { nullable: true }) denominator!: number | null;
  @Field(() => Float, { nullable: true }) low!: number | null;
  @Field(() => Float, { nullable: true }) high!: number | null;
  @Field(() => Boolean) provisional!: boolean;
  @Field(() => [Excluded]) excluded!: readonly Excluded[];
  @Field(() => DateTimeScalar) knownAt!: Date;
}
