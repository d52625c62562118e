import type { ExportFormat, ExportKind } from "@huilu/core";
import { Field, InputType } from "type-graphql";

import { CaseFilterInput } from "../cases/service-case.types.ts";
import { MetricKeyEnum } from "../enums.ts";
import { DimensionKeyInput, MetricQueryInput } from "../metrics/metric-query.inputs.ts";
import { DateScalar } from "../scalars.ts";
import { ExportFormatEnum, ExportKindEnum } from "./export-enums.ts";

@InputType({ description: "One figure of the query, as metricRows takes it." })
export class ExportFigureInput {
  @Field(() => MetricKeyEnum) metric!: string;
  @Field(() => DateScalar, { nullable: true }) bucket?: string | null;
  @Field(() => [DimensionKeyInput], { nullable: true }) dimensions?: DimensionKeyInput[] | null;
  @Field(() => String, { nullable: true }) outcome?: string | null;
}

@InputType({ description: "What to export; FIGURES, ROWS and CASE_METRICS need query, ROWS figure, CASES cases." })
export class ExportInput {
  @Field(() => ExportKindEnum) kind!: ExportKind;
  @Field(() => ExportFormatEnum) format!: ExportFormat;
  @Field(() => Boolean, { nullable: true, defaultValue: true, description: "Of csv: spreadsheets need it." })
  byteOrderMark?: boolean | null;
  @Field(() => MetricQueryInput, { nullable: true, description: "No metrics: every metric." })
  query?: MetricQueryInput | null;
  @Field(() => ExportFigureInput, { nullable: true }) figure?: ExportFigureInput | null;
  @Field(() => CaseFilterInput, { nullable: true }) cases?: CaseFilterInput | null;
}
