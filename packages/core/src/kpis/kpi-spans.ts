import type { Sql } from "../database/database.ts";
import { bucketStart } from "../metrics/time-buckets.ts";
import type { DayRange } from "../metrics/metric-query.ts";
import { addDays, addMonths, type BusinessDay } from "../time/business-day.ts";

export const kpiGrains = ["MONTH", "WEEK", "DAY"] as const;
export type KpiGrain = (typeof kpiGrains)[number];
export type KpiSpan = { readonly grain: KpiGrain; readonly range: DayRange };

const longestMonths = 120;

/**
 * What one KPI run looks at: every month since the first case (ten years at most), because a late reopening or
 * correction changes any of them; this week and the last; the seven days before `today`, which itself is not over.
 */
export async function kpiSpans(sql: Sql, today: BusinessDay): Promise<readonly KpiSpan[]> {
  const { rows } = await sql.query<{ first: BusinessDay | null }>(
    `SELECT least((SELECT min(reported_on) FROM service_case), (SELECT min(bucket) FROM kpi_figure WHERE grain = 'MONTH')) AS first`,
  );
  const earliest = bucketStart(addMonths(today, 1 - longestMonths), "MONTH");
  const first = bucketStart(rows[0]?.first ?? today, "MONTH");
  const tomorrow = addDays(today, 1);
  return [
    { grain: "MONTH", range: { from: first > earliest ? first : earliest, to: tomorrow } },
    { grain: "WEEK", range: { from: bucketStart(addDays(today, -7), "WEEK"), to: tomorrow } },
    { grain: "DAY", range: { from: addDays(today, -7), to: today } },
  ];
}
