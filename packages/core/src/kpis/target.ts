import { z } from "zod";
import type { Grain, MetricRequest } from "../metrics/metric-query.ts";
import type { BusinessDay } from "../time/business-day.ts";

/** The periods for which targets are set. */
export const targetGrains = ["WEEK", "MONTH", "QUARTER", "YEAR"] as const satisfies readonly Grain[];
export type TargetGrain = (typeof targetGrains)[number];

/** From best to worst; NOT_ENOUGH_DATA stands outside that order. */
export const targetStates = ["MET", "AT_RISK", "MISSED", "NOT_ENOUGH_DATA"] as const;
export type TargetState = (typeof targetStates)[number];

/** The parameters of a metric that are part of what a target is for; only those that the metric takes are named. */
export const metricParameters = z.object({
  windowDays: z.int().optional(),
  byDay: z.int().optional(),
  atMonths: z.int().optional(),
  per: z.enum(["MONTH", "YEAR"]).optional(),
  clock: z.enum(["CALENDAR", "BUSINESS"]).optional(),
  aspect: z.string().optional(),
});
export type MetricParameters = z.infer<typeof metricParameters>;
/** Parameters as somebody gives them: what is null or left out is not named. */
export type GivenParameters = { readonly [Name in keyof MetricParameters]?: MetricParameters[Name] | null | undefined };

/** What a target is for: targets of one key are versions of each other. `departmentId` null is the company. */
export type TargetKey = {
  readonly metric: string;
  readonly parameters: MetricParameters;
  readonly grain: TargetGrain;
  readonly departmentId: number | null;
};

/** One version; `value` null ends the department's own target from `validFrom` on. Units are the metric's. */
export type TargetVersion = TargetKey & {
  readonly id: number;
  readonly validFrom: BusinessDay;
  readonly value: number | null;
  readonly margin: number;
};

/** A version that names a value. */
export type Target = TargetVersion & { readonly value: number };

/** The question about a target's metric. */
export function requestOf({ metric, parameters }: Pick<TargetKey, "metric" | "parameters">): MetricRequest {
  return { key: metric, ...parameters };
}

/** Names what is measured, whoever it is measured of: metric, parameters and grain. */
export function measureOf({ metric, parameters, grain }: Omit<TargetKey, "departmentId">): string {
  const named = Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([grain, metric, named]);
}
