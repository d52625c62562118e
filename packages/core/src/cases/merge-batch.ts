import type { PoolClient } from "pg";
import { appendDeltas, beginChange, gatherUnits } from "../metrics/append-deltas.ts";
import type { Rollups } from "../metrics/rollup.ts";
import type { RecordOptions, RecordResult } from "./incoming-case.ts";
import type { BuiltCalendars } from "./clocks.ts";
import { projectFacts } from "./project-facts.ts";
import { applyStanding } from "./reclassify-defects.ts";
import { markFailureEvents } from "./reproject-cases.ts";
import {
  saveCases,
  saveDefects,
  saveEvents,
  saveUnitsAndCustomers,
  supersede,
  supersedeCorrected,
} from "./save-batch.ts";
import { idColumns, numberEvents, takeBatch, takeDefects } from "./take-batch.ts";

/**
 * Merges one batch inside the caller's transaction: attributes, events, defects, facts, and the signed deltas of
 * every rollup. Doing it again, or beside another import of the same rows, changes nothing.
 */
export async function mergeBatch(
  client: PoolClient,
  batch: number,
  rollups: Rollups,
  options: RecordOptions,
  calendars: BuiltCalendars,
): Promise<RecordResult> {
  const source = await sourceId(client, options);
  await takeBatch(client, batch, options);
  const someKnown = await lockCases(client, source, options);
  await numberEvents(client, options);
  await takeDefects(client, options);
  if (someKnown) {
    await (options.rowMeans === "case" ? supersede(client, options) : supersedeCorrected(client, options));
    await dropKnownEvents(client, options);
  }
  const eventsAdded = await chooseTouched(client);
  await beginChange(client);
  if (someKnown) {
    await gatherUnits(client, rollups.units, "touched", -1);
    await markFailureEvents(client, "touched");
  }
  await saveUnitsAndCustomers(client, source, options);
  await saveCases(client, options);
  await saveEvents(client, options);
  await saveDefects(client, options);
  await applyStanding(client, "touched", options.learnedAt);
  await projectFacts(client, "touched", { calendars });
  await noteRecordedTypes(client, source, options);
  await gatherUnits(client, rollups.units, "touched", 1);
  await appendDeltas(client, rollups.rollups);
  await markFailureEvents(client, "touched");
  await client.query(
    "INSERT INTO stale_text (case_id) SELECT case_id FROM case_text WHERE case_id IN (SELECT case_id FROM touched)",
  );
  await client.query("INSERT INTO stale_route (case_id) SELECT case_id FROM touched");
  return { ...(await countStates(client)), eventsAdded };
}

async function sourceId(client: PoolClient, { source }: RecordOptions): Promise<number> {
  const { rows } = await client.query<{ id: number }>("SELECT id FROM source WHERE code = $1", [source]);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error(`source ${source} was not made`);
  return id;
}

/**
 * Makes rows of revision 0 for cases not seen before, locks all in one order, then says of each what it is.
 * Answers whether any was known before.
 */
async function lockCases(
  client: PoolClient,
  source: number,
  { importRunId, learnedAt, rowMeans }: RecordOptions,
): Promise<boolean> {
  await client.query(
    `INSERT INTO service_case (id, source_id, number, revision, content_hash, import_run_id, learned_at, learned_on)
     SELECT case_id, $1, number, 0, '', $2, $3, $3::timestamptz::date FROM incoming ORDER BY case_id ON CONFLICT (id) DO NOTHING`,
    [source, importRunId, learnedAt],
  );
  await client.query("SELECT 1 FROM service_case WHERE id IN (SELECT case_id FROM incoming) ORDER BY id FOR UPDATE");
  if (rowMeans === "event") await overlayKnown(client);
  await client.query(rowMeans === "case" ? judgeRows : judgeLog);
  const { rowCount } = await client.query("SELECT 1 FROM incoming WHERE state <> 'new' LIMIT 1");
  return rowCount !== 0;
}

const judgeRows = `
  UPDATE incoming i SET revision = c.revision + 1, state = CASE
    WHEN c.revision = 0 THEN 'new'
    WHEN c.content_hash = i.hash THEN 'same'
    WHEN c.source_version > i.version THEN 'older'
    ELSE 'changed' END
  FROM service_case c WHERE c.id = i.case_id`;

const attributes = [...idColumns, "unit_id", "customer_id"];
const attributesOf = (alias: string, status: string) =>
  `(${[...attributes.map((column) => `${alias}.${column}`), `${alias}.${status}`].join(", ")})`;
const judgeLog = `
  UPDATE incoming i SET revision = c.revision + 1, state = CASE
    WHEN c.revision = 0 THEN 'new'
    WHEN ${attributesOf("i", "status")} IS DISTINCT FROM ${attributesOf("c", "asserted_status")} THEN 'changed'
    WHEN i.complaint IS NOT NULL AND NOT EXISTS (SELECT 1 FROM case_text t WHERE t.case_id = i.case_id AND t.complaint = i.complaint) THEN 'changed'
    ELSE 'same' END
  FROM service_case c WHERE c.id = i.case_id`;

// An older row says nothing of a person: the customer kept may be another.
const persons = ["customer_name", "customer_phone", "customer_address"];

/** What a log's row does not say it leaves as it is; an older row fills gaps only, a newer one lies over what was known. */
async function overlayKnown(client: PoolClient): Promise<void> {
  const older = "c.log_version > i.version";
  const pick = (stored: string, said: string) =>
    `CASE WHEN ${older} THEN COALESCE(c.${stored}, i.${said}) ELSE COALESCE(i.${said}, c.${stored}) END`;
  await client.query(`
    UPDATE incoming i SET ${attributes.map((column) => `${column} = ${pick(column, column)}`).join(", ")},
      status = ${pick("asserted_status", "status")}, hash = c.content_hash,
      ${persons.map((column) => `${column} = CASE WHEN ${older} THEN NULL ELSE i.${column} END`).join(", ")},
      complaint = CASE WHEN ${older} AND EXISTS (SELECT 1 FROM case_text t WHERE t.case_id = i.case_id) THEN NULL ELSE i.complaint END
    FROM service_case c WHERE c.id = i.case_id AND c.revision > 0`);
}

/** Leaves the events that are new to us. */
async function dropKnownEvents(client: PoolClient, { rowMeans }: RecordOptions): Promise<void> {
  const known =
    rowMeans === "case"
      ? "k.content_hash = e.hash AND k.ordinal = e.ordinal AND k.of_row AND k.superseded_at IS NULL AND k.origin = 'source'"
      : "((e.given_id IS NULL AND k.id = e.id) OR (k.source_event = e.given_id AND k.content_hash = e.hash AND k.superseded_at IS NULL))";
  await client.query(`DELETE FROM incoming_event e USING case_event k WHERE k.case_id = e.case_id AND ${known}`);
}

/** Names the cases that this batch changes, and counts the events that are new to us. */
async function chooseTouched(client: PoolClient): Promise<number> {
  await client.query(`
    INSERT INTO touched SELECT case_id FROM incoming WHERE state IN ('new', 'changed')
    UNION SELECT case_id FROM incoming_event
    UNION SELECT w.case_id FROM incoming_defect w WHERE NOT EXISTS (SELECT 1 FROM case_defect k
      WHERE k.case_id = w.case_id AND k.defect_type_id = w.defect_type_id AND k.origin = 'source' AND k.superseded_at IS NULL)`);
  await client.query("ANALYZE touched");
  const { rows } = await client.query<{ fresh: number }>("SELECT count(*) AS fresh FROM incoming_event");
  return rows[0]?.fresh ?? 0;
}

/** What a source was ever seen to tell of: a rate of what it never tells would be no rate. */
async function noteRecordedTypes(client: PoolClient, source: number, { learnedAt }: RecordOptions): Promise<void> {
  const { rowCount } = await client.query(
    `INSERT INTO source_recorded_type (source_id, type, learned_at)
     SELECT DISTINCT s.id, e.type, $2::timestamptz FROM source s, incoming_event e WHERE s.id = $1 AND NOT e.type = ANY(s.records)
     ON CONFLICT DO NOTHING`,
    [source, learnedAt],
  );
  if (!rowCount) return;
  await client.query(
    "UPDATE source s SET records = ARRAY(SELECT type FROM source_recorded_type t WHERE t.source_id = s.id ORDER BY type) WHERE id = $1",
    [source],
  );
}

async function countStates(client: PoolClient): Promise<Omit<RecordResult, "eventsAdded">> {
  const { rows } = await client.query<{ state: string; touched: boolean; n: number }>(`
    SELECT i.state, t.case_id IS NOT NULL AS touched, count(*) AS n
    FROM incoming i LEFT JOIN touched t USING (case_id) GROUP BY 1, 2`);
  const sum = (wanted: (row: { state: string; touched: boolean }) => boolean) =>
    rows.filter(wanted).reduce((total, row) => total + row.n, 0);
  return {
    casesCreated: sum(({ state }) => state === "new"),
    casesChanged: sum(({ state, touched }) => state !== "new" && touched),
    casesUnchanged: sum(({ state, touched }) => state === "same" && !touched),
    casesOlder: sum(({ state, touched }) => state === "older" && !touched),
  };
}
