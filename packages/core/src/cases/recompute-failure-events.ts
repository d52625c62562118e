import type { Pool, PoolClient } from "pg";
import { copyRows, type CopyValue } from "../database/copy-rows.ts";
import { inTransaction, type Sql } from "../database/database.ts";
import { appendDeltas, beginChange, gatherUnits } from "../metrics/append-deltas.ts";
import type { Rollups } from "../metrics/rollup.ts";
import { reads, type Unit } from "../metrics/unit.ts";
import { caseUnits, firstFixWindows } from "./case-units.ts";
import { failureEvents, type Contact } from "./failure-chain.ts";
import { casesOfEvents, rejudgeEventReports } from "./judge-event-reports.ts";

const marksAtOnce = 20_000;
const failureUnits = [caseUnits.failure_event, caseUnits.repeat_repair];

/**
 * Judges anew every failure event that a stale mark names, and every event of complaints with a case of it; returns how
 * many marks it consumed. Each round is one transaction: the marks go with the work, so a killed round leaves them to the
 * next.
 */
export async function recomputeFailureEvents(pool: Pool, rollups: Rollups): Promise<number> {
  let consumed = 0;
  for (;;) {
    const marks = await inTransaction(pool, (client) => recomputeRound(client, rollups));
    if (marks === 0) return consumed;
    consumed += marks;
  }
}

async function recomputeRound(client: PoolClient, { units, rollups }: Rollups): Promise<number> {
  await judgeAlone(client);
  await client.query(
    "CREATE TEMP TABLE stale ON COMMIT DROP AS SELECT unit_id, case_id FROM stale_failure_event WHERE false",
  );
  const { rowCount } = await client.query(
    `WITH taken AS (
       DELETE FROM stale_failure_event WHERE id IN (SELECT id FROM stale_failure_event ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED)
       RETURNING unit_id, case_id
     ) INSERT INTO stale SELECT unit_id, case_id FROM taken`,
    [marksAtOnce],
  );
  if (!rowCount) return 0;
  await client.query(`
    CREATE TEMP TABLE judged ON COMMIT DROP AS
      SELECT c.id AS case_id FROM service_case c WHERE c.unit_id IN (SELECT unit_id FROM stale)
      UNION SELECT case_id FROM stale WHERE case_id IS NOT NULL;
    CREATE TEMP TABLE judged_together ON COMMIT DROP AS ${casesOfEvents("judged")};
    ANALYZE judged, judged_together;`);
  await client.query(
    "SELECT 1 FROM service_case WHERE id IN (SELECT case_id FROM judged UNION SELECT case_id FROM judged_together) ORDER BY id FOR UPDATE",
  );
  await beginChange(client);
  const gather = async (sign: 1 | -1) => {
    await gatherUnits(client, units.length > 0 ? failureUnits : [], "judged", sign);
    await gatherUnits(client, readingEvents(units), "judged_together", sign);
  };
  await gather(-1);
  await client.query("DELETE FROM failure_event WHERE case_id IN (SELECT case_id FROM judged)");
  await judgeFailureEvents(client, "judged", stored);
  await rejudgeEventReports(client, "judged_together");
  await gather(1);
  await appendDeltas(client, rollups);
  return rowCount;
}

/** One at a time, to the end of the transaction: two over one serial or one event would each judge half of it. */
export async function judgeAlone(sql: Sql): Promise<void> {
  await sql.query("SELECT pg_advisory_xact_lock(hashtext('huilu.failure-events'))");
}

/** The units that change when cases count as one event. */
export function readingEvents(units: readonly Unit[]): readonly Unit[] {
  return units.filter((unit) => reads(unit, "eventReports"));
}

/** The tables that failure events are judged from and written to. */
type FailureTables = { readonly cases: string; readonly defects: string; readonly failures: string };
const stored: FailureTables = { cases: "service_case", defects: "case_defect", failures: "failure_event" };

/** Judges the failure events of the cases in relation `judged (case_id)`: all cases of a unit, or none. */
export async function judgeFailureEvents(client: PoolClient, judged: string, tables: FailureTables): Promise<void> {
  await judgeSingleCases(client, judged, tables);
  await judgeSerials(client, judged, tables);
}

/** Why a case can be no failure event; cancelled, installation and the like are listed, not counted. */
const outcome = `CASE
  WHEN k.counts_for_first_fix = false THEN 'kind_not_counted'
  WHEN c.status = 'cancelled' THEN 'cancelled'
  WHEN c.attempt_count = 1 AND c.attempt_result = 'no_fault_found' THEN 'no_fault_found'
  WHEN c.attempt_count = 1 AND COALESCE(c.attempt_result, 'unknown') = 'unknown' THEN 'outcome_unknown'
  ELSE 'counted' END`;
const fixedAtOnce = "c.attempt_count = 1 AND COALESCE(c.attempt_result = 'fixed', false) AND NOT c.mail_in";

/** Without a serial the case is the failure event, whatever the window. */
async function judgeSingleCases(client: PoolClient, judged: string, { cases, failures }: FailureTables): Promise<void> {
  await client.query(
    `INSERT INTO ${failures} (case_id, window_days, finished_on, outcome, fixed)
     SELECT j.case_id, w, j.attempt_on, j.outcome, j.outcome = 'counted' AND j.fixed
     FROM (
       SELECT c.id AS case_id, c.attempt_on, ${outcome} AS outcome, ${fixedAtOnce} AS fixed
       FROM ${judged} m JOIN ${cases} c ON c.id = m.case_id LEFT JOIN case_kind k ON k.id = c.kind_id
       WHERE c.unit_id IS NULL AND c.attempt_on IS NOT NULL AND c.merged_into IS NULL
     ) j CROSS JOIN unnest($1::smallint[]) w`,
    [firstFixWindows],
  );
}

type Row = {
  case_id: string;
  chain: string;
  reported_on: string;
  reported_at: Date | null;
  attempt_on: string | null;
  attempt_at: Date | null;
  outcome: string;
  fixed: boolean;
};

async function judgeSerials(client: PoolClient, judged: string, tables: FailureTables): Promise<void> {
  const { rows } = await client.query<Row>(`
    SELECT c.id AS case_id, c.unit_id || ' ' || COALESCE(f.family, 0) AS chain,
      COALESCE(c.reported_on, c.learned_on)::text AS reported_on, c.reported_at, c.attempt_on::text AS attempt_on, c.attempt_at,
      ${outcome} AS outcome, ${fixedAtOnce} AS fixed
    FROM ${judged} m JOIN ${tables.cases} c ON c.id = m.case_id LEFT JOIN case_kind k ON k.id = c.kind_id
    LEFT JOIN LATERAL (
      SELECT t.family_id AS family FROM ${tables.defects} d JOIN defect_type t ON t.id = d.defect_type_id
      WHERE d.case_id = c.id AND d.counts ORDER BY d.is_leading DESC, d.defect_type_id LIMIT 1
    ) f ON true
    WHERE c.unit_id IS NOT NULL AND c.merged_into IS NULL
    ORDER BY chain, COALESCE(c.reported_on, c.learned_on), c.reported_at NULLS FIRST, c.id`);
  const lines = [...chains(rows)].flatMap((contacts) =>
    firstFixWindows.flatMap((days) =>
      failureEvents(contacts, days).map((event): CopyValue[] => [
        event.caseId,
        days,
        event.finishedOn,
        event.outcome,
        event.fixed,
        `{${event.repeatCaseIds.join(",")}}`,
      ]),
    ),
  );
  await copyRows(
    client,
    tables.failures,
    ["case_id", "window_days", "finished_on", "outcome", "fixed", "repeat_case_ids"],
    lines,
  );
}

function* chains(rows: readonly Row[]): Generator<Contact[]> {
  for (const group of Map.groupBy(rows, (row) => row.chain).values()) {
    yield group.map((row) => ({
      caseId: row.case_id,
      reportedOn: row.reported_on,
      reportedAt: row.reported_at,
      attemptOn: row.attempt_on,
      attemptAt: row.attempt_at,
      outcome: row.outcome,
      fixedAtOnce: row.fixed,
    }));
  }
}
