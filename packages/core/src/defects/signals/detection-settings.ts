import { z } from "zod";
import { inTransaction, type Database, type Sql } from "../../database/database.ts";
import { DomainError } from "../../errors.ts";
import { type DetectionSettings, defaultSettings } from "./watch-known.ts";

export type { DetectionSettings };

const stored = z.object({ runLength: z.number(), discoveryRate: z.number() });
const [shortest, longest] = [100, 100_000];

/** What the false alarms are set by now. */
export async function readDetectionSettings(sql: Sql): Promise<DetectionSettings> {
  const { rows } = await sql.query("SELECT value FROM installation WHERE key = 'detection'");
  const [row] = z.array(z.object({ value: stored })).parse(rows);
  return row?.value ?? defaultSettings;
}

/**
 * Sets what the false alarms are set by, from the next run on. `runLength`: 100 to 100,000 weeks between two false alarms
 * of one series; the false discovery rate of windows follows it. Throws BAD_INPUT.
 */
export async function setDetectionSettings(
  db: Database,
  runLength: number,
  by: { readonly userId: number | null; readonly now: Date },
): Promise<DetectionSettings> {
  if (!(runLength >= shortest && runLength <= longest))
    throw new DomainError("BAD_INPUT", "run_length_out_of_range", { shortest, longest });
  const discoveryRate = Math.min(0.1, (defaultSettings.discoveryRate * defaultSettings.runLength) / runLength);
  const settings = { runLength, discoveryRate };
  return inTransaction(db.pool, async (sql) => {
    await sql.query(
      "INSERT INTO installation (key, value) VALUES ('detection', $1) ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value",
      [settings],
    );
    await sql.query("INSERT INTO audit_entry (at, user_id, action, detail) VALUES ($1, $2, 'detection.set', $3)", [
      by.now,
      by.userId,
      settings,
    ]);
    return settings;
  });
}

/** False alarms a year that the settings mean, if nothing ever changed, over so many watched series. */
export function falseAlarmsAYear({ runLength }: DetectionSettings, series: number): number {
  return (series * 365.25) / 7 / runLength;
}
