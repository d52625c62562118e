import { DomainError } from "../errors.ts";
import { addDays, daysBetween, isBusinessDay } from "../time/business-day.ts";
import type { MetricQuery, MetricRequest } from "./metric-query.ts";
import type { Choice, Metric } from "./metric.ts";
import { timeBuckets } from "./time-buckets.ts";

export type Metrics = Readonly<Record<string, Metric>>;

const farthest = { from: "1900-01-01", to: "2200-01-01" };
const mostBuckets = 4000;
const mostMetrics = 100;

/** Refuses what cannot be answered, with the part of the question that is wrong and how to mend it. */
export function checkQuery(metrics: Metrics, query: MetricQuery): void {
  if (query.metrics.length === 0) throw new DomainError("BAD_INPUT", "metrics_empty");
  for (const request of query.metrics) checkRequest(metrics, request);
  if (query.metrics.length > mostMetrics) throw new DomainError("BAD_INPUT", "metrics_too_many", { most: mostMetrics });
  refuseRepeated("by", query.by ?? []);
  refuseRepeated("compare", query.compare ?? []);
  checkRange(query);
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

/** What a request chose: the value, and the variant of the metric's units that it stands for. */
export type Chosen = {
  readonly name: Choice["name"] | null;
  readonly value: string | number | null;
  readonly param: number;
};

/** The choice that a request means: its own, else the metric's default. */
export function chosenBy(metric: Metric, request: MetricRequest): Chosen {
  const { choice } = metric;
  if (!choice) return { name: null, value: null, param: metric.param };
  const value = request[choice.name] ?? choice.values[0] ?? null;
  // The time to which a rate is referred changes none of its units.
  if (choice.name === "per") return { name: choice.name, value, param: metric.param };
  if (typeof value === "number") return { name: choice.name, value, param: value };
  const values: readonly (string | number)[] = choice.values;
  return { name: choice.name, value, param: value === null ? 0 : values.indexOf(value) };
}

function refuseRepeated(field: string, values: readonly string[]): void {
  const repeated = values.find((value, i) => values.indexOf(value) !== i);
  if (repeated !== undefined) throw new DomainError("BAD_INPUT", "repeated_value", { field, value: repeated });
}

const parameterNames = ["windowDays", "byDay", "atMonths", "per", "clock", "aspect"] as const;

function checkRequest(metrics: Metrics, request: MetricRequest): void {
  const { choice } = metricOf(metrics, request.key);
  for (const name of parameterNames) {
    const value = request[name];
    if (value === null || value === undefined) continue;
    if (choice?.name === name) checkChoice(request.key, choice, value);
    else if (value !== "CALENDAR") {
      throw new DomainError("BAD_INPUT", "parameter_not_taken", { metric: request.key, parameter: name });
    }
  }
}

function checkChoice(metric: string, choice: Choice, value: string | number): void {
  const values: readonly (string | number)[] = choice.values;
  if (values.includes(value)) return;
  const known = values.toSorted((a, b) => (a < b ? -1 : 1)).join(", ");
  if (choice.name === "windowDays" && typeof value === "number") {
    throw new DomainError("BAD_INPUT", "window_unknown", { metric, windowDays: value, known });
  }
  throw new DomainError("BAD_INPUT", "choice_unknown", { metric, parameter: choice.name, value, known });
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
