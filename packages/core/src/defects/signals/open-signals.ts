import type { Sql } from "../../database/database.ts";
import type { BusinessDay } from "../../time/business-day.ts";
import type { Signal } from "../detectors/signal.ts";
import { type SeriesSubject, subjectKey } from "./signal-level.ts";
import { weekDay, type Weeks } from "./weeks.ts";

/** A signal that stood open at the last run. */
export type OpenSignal = SeriesSubject & { readonly id: number; readonly sinceOn: BusinessDay };

/** The signals that stand open, by series. */
export async function openSignals(sql: Sql): Promise<ReadonlyMap<string, readonly OpenSignal[]>> {
  const { rows } = await sql.query<OpenSignal>(
    `SELECT s.id::int AS id, s.level, s.defect_type_id AS "defectTypeId", s.part_id AS "partId", s.since_on::text AS "sinceOn"
     FROM signal s JOIN LATERAL (
       SELECT closed_on FROM signal_state WHERE signal_id = s.id ORDER BY known_at DESC LIMIT 1) last ON last.closed_on IS NULL`,
  );
  return Map.groupBy(rows, subjectKey);
}

/** Whether what was found now is the signal that stands open: it had not ended when the open one began. */
export function overlaps({ sinceOn }: OpenSignal, { closed }: Signal, weeks: Weeks): boolean {
  return closed === null || weekDay(weeks, closed) > sinceOn;
}
