import type { Pool, PoolClient } from "pg";
import type { Sql } from "../database/database.ts";
import { SharedSnapshots } from "../database/shared-snapshots.ts";
import { storedTables, type UnitTables } from "../metrics/unit.ts";
import { projectFacts } from "./project-facts.ts";
import { restoreCalendars } from "./known-calendars.ts";
import { knownEventReports, restoreEvents } from "./known-events.ts";
import { judgeFailureEvents } from "./recompute-failure-events.ts";

const copied = [
  "service_case",
  "case_defect",
  "custody",
  "visit",
  "survey_answer",
  "upheld_complaint",
  "failure_event",
];

/**
 * Hands `work` the tables of units as they were known at `knownAt`: cases that changed since stand in copies of the
 * session's own, projected again from what was known then; all others are read where they are. One snapshot, read only;
 * questions of one instant share it while nothing changes.
 */
export function withKnownTables<T>(
  pool: Pool,
  knownAt: Date,
  work: (sql: Sql, tables: UnitTables) => Promise<T>,
): Promise<T> {
  const shared =
    restorations.get(pool) ??
    new SharedSnapshots(pool, async (client, instant) => {
      await restoreKnownTables(client, new Date(instant));
    });
  restorations.set(pool, shared);
  return shared.ask(knownAt.getTime(), (client) => work(client, knownTables));
}

const restorations = new WeakMap<Pool, SharedSnapshots>();

/** Makes, in the client's transaction, what withKnownTables reads; it is gone with the transaction. */
export async function restoreKnownTables(client: PoolClient, knownAt: Date): Promise<UnitTables> {
  await client.query("SET LOCAL work_mem = '64MB'");
  const calendarTables = await restoreCalendars(client, knownAt);
  await findChanged(client, knownAt);
  await restoreSources(client, knownAt);
  await restoreSales(client, knownAt);
  await restoreCases(client, knownAt);
  await projectFacts(client, "known_changed", {
    knownAt,
    calendarTables,
    tables: {
      cases: "pg_temp.known_service_case",
      defects: "pg_temp.known_case_defect",
      custody: "pg_temp.known_custody",
      visits: "pg_temp.known_visit",
      answers: "pg_temp.known_survey_answer",
      complaints: "pg_temp.known_upheld_complaint",
    },
  });
  await judgeFailureEvents(client, "known_judged", {
    cases: "pg_temp.known_service_case",
    defects: "pg_temp.known_case_defect",
    failures: "pg_temp.known_failure_event",
  });
  await restoreEvents(client, knownAt, knownTables);
  // Without statistics the planner sorts on disk what it could hash.
  await client.query(`ANALYZE ${["source", "unit_sale", ...copied].map((table) => `known_${table}`).join(", ")}`);
  return knownTables;
}

/**
 * The cases that were changed since, whose rules were, or that wait to be added up; and with them all that share a unit
 * with one, for repeats join cases.
 */
async function findChanged(client: PoolClient, knownAt: Date): Promise<void> {
  await client.query("CREATE TEMP TABLE known_changed (case_id uuid PRIMARY KEY) ON COMMIT DROP");
  await client.query(
    `INSERT INTO known_changed
     WITH changed AS (
       SELECT id AS case_id FROM service_case WHERE learned_at > $1
       UNION SELECT case_id FROM case_assertion WHERE learned_at > $1
       UNION SELECT case_id FROM case_event WHERE learned_at > $1
       UNION SELECT case_id FROM case_event WHERE superseded_at > $1
       UNION SELECT case_id FROM case_defect WHERE learned_at > $1 OR superseded_at > $1
       UNION SELECT case_id FROM known_reruled
       UNION SELECT case_id FROM stale_case
       UNION SELECT case_id FROM stale_failure_event WHERE case_id IS NOT NULL
       UNION SELECT c.id FROM service_case c JOIN stale_failure_event s ON s.unit_id = c.unit_id
     ), units AS (
       SELECT DISTINCT (a.asserted->>'unit_id')::uuid AS unit_id FROM case_assertion a JOIN changed USING (case_id)
     )
     SELECT case_id FROM changed
     UNION SELECT c.id FROM service_case c JOIN units u ON u.unit_id = c.unit_id`,
    [knownAt],
  );
  await client.query("ANALYZE known_changed");
}

/** The rows of the changed cases as the latest assertion known then had them; a case learned since is not there. */
async function restoreCases(client: PoolClient, knownAt: Date): Promise<void> {
  for (const table of copied) {
    await client.query(`CREATE TEMP TABLE known_${table} (LIKE ${table} INCLUDING DEFAULTS) ON COMMIT DROP`);
  }
  const asserted = [
    "kind_id",
    "channel_id",
    "region_id",
    "department_id",
    "employee_id",
    "priority_id",
    "family_id",
    "model_id",
    "batch_id",
    "supplier_lot_id",
    "contract_id",
  ];
  await client.query(
    "INSERT INTO known_service_case SELECT c.* FROM service_case c JOIN known_changed k ON k.case_id = c.id",
  );
  await client.query(
    `WITH said AS (
       SELECT DISTINCT ON (a.case_id) a.case_id, a.revision, a.asserted, min(a.learned_at) OVER (PARTITION BY a.case_id) AS first_learned
       FROM case_assertion a JOIN known_changed USING (case_id) WHERE a.learned_at <= $1
       ORDER BY a.case_id, a.revision DESC
     ), gone AS (DELETE FROM known_service_case c WHERE NOT EXISTS (SELECT 1 FROM said WHERE said.case_id = c.id))
     UPDATE known_service_case c SET revision = s.revision, ${asserted.map((name) => `${name} = (s.asserted->>'${name}')::int`).join(", ")},
       unit_id = (s.asserted->>'unit_id')::uuid, asserted_status = s.asserted->>'status', merged_into = NULL
     FROM said s WHERE s.case_id = c.id`,
    [knownAt],
  );
  await client.query(
    `INSERT INTO known_case_defect SELECT d.case_id, d.id, d.defect_type_id, d.is_leading, d.origin, d.decided_by, d.learned_at,
       CASE WHEN d.superseded_at <= $1 THEN d.superseded_at END, false, false, d.replaces, d.reclassification_id
     FROM case_defect d JOIN known_changed USING (case_id) WHERE d.learned_at <= $1`,
    [knownAt],
  );
  await client.query("CREATE TEMP TABLE known_judged ON COMMIT DROP AS SELECT id AS case_id FROM known_service_case");
  await client.query("ANALYZE known_service_case, known_case_defect, known_judged");
}

/** How far each source was complete then, and what it was known to tell of. */
async function restoreSources(client: PoolClient, knownAt: Date): Promise<void> {
  await client.query("CREATE TEMP TABLE known_source (LIKE source) ON COMMIT DROP");
  await client.query("INSERT INTO known_source SELECT * FROM source");
  await client.query(
    `UPDATE known_source s SET complete_through = (
       SELECT max(h.complete_through) FROM source_completeness h WHERE h.source_id = s.id AND h.learned_at <= $1),
     records = ARRAY(SELECT type FROM source_recorded_type t WHERE t.source_id = s.id AND t.learned_at <= $1)`,
    [knownAt],
  );
}

/** The day of sale of each machine of which another was learned since, by a case or by the register of units. */
async function restoreSales(client: PoolClient, knownAt: Date): Promise<void> {
  await client.query("CREATE TEMP TABLE known_unit_sale (unit_id uuid PRIMARY KEY, sold_on date) ON COMMIT DROP");
  await client.query(
    `INSERT INTO known_unit_sale
     SELECT u.id, COALESCE(CASE WHEN said.unit_id IS NULL THEN u.sold_on ELSE said.sold_on END, register.sold_on)
     FROM unit u LEFT JOIN LATERAL (
       SELECT unit_id, sold_on FROM unit_sale_superseded WHERE unit_id = u.id AND superseded_at > $1
       ORDER BY superseded_at LIMIT 1) said ON true
     LEFT JOIN unit_register register ON register.unit_id = u.id AND register.learned_at <= $1
       AND (register.superseded_at IS NULL OR register.superseded_at > $1)
     WHERE u.id IN (SELECT unit_id FROM unit_sale_superseded WHERE superseded_at > $1
       UNION SELECT unit_id FROM unit_register WHERE learned_at > $1 OR superseded_at > $1)`,
    [knownAt],
  );
}

/** What did not change is read where it is. */
const both = (table: string, key: string) =>
  `(SELECT * FROM ${table} WHERE ${key} NOT IN (SELECT case_id FROM pg_temp.known_changed) UNION ALL SELECT * FROM pg_temp.known_${table})`;

const knownTables: UnitTables = {
  cases: both("service_case", "id"),
  defects: both("case_defect", "case_id"),
  custody: both("custody", "case_id"),
  visits: both("visit", "case_id"),
  answers: both("survey_answer", "case_id"),
  complaints: both("upheld_complaint", "case_id"),
  failures: both("failure_event", "case_id"),
  eventReports: knownEventReports,
  sources: "pg_temp.known_source",
  machines: `(SELECT u.id, CASE WHEN k.unit_id IS NULL THEN u.sold_on ELSE k.sold_on END AS sold_on
    FROM ${storedTables.machines} u LEFT JOIN pg_temp.known_unit_sale k ON k.unit_id = u.id)`,
};
