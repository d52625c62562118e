import type { ExportFormat, ExportKind, ExportState } from "@huilu/core";
import { Field, Float, ID, ObjectType } from "type-graphql";

import { DateTimeScalar } from "../scalars.ts";
import { ExportFormatEnum, ExportKindEnum, ExportStateEnum } from "./export-enums.ts";

@ObjectType({ description: "A file that the viewer asked for." })
export class ExportRun {
  @Field(() => ID) id!: string;
  @Field(() => ExportKindEnum) kind!: ExportKind;
  @Field(() => ExportFormatEnum) format!: ExportFormat;
  @Field(() => ExportStateEnum) state!: ExportState;
  @Field(() => String) fileName!: string;
  @Field(() => Float) rowsDone!: number;
  @Field(() => Float, { nullable: true, description: "Null until they were counted." }) rowsTotal!: number | null;
  @Field(() => Float, { nullable: true }) bytes!: number | null;
  @Field(() => String, { nullable: true, description: "Where the file is fetched once the export is DONE." })
  url!: string | null;
  @Field(() => String, { nullable: true, description: "Why it failed, in the caller's language." })
  failure!: string | null;
  @Field(() => DateTimeScalar) requestedAt!: Date;
  @Field(() => DateTimeScalar, { nullable: true }) finishedAt!: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "The file is removed then." }) expiresAt!: Date | null;
}
