import type { Sql } from "../../database/database.ts";
import type { BusinessDay } from "../../time/business-day.ts";
import { type SeriesSubject, subjectKey } from "./signal-level.ts";
import type { Weeks } from "./weeks.ts";

/** Defect reports of one subject, by week. */
export type ReportSeries = SeriesSubject & { readonly counts: number[] };

type Row = SeriesSubject & { readonly week: number; readonly reports: number };

/**
 * Of reports: that their kind is none that reports no defect; the pages' own default filter. It hangs on the report alone:
 * what other kinds are known changes nothing of it, so that it is as known on an earlier time what it was then.
 */
export const ofDefects = (alias: string) =>
  `(${alias}.kind_id IN (SELECT id FROM case_kind WHERE NOT counts_for_first_fix)) IS NOT TRUE`;

/** The day of the first report that counts; null without any. */
export async function firstReportDay(sql: Sql): Promise<BusinessDay | null> {
  const { rows } = await sql.query<{ day: string | null }>(
    "SELECT min(reported_on)::text AS day FROM service_case WHERE merged_into IS NULL AND revision > 0",
  );
  return rows[0]?.day ?? null;
}

/**
 * Defect reports by the week in which they were reported, the units of the metric `defectReports`: of each defect, and of
 * each defect by model, batch, supplier lot and region where these are known. Kinds that report no defect (installation,
 * training, …) are left out. `defectTypeId`: of this defect only.
 */
export async function readReports(sql: Sql, weeks: Weeks, defectTypeId: number | null = null): Promise<ReportSeries[]> {
  const { rows } = await sql.query<Row>(
    `WITH report AS (
       SELECT defect_type_id, model_id, batch_id, supplier_lot_id, region_id, (day - $1::date) / 7 AS week, sum(weight) AS n
       FROM unit_defect_report r WHERE outcome = 'counted' AND ${ofDefects("r")} AND day >= $1 AND day < $2 AND ($3::int IS NULL OR defect_type_id = $3)
       GROUP BY 1, 2, 3, 4, 5, 6)
     SELECT CASE grouping(model_id, batch_id, supplier_lot_id, region_id)
         WHEN 15 THEN 'DEFECT' WHEN 7 THEN 'MODEL' WHEN 11 THEN 'BATCH' WHEN 13 THEN 'SUPPLIER_LOT' ELSE 'REGION' END AS level,
       defect_type_id AS "defectTypeId", COALESCE(model_id, batch_id, supplier_lot_id, region_id) AS "partId",
       week::int AS week, sum(n)::int AS reports
     FROM report
     GROUP BY GROUPING SETS ((defect_type_id, week), (defect_type_id, model_id, week), (defect_type_id, batch_id, week),
       (defect_type_id, supplier_lot_id, week), (defect_type_id, region_id, week))`,
    [weeks.from, weeks.to, defectTypeId],
  );
  const series = new Map<string, ReportSeries>();
  for (const { week, reports, ...subject } of rows) {
    if (subject.level !== "DEFECT" && subject.partId === null) continue;
    const key = subjectKey(subject);
    const one = series.get(key) ?? { ...subject, counts: Array.from({ length: weeks.count }, () => 0) };
    one.counts[week] = reports;
    series.set(key, one);
  }
  return [...series.values()];
}
