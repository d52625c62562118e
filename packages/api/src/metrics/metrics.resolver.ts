import {
  caseWords,
  dimensionValues,
  metricChanges,
  metricDefinitions,
  metricQuery,
  metricRows,
  type Dimension,
  type MetricChange as CoreMetricChange,
  type UnitRow as CoreUnitRow,
} from "@huilu/core";
import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";

import { ServiceCase } from "../cases/service-case.types.ts";
import type { ApiContext } from "../context.ts";
import { DimensionEnum, MetricKeyEnum } from "../enums.ts";
import { pageInfo } from "../page-info.types.ts";
import { pageSize } from "../page-size.ts";
import { DateScalar, DateTimeScalar } from "../scalars.ts";
import { DimensionValue } from "./dimension-value.types.ts";
import { presentMetric } from "./present-metric.ts";
import { DimensionKeyInput, MetricQueryInput } from "./metric-query.inputs.ts";
import {
  MetricChange,
  MetricChangeConnection,
  MetricDefinition,
  MetricResult,
  MetricRowConnection,
  UnitRow,
} from "./metric.types.ts";

@Resolver()
export class MetricsResolver {
  @Query(() => [MetricDefinition])
  metrics(@Ctx() { language }: ApiContext): MetricDefinition[] {
    return metricDefinitions(language).map(({ key, metric }) => presentMetric(key, metric, language));
  }

  @Query(() => MetricResult, { description: "Figures of the viewer's scope; each opens to its rows by metricRows." })
  metricQuery(
    @Arg("input", () => MetricQueryInput) input: MetricQueryInput,
    @Ctx() context: ApiContext,
  ): Promise<MetricResult> {
    return metricQuery(context.db, input, context);
  }

  @Query(() => MetricRowConnection, {
    description:
      "Exactly the units behind one figure: totalCount is its n, or with outcome its excluded n for that reason.",
  })
  async metricRows(
    @Arg("input", () => MetricQueryInput) query: MetricQueryInput,
    @Arg("metric", () => MetricKeyEnum) metric: string,
    @Arg("bucket", () => DateScalar, { nullable: true }) bucket: string | null | undefined,
    @Arg("dimensions", () => [DimensionKeyInput], { nullable: true }) dimensions:
      | DimensionKeyInput[]
      | null
      | undefined,
    @Arg("outcome", () => String, { nullable: true }) outcome: string | null | undefined,
    @Arg("first", () => Int, { nullable: true, defaultValue: 50 }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() context: ApiContext,
  ): Promise<MetricRowConnection> {
    const request = { query, metric, bucket, dimensions, outcome, first: pageSize(first, 50), after };
    const { totalCount, rows, hasNextPage } = await metricRows(context.db, request, context);
    const edges = rows.map((row) => ({ cursor: row.cursor, node: presentUnit(row, context) }));
    return { totalCount, edges, pageInfo: pageInfo(rows, hasNextPage) };
  }

  @Query(() => MetricChangeConnection, {
    description:
      "What made a figure another than it was known at `since`: reopened, reclassified, late, corrected, rules edited, …",
  })
  async metricChanges(
    @Arg("input", () => MetricQueryInput) query: MetricQueryInput,
    @Arg("metric", () => MetricKeyEnum) metric: string,
    @Arg("since", () => DateTimeScalar) since: Date,
    @Arg("bucket", () => DateScalar, { nullable: true }) bucket: string | null | undefined,
    @Arg("dimensions", () => [DimensionKeyInput], { nullable: true }) dimensions:
      | DimensionKeyInput[]
      | null
      | undefined,
    @Arg("first", () => Int, { nullable: true, defaultValue: 50 }) first: number | null,
    @Arg("after", () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() context: ApiContext,
  ): Promise<MetricChangeConnection> {
    const request = { query, metric, since, bucket, dimensions, first: pageSize(first, 50), after };
    const { totalCount, summary: reasons, rows, hasNextPage } = await metricChanges(context.db, request, context);
    const words = caseWords(context.language);
    const summary = reasons.map((one) => ({ ...one, label: words(`change.${one.reason}`) }));
    const edges = rows.map((row) => ({ cursor: row.cursor, node: presentChange(row, context) }));
    return { totalCount, summary, edges, pageInfo: pageInfo(rows, hasNextPage) };
  }

  @Query(() => [DimensionValue], { description: "The values of a dimension for a filter, by label, or those of keys." })
  dimensionValues(
    @Arg("dimension", () => DimensionEnum) dimension: Dimension,
    @Arg("search", () => String, { nullable: true }) search: string | null | undefined,
    @Arg("first", () => Int, { nullable: true, defaultValue: 50 }) first: number | null,
    @Arg("keys", () => [String], { nullable: true }) keys: string[] | null | undefined,
    @Ctx() context: ApiContext,
  ): Promise<DimensionValue[]> {
    return dimensionValues(context.db, { dimension, search, keys, first: pageSize(first, 50) }, context);
  }
}

@Resolver(() => UnitRow)
export class UnitRowResolver {
  @FieldResolver(() => ServiceCase)
  case(@Root() { caseId }: UnitRow, @Ctx() { loaders }: ApiContext): Promise<ServiceCase | null> {
    return loaders.case.load(caseId);
  }
}

@Resolver(() => MetricChange)
export class MetricChangeResolver {
  @FieldResolver(() => ServiceCase, { nullable: true })
  case(@Root() { caseId }: MetricChange, @Ctx() { loaders }: ApiContext): Promise<ServiceCase | null> {
    return loaders.case.load(caseId);
  }
}

function presentChange(row: CoreMetricChange, { language }: ApiContext): MetricChange {
  const words = caseWords(language);
  const state = (unit: CoreMetricChange["before"]) =>
    unit && { ...unit, outcomeLabel: words(`outcome.${unit.outcome}`) };
  const { caseId, reasons, learnedAt } = row;
  const labels = reasons.map((reason) => words(`change.${reason}`));
  return { id: row.unitKey, caseId, reasons, labels, learnedAt, before: state(row.before), after: state(row.after) };
}

function presentUnit(row: CoreUnitRow, { language }: ApiContext): UnitRow {
  const { cursor: _, unitKey: id, ...shown } = row;
  return { ...shown, id, outcomeLabel: caseWords(language)(`outcome.${row.outcome}`) };
}
