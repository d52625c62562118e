import type { Sql } from "../database/database.ts";

/** What reports of events are judged from and written to; `members (event_id, case_id)` are those that hold. */
type EventTables = {
  readonly cases: string;
  readonly defects: string;
  readonly members: string;
  readonly reports: string;
};

const liveMembers = "(SELECT event_id, case_id FROM one_event_case WHERE superseded_at IS NULL)";
const stored: EventTables = {
  cases: "service_case",
  defects: "case_defect",
  members: liveMembers,
  reports: "one_event_report",
};

/**
 * Judges the reports of every event that has a case in relation `touched (case_id)`, all its cases together: of each type
 * the earliest case that has it counts, and of each family the first that counts is its hit. Nobody's saying a type is no
 * type of its own: a report without one counts only where no case of the event has any. A case without a day of report
 * is not counted anyhow and takes no other's place.
 */
export async function judgeEventReports(sql: Sql, touched: string, tables: EventTables = stored): Promise<void> {
  const { cases, defects, members, reports } = tables;
  await sql.query(`
    INSERT INTO ${reports} (case_id, unit_key, counts, hit)
    WITH report AS (
      SELECT m.event_id, c.id AS case_id, COALESCE(d.id, c.id) AS unit_key, d.defect_type_id, t.family_id, d.is_leading,
        dense_rank() OVER (PARTITION BY m.event_id ORDER BY c.reported_on, c.reported_at NULLS FIRST, c.id) AS place,
        bool_or(d.id IS NOT NULL) OVER (PARTITION BY m.event_id) AS some_typed
      FROM ${members} m JOIN ${cases} c ON c.id = m.case_id
      LEFT JOIN ${defects} d ON d.case_id = c.id AND d.counts LEFT JOIN defect_type t ON t.id = d.defect_type_id
      WHERE m.event_id IN (SELECT n.event_id FROM ${members} n WHERE n.case_id IN (SELECT case_id FROM ${touched}))
        AND c.merged_into IS NULL AND c.revision > 0 AND c.reported_on IS NOT NULL
    ), judged AS (
      SELECT *, (defect_type_id IS NOT NULL OR NOT some_typed)
        AND row_number() OVER (PARTITION BY event_id, defect_type_id ORDER BY place) = 1 AS counts
      FROM report
    ), first_counted AS (
      SELECT *, counts AND row_number() OVER (PARTITION BY event_id, defect_type_id IS NULL, family_id, counts
        ORDER BY place, is_leading DESC, defect_type_id) = 1 AS is_hit
      FROM judged
    )
    SELECT case_id, unit_key, counts, is_hit OR NOT counts
      -- Listed as left out once a family too, but by no case whose report is the family's hit.
      AND NOT bool_or(is_hit) OVER family AND row_number() OVER (PARTITION BY case_id, defect_type_id IS NULL, family_id, counts
        ORDER BY is_leading DESC, defect_type_id) = 1
    FROM first_counted WINDOW family AS (PARTITION BY case_id, defect_type_id IS NULL, family_id)`);
}

/** The cases of every event that has a case in relation `touched (case_id)`. */
export function casesOfEvents(touched: string, members = liveMembers): string {
  return `SELECT m.case_id FROM ${members} m
    WHERE m.event_id IN (SELECT n.event_id FROM ${members} n WHERE n.case_id IN (SELECT case_id FROM ${touched}))`;
}

/** Judges the cases in relation `concerned (case_id)` anew: all of an event, or none. */
export async function rejudgeEventReports(sql: Sql, concerned: string): Promise<void> {
  await sql.query(`DELETE FROM one_event_report WHERE case_id IN (SELECT case_id FROM ${concerned})`);
  await judgeEventReports(sql, concerned);
}
