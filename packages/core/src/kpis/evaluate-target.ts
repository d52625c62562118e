import type { MetricValue } from "../metrics/metric-query.ts";
import type { TargetState } from "./target.ts";

/** What is asked for: at least `value` where higher is better, at most where lower is. */
export type Aim = { readonly better: "HIGHER" | "LOWER"; readonly value: number; readonly margin: number };
export type Judged = Pick<MetricValue, "value" | "low" | "high" | "provisional">;

/**
 * How a period's figure stands to its target.
 * - NOT_ENOUGH_DATA: there is no value, because there are no units or fewer than the metric's minimum.
 * - MISSED: the value lies on the wrong side, and the figure is final.
 * - AT_RISK: the value lies on the wrong side, but the period is running or its units are not ripe yet; or it lies on
 *   the right side, but the interval reaches across the target, or it is nearer to the target than the margin.
 * - MET: none of these. A value equal to the target meets it.
 * A better figure, its interval moving with it, is never in a worse state.
 */
export function evaluateTarget(
  { value, low, high, provisional }: Judged,
  { better, value: aim, margin }: Aim,
): TargetState {
  if (value === null) return "NOT_ENOUGH_DATA";
  // Read with its sign turned, lower is better becomes higher is better.
  const sign = better === "HIGHER" ? 1 : -1;
  if (sign * value < sign * aim) return provisional ? "AT_RISK" : "MISSED";
  const worst = better === "HIGHER" ? low : high;
  if (worst !== null && sign * worst < sign * aim) return "AT_RISK";
  return sign * value < sign * aim + margin ? "AT_RISK" : "MET";
}
