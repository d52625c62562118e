import type { Sql } from "../../database/database.ts";
import type { BusinessDay } from "../../time/business-day.ts";
import { runTask } from "../threads/run-task.ts";
import { firstReportDay } from "./read-reports.ts";
import { defaultSettings, type DetectionSettings, type ReportWatch } from "./watch-known.ts";
import { readKnownReports } from "./watched-reports.ts";
import { endedWeeks, weeksUntil } from "./weeks.ts";

/**
 * Replays the weeks of all defect reports, as they are known now: up to the last that ended before `today`, or where
 * `isRunning` up to yesterday. Null without any report. Done in a thread of its own, so that this one goes on answering.
 */
export async function watchReports(
  sql: Sql,
  { today, isRunning }: { readonly today: BusinessDay; readonly isRunning: boolean },
  settings: DetectionSettings = defaultSettings,
): Promise<ReportWatch | null> {
  const first = await firstReportDay(sql);
  if (first === null) return null;
  const weeks = isRunning ? weeksUntil(first, today) : endedWeeks(first, today);
  return runTask("watch", { known: await readKnownReports(sql, weeks), settings });
}
