import { DomainError } from "../errors.ts";
import { addDays, daysBetween, isBusinessDay } from "../time/business-day.ts";
import type { MetricQuery, MetricRequest } from "./metric-query.ts";
import type { Metric } from "./metric.ts";
import { timeBuckets } from "./time-buckets.ts";

export type Metrics = Readonly<Record<string, Metric>>;

const farthest = { from: "1900-01-01", to: "2200-01-01" };
const mostBuckets = 4000;
const mostMetrics = 50;

/** Refuses what cannot be answered, with the part of the question that is wrong and how to mend it. */
export function checkQuery(metrics: Metrics, query: MetricQuery): void {
  if (query.metrics.length === 0) throw new DomainError("BAD_INPUT", "metrics_empty");
  for (const request of query.metrics) checkRequest(metrics, request);
  if (query.metrics.length > mostMetrics) throw new DomainError("BAD_INPUT", "metrics_too_many", { most: mostMetrics });
  refuseRepeated("by", query.by ?? []);
  refuseRepeated("compare", query.compare ?? []);
  checkRange(query);
  if (query.asKnownOn) throw new DomainError("BAD_INPUT", "as_known_on_unavailable");
  if (query.limit !== null && query.limit !== undefined && query.limit < 0) {
    throw new DomainError("BAD_INPUT", "limit_negative", { limit: query.limit });
  }
  if (query.order && !query.metrics.some((request) => request.key === query.order?.metric)) {
    throw new DomainError("BAD_INPUT", "order_not_asked", { metric: query.order.metric });
  }
}

/** The metric of `key`; unknown keys are refused with the known ones. */
export function metricOf(metrics: Metrics, key: string): Metric {
  const metric = Object.hasOwn(metrics, key) ? metrics[key] : undefined;
  if (!metric)
    throw new DomainError("BAD_INPUT", "metric_unknown", { metric: key, known: Object.keys(metrics).join(", ") });
  return metric;
}

/** The window that a request means: its own, else the metric's default; null for a metric without windows. */
export function windowOf(metric: Metric, request: MetricRequest): number | null {
  return request.windowDays ?? metric.windows[0] ?? null;
}

function refuseRepeated(field: string, values: readonly string[]): void {
  const repeated = values.find((value, i) => values.indexOf(value) !== i);
  if (repeated !== undefined) throw new DomainError("BAD_INPUT", "repeated_value", { field, value: repeated });
}

function checkRequest(metrics: Metrics, request: MetricRequest): void {
  const metric = metricOf(metrics, request.key);
  const { windowDays } = request;
  if (windowDays !== null && windowDays !== undefined && !metric.windows.includes(windowDays)) {
    throw new DomainError("BAD_INPUT", "window_unknown", {
      metric: request.key,
      windowDays,
      known: metric.windows.toSorted((a, b) => a - b).join(", ") || "–",
    });
  }
  const given = { byDay: request.byDay, atMonths: request.atMonths, per: request.per, aspect: request.aspect };
  for (const [parameter, value] of Object.entries(given)) {
    if (value !== null && value !== undefined) refuseParameter(request.key, parameter);
  }
  if (request.clock === "BUSINESS") refuseParameter(request.key, "clock");
}

function refuseParameter(metric: string, parameter: string): never {
  throw new DomainError("BAD_INPUT", "parameter_not_taken", { metric, parameter });
}

function checkRange({ range, grain }: MetricQuery): void {
  for (const day of [range.from, range.to]) {
    if (!isBusinessDay(day)) throw new DomainError("BAD_INPUT", "day_unreadable", { day });
  }
  if (range.from >= range.to) {
    throw new DomainError("BAD_INPUT", "range_empty", { ...range, mend: addDays(range.from, 1) });
  }
  if (range.from < farthest.from || range.to > farthest.to)
    throw new DomainError("BAD_INPUT", "range_too_far", farthest);
  if (
    grain &&
    daysBetween(range.from, range.to) > mostBuckets &&
    timeBuckets(range, grain).names.length > mostBuckets
  ) {
    throw new DomainError("BAD_INPUT", "range_too_long", { most: mostBuckets, grain });
  }
}
