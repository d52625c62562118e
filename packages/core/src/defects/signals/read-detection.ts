import type { Sql } from "../../database/database.ts";
import type { BusinessDay } from "../../time/business-day.ts";
import { type DetectionSettings, falseAlarmsAYear, readDetectionSettings } from "./detection-settings.ts";

/** How signals are looked for, and when they were last. */
export type Detection = DetectionSettings & {
  /** Null: never yet. */
  readonly ranAt: Date | null;
  readonly untilOn: BusinessDay | null;
  readonly series: number;
  readonly untested: number;
  readonly dispersion: number | null;
  readonly falseAlarmsAYear: number;
};

type Run = Pick<Detection, "ranAt" | "untilOn" | "series" | "untested" | "dispersion">;

/** The settings of the next run, what they mean, and the last run. */
export async function readDetection(sql: Sql): Promise<Detection> {
  const settings = await readDetectionSettings(sql);
  const { rows } = await sql.query<Run>(
    `SELECT known_at AS "ranAt", until_on::text AS "untilOn", series, untested, dispersion
     FROM detection_run ORDER BY id DESC LIMIT 1`,
  );
  const run = rows[0] ?? { ranAt: null, untilOn: null, series: 0, untested: 0, dispersion: null };
  return { ...settings, ...run, falseAlarmsAYear: falseAlarmsAYear(settings, run.series) };
}
