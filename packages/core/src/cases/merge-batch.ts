import type { PoolClient } from "pg";
import { appendDeltas, type Rollup } from "../metrics/rollup.ts";
import type { RecordOptions, RecordResult } from "./incoming-case.ts";
import { projectFacts } from "./project-facts.ts";
import { stagedAttributes } from "./stage-rows.ts";

const casesAtOnce = 5000;
const term: Record<string, { table: string; column: string }> = {
  kind: { table: "case_kind", column: "kind_id" },
  channel: { table: "channel", column: "channel_id" },
  region: { table: "region", column: "region_id" },
  department: { table: "department", column: "department_id" },
  employee: { table: "employee", column: "employee_id" },
  priority: { table: "case_priority", column: "priority_id" },
  family: { table: "product_family", column: "family_id" },
  model: { table: "product_model", column: "model_id" },
  batch: { table: "production_batch", column: "batch_id" },
  lot: { table: "supplier_lot", column: "supplier_lot_id" },
};
const idColumns = Object.values(term).map(({ column }) => column);
const otherColumns = stagedAttributes.filter((name) => !(name in term));

/** Cuts what is staged into batches of whole cases and answers how many; an empty staging has none. */
export async function cutBatches(client: PoolClient): Promise<number> {
  await client.query(`
    DROP TABLE IF EXISTS pg_temp.staged_batch, pg_temp.incoming, pg_temp.incoming_event, pg_temp.touched;
    CREATE TEMP TABLE staged_batch AS
      SELECT case_id, ((row_number() OVER (ORDER BY min(line))) - 1) / ${casesAtOnce} AS batch FROM staged_case GROUP BY case_id;
    CREATE INDEX ON staged_batch (batch);
    CREATE INDEX ON staged_case (case_id); CREATE INDEX ON staged_event (case_id); CREATE INDEX ON staged_defect (case_id);
    ANALYZE staged_case (case_id); ANALYZE staged_event (case_id, line); ANALYZE staged_defect (case_id); ANALYZE staged_batch;
    CREATE TEMP TABLE incoming (case_id uuid PRIMARY KEY, line int, number text, version text, hash text, state text, revision int,
      ${idColumns.map((column) => `${column} int`).join(", ")},
      unit_id uuid, serial text, sold_on date, status text, customer_id uuid,
      customer_name text, customer_phone text, customer_address text, complaint text);
    CREATE TEMP TABLE incoming_event AS SELECT *, 0 AS ordinal, NULL::uuid AS id FROM staged_event WHERE false;
    CREATE TEMP TABLE touched (case_id uuid PRIMARY KEY)`);
  const { rows } = await client.query<{ batches: number }>("SELECT COALESCE(max(batch) + 1, 0) AS batches FROM staged_batch");
  return rows[0]?.batches ?? 0;
}

/**
 * Merges one batch inside the caller's transaction: attributes, events, defects, facts, and the signed deltas of
 * every rollup. Doing it again, or beside another import of the same rows, changes nothing.
 */
export async function mergeBatch(
  client: PoolClient,
  batch: number,
  rollups: readonly Rollup[],
  options: RecordOptions,
): Promise<RecordResult> {
  const source = await sourceId(client, options);
  await takeBatch(client, batch, options);
  const someKnown = await lockCases(client, source, options);
  await numberEvents(client, options);
  if (someKnown) await dropKnownEvents(client, options);
  const eventsAdded = await chooseTouched(client);
  if (someKnown) {
    await appendDeltas(client, rollups, "touched", -1);
    await markFailureEvents(client);
  }
  await saveUnitsAndCustomers(client, source);
  await saveCases(client, options);
  if (someKnown && options.rowMeans === "case") await supersede(client, options);
  await saveEvents(client, options);
  await saveDefects(client, options);
  await projectFacts(client, "touched");
  await appendDeltas(client, rollups, "touched", 1);
  await markFailureEvents(client);
  return { ...(await countStates(client)), eventsAdded };
}

async function sourceId(client: PoolClient, { source }: RecordOptions): Promise<number> {
  const { rows } = await client.query<{ id: number }>("SELECT id FROM source WHERE code = $1", [source]);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error(`source ${source} was not made`);
  return id;
}

/** One row a case: the last version of a row that is the whole case; of an event log the last value of each attribute. */
async function takeBatch(client: PoolClient, batch: number, { rowMeans }: RecordOptions): Promise<void> {
  const merged =
    rowMeans === "case"
      ? `SELECT DISTINCT ON (s.case_id) s.* FROM staged_case s JOIN staged_batch b USING (case_id)
         WHERE b.batch = $1 ORDER BY s.case_id, s.version DESC NULLS LAST, s.line DESC`
      : `SELECT s.case_id, max(s.line) AS line, min(s.number) AS number, max(s.version) AS version, '' AS hash,
           ${stagedAttributes.map(lastValue).join(", ")}
         FROM staged_case s JOIN staged_batch b USING (case_id) WHERE b.batch = $1 GROUP BY s.case_id`;
  const joins = Object.entries(term).map(([name, { table }]) => `LEFT JOIN ${table} t_${name} ON t_${name}.code = m.${name}`);
  const ids = Object.keys(term).map((name) => `t_${name}.id`);
  const hash = rowMeans === "case" ? "m.hash" : `md5((${stagedAttributes.map((name) => `m.${name}`).join(", ")})::text)`;
  await client.query("TRUNCATE incoming, incoming_event, touched");
  await client.query(
    `INSERT INTO incoming (case_id, line, number, version, hash, state, revision, ${[...idColumns, ...otherColumns].join(", ")})
     SELECT m.case_id, m.line, m.number, m.version, ${hash}, 'same', 0,
       ${[...ids, ...otherColumns.map((name) => `m.${name}`)].join(", ")}
     FROM (${merged}) m ${joins.join(" ")}`,
    [batch],
  );
  await client.query("ANALYZE incoming (case_id, line, state)");
}

function lastValue(name: string): string {
  return `(array_agg(s.${name} ORDER BY s.version DESC NULLS LAST, s.line DESC) FILTER (WHERE s.${name} IS NOT NULL))[1] AS ${name}`;
}

/**
 * Makes rows of revision 0 for cases not seen before, locks all in one order, then says of each what it is.
 * Answers whether any was known before.
 */
async function lockCases(client: PoolClient, source: number, { importRunId, learnedAt }: RecordOptions): Promise<boolean> {
  await client.query(
    `INSERT INTO service_case (id, source_id, number, revision, content_hash, import_run_id, learned_at, learned_on)
     SELECT case_id, $1, number, 0, '', $2, $3, $3::timestamptz::date FROM incoming ORDER BY case_id ON CONFLICT (id) DO NOTHING`,
    [source, importRunId, learnedAt],
  );
  await client.query("SELECT 1 FROM service_case WHERE id IN (SELECT case_id FROM incoming) ORDER BY id FOR UPDATE");
  await client.query(`
    UPDATE incoming i SET revision = c.revision + 1, state = CASE
      WHEN c.revision = 0 THEN 'new'
      WHEN c.content_hash = i.hash THEN 'same'
      WHEN c.source_version > i.version THEN 'older'
      ELSE 'changed' END
    FROM service_case c WHERE c.id = i.case_id`);
  const { rowCount } = await client.query("SELECT 1 FROM incoming WHERE state <> 'new' LIMIT 1");
  return rowCount !== 0;
}

/** An event is its content and its ordinal among identical rows of its case; with an id of the source's own it is that id. */
async function numberEvents(client: PoolClient, { rowMeans }: RecordOptions): Promise<void> {
  const which = rowMeans === "case" ? "i.line = e.line AND i.state IN ('new', 'changed')" : "true";
  const id =
    rowMeans === "case"
      ? "md5(e.case_id || e.hash || e.ordinal || ':' || i.revision)::uuid" // a row's events go and come back with its revisions
      : "md5(e.case_id || e.hash || e.ordinal)::uuid";
  await client.query(`
    INSERT INTO incoming_event
    SELECT e.*, ${id} FROM (
      SELECT e.*, (row_number() OVER (PARTITION BY e.case_id, e.hash ORDER BY e.line, e.slot))::int AS ordinal
      FROM staged_event e JOIN incoming i ON i.case_id = e.case_id AND ${which}
    ) e JOIN incoming i ON i.case_id = e.case_id
    WHERE NOT (e.given_id AND e.ordinal > 1)`);
  await client.query("ANALYZE incoming_event (case_id)");
}

async function dropKnownEvents(client: PoolClient, { rowMeans }: RecordOptions): Promise<void> {
  const known =
    rowMeans === "case"
      ? "k.content_hash = e.hash AND k.ordinal = e.ordinal AND k.of_row AND k.superseded_at IS NULL AND k.origin = 'source'"
      : "k.id = e.id";
  await client.query(`DELETE FROM incoming_event e USING case_event k WHERE k.case_id = e.case_id AND ${known}`);
}

/** Names the cases that this batch changes, and counts the events that are new to us. */
async function chooseTouched(client: PoolClient): Promise<number> {
  await client.query(`
    INSERT INTO touched SELECT case_id FROM incoming WHERE state IN ('new', 'changed')
    UNION SELECT case_id FROM incoming_event`);
  await client.query("ANALYZE touched");
  const { rows } = await client.query<{ fresh: number }>("SELECT count(*) AS fresh FROM incoming_event");
  return rows[0]?.fresh ?? 0;
}

/** Events whose unit or case this batch touches are judged again by a job, before and after the change. */
async function markFailureEvents(client: PoolClient): Promise<void> {
  await client.query(`
    INSERT INTO stale_failure_event (unit_id, case_id)
    SELECT DISTINCT c.unit_id, CASE WHEN c.unit_id IS NULL THEN c.id END
    FROM service_case c JOIN touched t ON t.case_id = c.id WHERE c.revision > 0`);
}

async function saveUnitsAndCustomers(client: PoolClient, source: number): Promise<void> {
  await client.query(`
    INSERT INTO unit AS u (id, serial, model_id, batch_id, supplier_lot_id, sold_on)
    SELECT DISTINCT ON (unit_id) unit_id, serial, model_id, batch_id, supplier_lot_id, sold_on
    FROM incoming JOIN touched USING (case_id) WHERE unit_id IS NOT NULL ORDER BY unit_id, line DESC
    ON CONFLICT (id) DO UPDATE SET model_id = COALESCE(EXCLUDED.model_id, u.model_id),
      batch_id = COALESCE(EXCLUDED.batch_id, u.batch_id),
      supplier_lot_id = COALESCE(EXCLUDED.supplier_lot_id, u.supplier_lot_id), sold_on = COALESCE(EXCLUDED.sold_on, u.sold_on)`);
  const customers = "SELECT DISTINCT ON (customer_id) * FROM incoming JOIN touched USING (case_id) WHERE customer_id IS NOT NULL ORDER BY customer_id, line DESC";
  await client.query(
    `INSERT INTO customer (id, source_id, region_id) SELECT customer_id, $1, region_id FROM (${customers}) c ON CONFLICT (id) DO NOTHING`,
    [source],
  );
  await client.query(`
    INSERT INTO customer_person AS p (customer_id, name, phone, address)
    SELECT customer_id, customer_name, customer_phone, customer_address FROM (${customers}) c
    WHERE num_nonnulls(customer_name, customer_phone, customer_address) > 0
    ON CONFLICT (customer_id) DO UPDATE SET name = COALESCE(EXCLUDED.name, p.name), phone = COALESCE(EXCLUDED.phone, p.phone),
      address = COALESCE(EXCLUDED.address, p.address) WHERE p.erased_at IS NULL`);
}

async function saveCases(client: PoolClient, { importRunId, learnedAt }: RecordOptions): Promise<void> {
  const asserted = [...idColumns, "unit_id", "customer_id"];
  await client.query(
    `UPDATE service_case c SET revision = i.revision, content_hash = i.hash, source_version = i.version,
       import_run_id = $1, learned_at = $2, learned_on = CASE WHEN i.state = 'new' THEN $2::timestamptz::date ELSE c.learned_on END,
       ${asserted.map((column) => `${column} = i.${column}`).join(", ")}, asserted_status = i.status
     FROM incoming i WHERE i.case_id = c.id AND i.state IN ('new', 'changed')`,
    [importRunId, learnedAt],
  );
  await client.query(
    `INSERT INTO case_assertion (case_id, revision, learned_at, import_run_id, asserted)
     SELECT case_id, revision, $2, $1, jsonb_strip_nulls(jsonb_build_object(${asserted.map((c) => `'${c}', ${c}`).join(", ")}, 'status', status))
     FROM incoming WHERE state IN ('new', 'changed')`,
    [importRunId, learnedAt],
  );
  await client.query(`
    INSERT INTO case_text AS t (case_id, complaint)
    SELECT case_id, complaint FROM incoming WHERE state IN ('new', 'changed') AND complaint IS NOT NULL
    ON CONFLICT (case_id) DO UPDATE SET complaint = EXCLUDED.complaint WHERE t.erased_at IS NULL`);
}

async function saveEvents(client: PoolClient, { rowMeans, importRunId, learnedAt }: RecordOptions): Promise<void> {
  await client.query(
    `INSERT INTO case_event (case_id, id, type, happened_on, happened_at, learned_at, origin, import_run_id, content_hash, ordinal,
       of_row, department_id, employee_id, result, amount, score, detail, set_aside)
     SELECT e.case_id, e.id, e.type, COALESCE(e.happened_on, e.happened_at::date), e.happened_at, $2, 'source', $1, e.hash, e.ordinal,
       $3, d.id, p.id, e.result, e.amount, e.score, e.detail, e.set_aside
     FROM incoming_event e LEFT JOIN department d ON d.code = e.department LEFT JOIN employee p ON p.code = e.employee
     ON CONFLICT (case_id, id) DO NOTHING`,
    [importRunId, learnedAt, rowMeans === "case"],
  );
}

/** What a changed row no longer says stays in the log, superseded. Runs before the new rows are written. */
async function supersede(client: PoolClient, options: RecordOptions): Promise<void> {
  const { learnedAt } = options;
  await client.query(
    `UPDATE case_defect k SET superseded_at = $1 FROM incoming i
     WHERE i.case_id = k.case_id AND i.state = 'changed' AND k.origin = 'source' AND k.superseded_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM (${wantedDefects(options)}) w
         WHERE w.case_id = k.case_id AND w.defect_type_id = k.defect_type_id AND w.is_leading = k.is_leading)`,
    [learnedAt],
  );
  await client.query(
    `UPDATE case_event k SET superseded_at = $1
     FROM incoming i WHERE i.case_id = k.case_id AND i.state = 'changed'
       AND k.of_row AND k.origin = 'source' AND k.superseded_at IS NULL
       AND NOT EXISTS (
         SELECT 1 FROM (
           SELECT e.hash, row_number() OVER (PARTITION BY e.hash ORDER BY e.slot) AS ordinal
           FROM staged_event e WHERE e.case_id = i.case_id AND e.line = i.line
         ) said WHERE said.hash = k.content_hash AND said.ordinal = k.ordinal)`,
    [learnedAt],
  );
}

async function saveDefects(client: PoolClient, options: RecordOptions): Promise<void> {
  await client.query(
    `INSERT INTO case_defect (case_id, id, defect_type_id, is_leading, origin, learned_at)
     SELECT w.case_id, md5(w.case_id::text || w.defect_type_id || ':' || w.revision)::uuid, w.defect_type_id, w.is_leading, 'source', $1
     FROM (${wantedDefects(options)}) w JOIN touched USING (case_id)
     WHERE NOT EXISTS (SELECT 1 FROM case_defect k WHERE k.case_id = w.case_id AND k.defect_type_id = w.defect_type_id
       AND k.origin = 'source' AND k.superseded_at IS NULL)
     ON CONFLICT (case_id, id) DO NOTHING`,
    [options.learnedAt],
  );
}

/** The defects that the batch asserts, one row a case and type; the first named is the leading one. */
function wantedDefects({ rowMeans }: RecordOptions): string {
  const which = rowMeans === "case" ? "i.line = s.line AND i.state IN ('new', 'changed')" : "true";
  return `
    SELECT s.case_id, t.id AS defect_type_id, min(s.slot) = 0 AND min(s.line) = min(i.line) AS is_leading, min(i.revision) AS revision
    FROM staged_defect s JOIN incoming i ON i.case_id = s.case_id AND ${which}
    JOIN defect_type t ON t.code = s.code GROUP BY s.case_id, t.id`;
}

async function countStates(client: PoolClient): Promise<Omit<RecordResult, "eventsAdded">> {
  const { rows } = await client.query<{ state: string; touched: boolean; n: number }>(`
    SELECT i.state, t.case_id IS NOT NULL AS touched, count(*) AS n
    FROM incoming i LEFT JOIN touched t USING (case_id) GROUP BY 1, 2`);
  const sum = (wanted: (row: { state: string; touched: boolean }) => boolean) =>
    rows.filter(wanted).reduce((total, row) => total + Number(row.n), 0);
  return {
    casesCreated: sum(({ state }) => state === "new"),
    casesChanged: sum(({ state, touched }) => state !== "new" && touched),
    casesUnchanged: sum(({ state, touched }) => state === "same" && !touched),
    casesOlder: sum(({ state, touched }) => state === "older" && !touched),
  };
}
