import type { Sql } from "../database/database.ts";
import { SqlParameters } from "../database/sql-parameters.ts";
import { checkQuery, chosenBy, metricOf } from "../metrics/check-query.ts";
import { type CompiledUnits, compileUnitRows, type UnitQuestion } from "../metrics/compile-units.ts";
import { isDefectDimension, resolveFilter } from "../metrics/dimension.ts";
import type { Asker, MetricQuery, MetricRequest } from "../metrics/metric-query.ts";
import type { Metric } from "../metrics/metric.ts";
import { bucketEnd, timeBuckets } from "../metrics/time-buckets.ts";
import { storedTables } from "../metrics/unit.ts";
import { metrics } from "../registry.ts";
import { DomainError } from "../errors.ts";
import type { ExportRequestOf } from "./export-request.ts";

/** Who asks, and the business day on which. */
export type ExportAsker = Asker & { readonly today: string };

/** One metric as the query asks it, and its units as SQL: the same that its figure counts. */
export type AskedMetric = {
  readonly request: MetricRequest;
  readonly metric: Metric;
  readonly windowDays: number | null;
  readonly compile: (parameters: SqlParameters) => CompiledUnits;
};

/** The metrics of `query`, whose units may be read with all its filters and the asker's scope. Throws what a figure would. */
export async function askedMetrics(sql: Sql, query: MetricQuery, asker: ExportAsker): Promise<readonly AskedMetric[]> {
  checkQuery(metrics, query);
  refuseAsKnownOn(query);
  const filters = await Promise.all((query.filters ?? []).map((filter) => resolveFilter(sql, filter)));
  return query.metrics.map((request) => {
    const metric = metricOf(metrics, request.key);
    const question = unitQuestion(metric, request, { by: [], filters, exactly: [], asker });
    const compile = (parameters: SqlParameters) =>
      compileUnitRows(question, timeBuckets(query.range, null), parameters);
    return { request, metric, windowDays: windowOf(metric, request), compile };
  });
}

/** The units of one figure, and the days of its bucket; `hasDefect`: each unit is one defect of its case. */
export type FigureUnits = AskedMetric & { readonly from: string; readonly to: string; readonly hasDefect: boolean };

/** The units behind the figure that `request` names; metricRows has checked that there is such a figure. */
export async function figureUnits(
  sql: Sql,
  { query, figure }: ExportRequestOf<"ROWS">,
  asker: ExportAsker,
): Promise<FigureUnits> {
  refuseAsKnownOn(query);
  const request = query.metrics.find((one) => one.key === figure.metric) ?? { key: figure.metric };
  const metric = metricOf(metrics, figure.metric);
  const filters = await Promise.all((query.filters ?? []).map((filter) => resolveFilter(sql, filter)));
  const exactly = await Promise.all(
    (figure.dimensions ?? []).map(({ dimension, key }) => resolveFilter(sql, { dimension, in: [key] }, true)),
  );
  const by = query.by ?? [];
  const question = unitQuestion(metric, request, { by, filters, exactly, asker });
  const days = daysOf(query, figure.bucket ?? null);
  const cut = [...by, ...exactly.map(({ dimension }) => dimension)];
  return {
    request,
    metric,
    windowDays: windowOf(metric, request),
    compile: (parameters) => compileUnitRows(question, timeBuckets(days, null), parameters),
    ...days,
    hasDefect: metric.of.defect !== undefined || cut.some(isDefectDimension),
  };
}

function unitQuestion(
  metric: Metric,
  request: MetricRequest,
  { asker, ...cut }: Pick<UnitQuestion, "by" | "filters" | "exactly"> & { readonly asker: ExportAsker },
): UnitQuestion {
  const { param } = chosenBy(metric, request);
  return { metric, param, ...cut, asker, today: asker.today, tables: storedTables, bypass: null };
}

/** The window in days that a request means; null for a metric without windows. */
function windowOf(metric: Metric, request: MetricRequest): number | null {
  const { name, value } = chosenBy(metric, request);
  return name === "windowDays" ? Number(value) : null;
}

function daysOf(query: MetricQuery, bucket: string | null): { from: string; to: string } {
  if (bucket === null) return query.range;
  const buckets = timeBuckets(query.range, query.grain ?? null);
  const index = buckets.names.indexOf(bucket);
  return { from: buckets.starts[index] ?? query.range.from, to: bucketEnd(buckets, index) };
}

// Rows stand as they are now; a file that mixed them with figures of another day would contradict itself.
function refuseAsKnownOn({ asKnownOn }: MetricQuery): void {
  if (asKnownOn) throw new DomainError("BAD_INPUT", "export_as_known_on");
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
