import type { Sql } from "../database/database.ts";

/**
 * Whether anything was learned, decided or edited since `knownAt`, or waits to be added up, that a figure could rest on:
 * where nothing was, what is known now is what was known then. Sales are left out: what is in service rests on them alone.
 */
export async function changedSince(sql: Sql, knownAt: Date): Promise<boolean> {
  const { rows } = await sql.query<{ changed: boolean }>(
    `SELECT EXISTS (SELECT FROM stale_case) OR EXISTS (SELECT FROM stale_failure_event)
       OR EXISTS (SELECT FROM case_event WHERE learned_at > $1) OR EXISTS (SELECT FROM case_event WHERE superseded_at > $1)
       OR EXISTS (SELECT FROM case_assertion WHERE learned_at > $1) OR EXISTS (SELECT FROM service_case WHERE learned_at > $1)
       OR EXISTS (SELECT FROM case_defect WHERE learned_at > $1 OR superseded_at > $1)
       OR EXISTS (SELECT FROM one_event_case WHERE learned_at > $1 OR superseded_at > $1)
       OR EXISTS (SELECT FROM source_completeness WHERE learned_at > $1) OR EXISTS (SELECT FROM source_recorded_type WHERE learned_at > $1)
       OR EXISTS (SELECT FROM unit_sale_superseded WHERE superseded_at > $1)
       OR EXISTS (SELECT FROM unit_register WHERE learned_at > $1 OR superseded_at > $1)
       OR EXISTS (SELECT FROM policy WHERE set_at > $1) OR EXISTS (SELECT FROM audit_entry WHERE at > $1 AND action LIKE 'calendar.%')
       AS changed`,
    [knownAt],
  );
  return rows[0]?.changed ?? true;
}
