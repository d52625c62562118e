import { Field, ID, Int, ObjectType } from "type-graphql";

import { DateTimeScalar } from "../scalars.ts";

@ObjectType({ description: "One run of a job." })
export class JobRun {
  @Field(() => ID) id!: string;
  @Field(() => String) queue!: string;
  @Field(() => String) name!: string;
  @Field(() => String) state!: string;
  @Field(() => String, { nullable: true }) failedReason!: string | null;
  @Field(() => DateTimeScalar, { nullable: true }) startedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true }) finishedAt!: Date | null;
  @Field(() => Int) attempts!: number;
}

@ObjectType({ description: "What the nightly recomputation from the cases found in one rollup." })
export class Reconciliation {
  @Field(() => DateTimeScalar) ranAt!: Date;
  @Field(() => String) rollup!: string;
  @Field(() => Int) cells!: number;
  @Field(() => Int) differing!: number;
  @Field(() => Int) mended!: number;
}
