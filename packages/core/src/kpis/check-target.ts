import { companyScope } from "../access/scope.ts";
import type { Database, Sql } from "../database/database.ts";
import { DomainError } from "../errors.ts";
import type { Metric } from "../metrics/metric.ts";
import { bucketStart } from "../metrics/time-buckets.ts";
import { metricKeys, metricQuery, metrics } from "../registry.ts";
import { addDays, addMonths, type BusinessDay } from "../time/business-day.ts";
import type { Aim } from "./evaluate-target.ts";
import {
  type GivenParameters,
  type MetricParameters,
  metricParameters,
  type TargetGrain,
  type TargetKey,
} from "./target.ts";

/** Which way a metric is better; null for one that has no direction (or is none), for which there can be no target. */
export function aimOf(metric: string): Aim["better"] | null {
  const key = metricKeys.find((known) => known === metric);
  const better = key === undefined ? "NEITHER" : metrics[key].better;
  return better === "NEITHER" ? null : better;
}

/** Refuses a metric that is unknown or has no direction, with those that can have a target. */
export function requireTargetable(metric: string): Metric {
  const key = metricKeys.find((known) => known === metric);
  if (key !== undefined && aimOf(key) !== null) return metrics[key];
  const targetable = metricKeys.filter((known) => aimOf(known) !== null).join(", ");
  throw new DomainError("BAD_INPUT", "metric_not_targetable", { metric, targetable });
}

/** The parameters that a target is kept under: what the metric leaves to choose, its default where nothing was chosen. */
export async function settleParameters(
  db: Database,
  metric: string,
  given: GivenParameters,
  now: Date,
): Promise<MetricParameters> {
  const range = { from: "2000-01-01", to: "2000-01-02" };
  // The engine itself refuses what a metric does not take, and says what it took.
  const { rows } = await metricQuery(
    db,
    { metrics: [{ key: metric, ...given }], range },
    { scope: companyScope, now, language: "en" },
  );
  const {
    windowDays = null,
    byDay = null,
    atMonths = null,
    per = null,
    clock = null,
    aspect = null,
  } = rows[0]?.values[0] ?? {};
  const taken = Object.entries({ windowDays, byDay, atMonths, per, clock, aspect }).filter(
    ([, value]) => value !== null,
  );
  return metricParameters.parse(Object.fromEntries(taken));
}

/** Refuses a value or a margin that no figure of the metric could be compared with. */
export function requirePossibleValue(metric: Metric, { value, margin }: { value: number; margin: number }): void {
  // A net score runs from −1 to 1.
  const least = metric.figure === "netScore" ? -1 : 0;
  if (!Number.isFinite(value) || value < least) throw new DomainError("BAD_INPUT", "target_value_negative", { value });
  if (!Number.isFinite(margin) || margin < 0) throw new DomainError("BAD_INPUT", "target_margin_negative", { margin });
  if (metric.unit === "RATE" && value > 1) throw new DomainError("BAD_INPUT", "target_rate_above_one", { value });
  if (metric.unit === "RATE" && margin > 1) throw new DomainError("BAD_INPUT", "target_margin_above_one", { margin });
}

/**
 * Refuses a first day that begins no period of the grain, and one in a closed period for which the key has a version:
 * a closed period keeps the target it had.
 */
export async function requireOpenPeriod(
  sql: Sql,
  key: TargetKey,
  validFrom: BusinessDay,
  today: BusinessDay,
): Promise<void> {
  const { grain } = key;
  const start = bucketStart(validFrom, grain);
  if (start !== validFrom) {
    throw new DomainError("BAD_INPUT", "target_from_not_period_start", {
      day: validFrom,
      before: start,
      after: nextStart(start, grain),
    });
  }
  const running = bucketStart(today, grain);
  if (validFrom >= running) return;
  const { rowCount } = await sql.query(
    `SELECT FROM kpi_target WHERE metric = $1 AND parameters = $2::jsonb AND grain = $3
       AND department_id IS NOT DISTINCT FROM $4::int AND valid_from <= $5::date LIMIT 1`,
    [key.metric, JSON.stringify(key.parameters), grain, key.departmentId, validFrom],
  );
  if (rowCount) throw new DomainError("CONFLICT", "target_period_closed", { day: validFrom, earliest: running });
}

function nextStart(start: BusinessDay, grain: TargetGrain): BusinessDay {
  return grain === "WEEK" ? addDays(start, 7) : addMonths(start, { MONTH: 1, QUARTER: 3, YEAR: 12 }[grain]);
}
