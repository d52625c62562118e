import { Field, ID, Int, ObjectType } from "type-graphql";

import { DateTimeScalar } from "../scalars.ts";

@ObjectType({ description: "One file that was imported, and what came of its rows." })
export class ImportRun {
  @Field(() => ID) id!: string;
  @Field(() => String) fileName!: string;
  @Field(() => String) mappingName!: string;
  @Field(() => String, { nullable: true }) source!: string | null;
  @Field(() => DateTimeScalar) startedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true }) finishedAt!: Date | null;
  @Field(() => String, { description: "running, done or failed" }) state!: string;
  @Field(() => String, { nullable: true }) failure!: string | null;
  @Field(() => Int) rows!: number;
  @Field(() => Int) casesCreated!: number;
  @Field(() => Int) casesChanged!: number;
  @Field(() => Int) casesUnchanged!: number;
  @Field(() => Int) eventsAdded!: number;
  @Field(() => Int) rejected!: number;
  @Field(() => Int) setAsideFields!: number;
}

@ObjectType({ description: "A row that was refused, or a field of it that was set aside." })
export class ImportRejection {
  @Field(() => Int) line!: number;
  @Field(() => String, { nullable: true }) column!: string | null;
  @Field(() => String, { nullable: true }) value!: string | null;
  @Field(() => String) reason!: string;
  @Field(() => String) label!: string;
  @Field(() => String, { description: "rejected: the whole row; set_aside: one field" }) severity!: string;
}
