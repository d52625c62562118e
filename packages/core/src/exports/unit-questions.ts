import { SqlParameters } from "../database/sql-parameters.ts";
import { checkQuery, chosenBy, metricOf } from "../metrics/check-query.ts";
import { type CompiledUnits, compileUnitRows, type UnitQuestion } from "../metrics/compile-units.ts";
import { isDefectDimension, resolveFilter } from "../metrics/dimension.ts";
import type { Asker, DayRange, MetricQuery, MetricRequest } from "../metrics/metric-query.ts";
import type { Metric } from "../metrics/metric.ts";
import { bucketEnd, timeBuckets } from "../metrics/time-buckets.ts";
import type { UnitTables } from "../metrics/unit.ts";
import { metrics } from "../registry.ts";
import type { ExportRequestOf } from "./export-request.ts";

/** Who asks, and from where: the time as which is answered, its business day, and the tables that are read. */
export type ExportAsker = Asker & { readonly standingAt: Date; readonly today: string; readonly tables: UnitTables };

/** One metric as the query asks it, and its units as SQL: the same that its figure counts. */
export type AskedMetric = {
  readonly request: MetricRequest;
  readonly metric: Metric;
  /** What the request chose of the metric, or its default; null where there is nothing to choose. */
  readonly choice: { readonly name: string; readonly value: string | number } | null;
  /** Cases are read from `cases` where it is given: a relation of the columns of service_case. */
  readonly compile: (parameters: SqlParameters, cases?: string) => CompiledUnits;
};

/** The metrics of `query`, whose units may be read with all its filters and the asker's scope. Throws what a figure would. */
export function askedMetrics(query: MetricQuery, asker: ExportAsker): readonly AskedMetric[] {
  checkQuery(metrics, query);
  const filters = (query.filters ?? []).map((filter) => resolveFilter(filter));
  return query.metrics.map((request) => {
    const metric = metricOf(metrics, request.key);
    return askedMetric(metric, request, { by: [], filters, exactly: [], asker, days: query.range });
  });
}

/** The units of one figure; `hasDefect`: each unit is one defect of its case. */
export type FigureUnits = AskedMetric & { readonly hasDefect: boolean };

/** The units behind the figure that `request` names; metricRows has checked that there is such a figure. */
export function figureUnits({ query, figure }: ExportRequestOf<"ROWS">, asker: ExportAsker): FigureUnits {
  const request = query.metrics.find((one) => one.key === figure.metric) ?? { key: figure.metric };
  const metric = metricOf(metrics, figure.metric);
  const filters = (query.filters ?? []).map((filter) => resolveFilter(filter));
  const exactly = (figure.dimensions ?? []).map(({ dimension, key }) => resolveFilter({ dimension, in: [key] }, true));
  const by = query.by ?? [];
  const cut = [...by, ...exactly.map(({ dimension }) => dimension)];
  return {
    ...askedMetric(metric, request, { by, filters, exactly, asker, days: daysOf(query, figure.bucket ?? null) }),
    hasDefect: metric.of.defect !== undefined || cut.some(isDefectDimension),
  };
}

type Cut = Pick<UnitQuestion, "by" | "filters" | "exactly"> & { readonly asker: ExportAsker; readonly days: DayRange };

function askedMetric(metric: Metric, request: MetricRequest, { asker, days, ...cut }: Cut): AskedMetric {
  const { param, name, value } = chosenBy(metric, request);
  const { standingAt: now, today, tables } = asker;
  const question: UnitQuestion = { metric, param, ...cut, asker: { ...asker, now }, today, tables, bypass: null };
  const buckets = timeBuckets(days, null);
  const compile = (parameters: SqlParameters, cases = tables.cases): CompiledUnits => {
    const units = compileUnitRows({ ...question, tables: { ...tables, cases } }, buckets, parameters);
    return { ...units, where: [...units.where, ...standing(metric, days, parameters)] };
  };
  return { request, metric, choice: name === null || value === null ? null : { name, value }, compile };
}

/** What a figure counts has begun; a stock's units have not ended by the end of its last day. */
function standing({ figure }: Metric, { to }: DayRange, parameters: SqlParameters): string[] {
  if (figure !== "stock") return ["u.weight = 1"];
  return ["u.weight = 1", `(u.ends_on IS NULL OR u.ends_on >= ${parameters.add(to)}::date)`];
}

function daysOf(query: MetricQuery, bucket: string | null): DayRange {
  if (bucket === null) return query.range;
  const buckets = timeBuckets(query.range, query.grain ?? null);
  const index = buckets.names.indexOf(bucket);
  return { from: buckets.starts[index] ?? query.range.from, to: bucketEnd(buckets, index) };
}

/** Metrics that count the same units share a group, so that these are read once. */
export function groupsOfUnits(asked: readonly AskedMetric[]): readonly (readonly AskedMetric[])[] {
  const groups = new Map<string, AskedMetric[]>();
  for (const one of asked) {
    const parameters = new SqlParameters();
    const key = JSON.stringify([one.compile(parameters), parameters.values]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}
