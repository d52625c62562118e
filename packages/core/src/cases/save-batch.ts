import type { PoolClient } from "pg";
import type { RecordOptions } from "./incoming-case.ts";
import { idColumns } from "./take-batch.ts";

export async function saveUnitsAndCustomers(
  client: PoolClient,
  source: number,
  { learnedAt }: RecordOptions,
): Promise<void> {
  const units = `SELECT DISTINCT ON (unit_id) unit_id, serial, model_id, batch_id, supplier_lot_id, sold_on
    FROM incoming JOIN touched USING (case_id) WHERE unit_id IS NOT NULL AND serial IS NOT NULL ORDER BY unit_id, line DESC`;
  await client.query(
    `INSERT INTO unit_sale_superseded (unit_id, superseded_at, sold_on)
     SELECT u.id, $1, u.sold_on FROM (${units}) i JOIN unit u ON u.id = i.unit_id
     WHERE i.sold_on <> u.sold_on OR (i.sold_on IS NOT NULL AND u.sold_on IS NULL) ON CONFLICT DO NOTHING`,
    [learnedAt],
  );
  await client.query(`
    INSERT INTO unit AS u (id, serial, model_id, batch_id, supplier_lot_id, sold_on) ${units}
    ON CONFLICT (id) DO UPDATE SET model_id = COALESCE(EXCLUDED.model_id, u.model_id),
      batch_id = COALESCE(EXCLUDED.batch_id, u.batch_id),
      supplier_lot_id = COALESCE(EXCLUDED.supplier_lot_id, u.supplier_lot_id), sold_on = COALESCE(EXCLUDED.sold_on, u.sold_on)`);
  const customers =
    "SELECT DISTINCT ON (customer_id) * FROM incoming JOIN touched USING (case_id) WHERE customer_id IS NOT NULL ORDER BY customer_id, line DESC";
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

export async function saveCases(
  client: PoolClient,
  { importRunId, learnedAt, rowMeans }: RecordOptions,
): Promise<void> {
  const asserted = [...idColumns, "unit_id", "customer_id"];
  await client.query(
    `UPDATE service_case c SET revision = i.revision, content_hash = i.hash, ${rowMeans === "case" ? "source_version = i.version" : "log_version = GREATEST(c.log_version, i.version)"},
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
  if (rowMeans === "event") {
    await client.query(
      "UPDATE service_case c SET log_version = i.version FROM incoming i WHERE i.case_id = c.id AND i.state = 'same' AND c.log_version < i.version",
    );
  }
  await client.query(`
    INSERT INTO case_text AS t (case_id, complaint)
    SELECT case_id, complaint FROM incoming WHERE state IN ('new', 'changed') AND complaint IS NOT NULL
    ON CONFLICT (case_id) DO UPDATE SET complaint = EXCLUDED.complaint WHERE t.erased_at IS NULL`);
}

// A source may correct an event and correct it back: each of its versions is a row of its own.
const eventId = `CASE WHEN e.given_id IS NULL THEN e.id ELSE md5(e.id || ':' ||
  (SELECT count(*) FROM case_event k WHERE k.case_id = e.case_id AND k.source_event = e.given_id))::uuid END`;

export async function saveEvents(
  client: PoolClient,
  { rowMeans, importRunId, learnedAt }: RecordOptions,
): Promise<void> {
  await client.query(
    `INSERT INTO case_event (case_id, id, type, happened_on, happened_at, learned_at, origin, import_run_id, content_hash, ordinal,
       source_event, of_row, department_id, employee_id, result, amount, score, detail, set_aside, due_on, due_at)
     SELECT e.case_id, ${eventId}, e.type, COALESCE(e.happened_on, e.happened_at::date), e.happened_at, $2, 'source', $1, e.hash, e.ordinal,
       e.given_id, $3, d.id, p.id, e.result, e.amount, e.score, e.detail, e.set_aside,
       COALESCE(e.due_on, e.due_at::date), e.due_at
     FROM incoming_event e LEFT JOIN department d ON d.code = e.department LEFT JOIN employee p ON p.code = e.employee
     ON CONFLICT (case_id, id) DO NOTHING`,
    [importRunId, learnedAt, rowMeans === "case"],
  );
}

/** A corrected copy of an event, known by the source's own id, supersedes the copy before it. */
export async function supersedeCorrected(client: PoolClient, { learnedAt }: RecordOptions): Promise<void> {
  await client.query(
    `UPDATE case_event k SET superseded_at = $1 FROM incoming_event e
     WHERE e.case_id = k.case_id AND e.given_id = k.source_event AND e.hash <> k.content_hash
       AND k.origin = 'source' AND k.superseded_at IS NULL`,
    [learnedAt],
  );
}

/** What a changed row no longer says stays in the log, superseded. Needs all that the row says, known or not. */
export async function supersede(client: PoolClient, { learnedAt }: RecordOptions): Promise<void> {
  await client.query(
    `UPDATE case_defect k SET superseded_at = $1 FROM incoming i
     WHERE i.case_id = k.case_id AND i.state = 'changed' AND k.origin = 'source' AND k.superseded_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM incoming_defect w
         WHERE w.case_id = k.case_id AND w.defect_type_id = k.defect_type_id AND w.is_leading = k.is_leading)`,
    [learnedAt],
  );
  await client.query(
    `UPDATE case_event k SET superseded_at = $1
     FROM incoming i WHERE i.case_id = k.case_id AND i.state = 'changed'
       AND k.of_row AND k.origin = 'source' AND k.superseded_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM incoming_event s WHERE s.case_id = k.case_id AND s.hash = k.content_hash AND s.ordinal = k.ordinal)`,
    [learnedAt],
  );
}

export async function saveDefects(client: PoolClient, { learnedAt }: RecordOptions): Promise<void> {
  await client.query(
    `INSERT INTO case_defect (case_id, id, defect_type_id, is_leading, origin, learned_at)
     SELECT w.case_id, md5(w.case_id::text || w.defect_type_id || ':' || w.revision)::uuid, w.defect_type_id, w.is_leading, 'source', $1
     FROM incoming_defect w JOIN touched USING (case_id)
     WHERE NOT EXISTS (SELECT 1 FROM case_defect k WHERE k.case_id = w.case_id AND k.defect_type_id = w.defect_type_id
       AND k.origin = 'source' AND k.superseded_at IS NULL)
     ON CONFLICT (case_id, id) DO NOTHING`,
    [learnedAt],
  );
}
