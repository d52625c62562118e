import type { Sql } from "../database/database.ts";
import type { UnitTables } from "../metrics/unit.ts";
import { judgeEventReports } from "./judge-event-reports.ts";

/** The judged reports of events as they were known, once they were restored. */
export const knownEventReports = `(SELECT * FROM one_event_report WHERE case_id NOT IN (SELECT case_id FROM pg_temp.known_event_case)
  UNION ALL SELECT * FROM pg_temp.known_event_report)`;

/**
 * Judges again, over tables as they were known at `knownAt`, every event that was decided on since or of which a case is
 * in `known_changed`; all its cases, for they are judged together.
 */
export async function restoreEvents(
  sql: Sql,
  knownAt: Date,
  { cases, defects }: Pick<UnitTables, "cases" | "defects">,
): Promise<void> {
  await sql.query("CREATE TEMP TABLE known_event_report (LIKE one_event_report) ON COMMIT DROP");
  const { rowCount } = await sql.query(
    `CREATE TEMP TABLE known_event_case ON COMMIT DROP AS
     SELECT event_id, case_id, learned_at <= $1 AND (superseded_at IS NULL OR superseded_at > $1) AS held
     FROM one_event_case WHERE event_id IN (
       SELECT event_id FROM one_event_case WHERE learned_at > $1 OR superseded_at > $1
       UNION SELECT event_id FROM one_event_case JOIN pg_temp.known_changed USING (case_id) WHERE superseded_at IS NULL)`,
    [knownAt],
  );
  if (!rowCount) return;
  await sql.query("ANALYZE pg_temp.known_event_case");
  await judgeEventReports(sql, "pg_temp.known_event_case", {
    cases,
    defects,
    members: "(SELECT event_id, case_id FROM pg_temp.known_event_case WHERE held)",
    reports: "pg_temp.known_event_report",
  });
}
