import type { Sql } from "../database/database.ts";
import { bucketStart } from "../metrics/time-buckets.ts";
import type { DayRange } from "../metrics/metric-query.ts";
import { addDays, addMonths, type BusinessDay } from "../time/business-day.ts";

export const kpiGrains = ["MONTH", "WEEK", "DAY"] as const;
export type KpiGrain = (typeof kpiGrains)[number];
export type KpiSpan = { readonly grain: KpiGrain; readonly range: DayRange };

/** How far back a run looks: over everything, or only where figures usually still change. */
export type KpiReach = "ALL" | "RECENT";

const longestMonths = 120;
const recentMonths = 3;

/** The month of the first case or of the first figure kept; at most ten years before `today`. */
export async function firstMonth(sql: Sql, today: BusinessDay): Promise<BusinessDay> {
  const { rows } = await sql.query<{ first: BusinessDay | null }>(
    `SELECT least((SELECT min(reported_on) FROM service_case), (SELECT min(bucket) FROM kpi_figure WHERE grain = 'MONTH')) AS first`,
  );
  const earliest = monthsBack(today, longestMonths);
  const first = bucketStart(rows[0]?.first ?? today, "MONTH");
  return first > earliest ? first : earliest;
}

/**
 * What one KPI run looks at: every month since `first`, because a late reopening or correction changes any of them (or
 * the last three, for a run between two nights); this week and the last; the seven days before `today`, which itself is
 * not over.
 */
export function kpiSpans(first: BusinessDay, today: BusinessDay, reach: KpiReach): readonly KpiSpan[] {
  const tomorrow = addDays(today, 1);
  const recent = monthsBack(today, recentMonths);
  const from = reach === "ALL" || first > recent ? first : recent;
  return [
    { grain: "MONTH", range: { from, to: tomorrow } },
    { grain: "WEEK", range: { from: bucketStart(addDays(today, -7), "WEEK"), to: tomorrow } },
    { grain: "DAY", range: { from: addDays(today, -7), to: today } },
  ];
}

/** The first day of the month that lies `months` back, the running month being the first of them. */
export function monthsBack(today: BusinessDay, months: number): BusinessDay {
  return addMonths(bucketStart(today, "MONTH"), 1 - months);
}
