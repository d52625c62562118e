import type { PoolClient } from "pg";
import type { RecordOptions } from "./incoming-case.ts";
import { eventColumns, stagedAttributes } from "./stage-rows.ts";

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
  contract: { table: "service_contract", column: "contract_id" },
};
/** The columns of service_case that a row's codes become. */
export const idColumns = Object.values(term).map(({ column }) => column);
const otherColumns = stagedAttributes.filter((name) => !(name in term));

/** Cuts what is staged into batches of whole cases and answers how many; an empty staging has none. */
export async function cutBatches(client: PoolClient): Promise<number> {
  await client.query(`
    DROP TABLE IF EXISTS pg_temp.staged_batch, pg_temp.incoming, pg_temp.incoming_event, pg_temp.incoming_defect, pg_temp.touched;
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
    CREATE TEMP TABLE incoming_defect (case_id uuid, defect_type_id int, is_leading boolean, revision int);
    CREATE TEMP TABLE touched (case_id uuid PRIMARY KEY)`);
  const { rows } = await client.query<{ batches: number }>(
    "SELECT COALESCE(max(batch) + 1, 0) AS batches FROM staged_batch",
  );
  return rows[0]?.batches ?? 0;
}

/** One row a case: the last version of a row that is the whole case; of an event log the last value of each attribute. */
export async function takeBatch(client: PoolClient, batch: number, { rowMeans }: RecordOptions): Promise<void> {
  const merged =
    rowMeans === "case"
      ? `SELECT DISTINCT ON (s.case_id) s.* FROM staged_case s JOIN staged_batch b USING (case_id)
         WHERE b.batch = $1 ORDER BY s.case_id, s.version DESC NULLS LAST, s.line DESC`
      : `SELECT s.case_id, max(s.line) AS line, min(s.number) AS number, max(s.version) AS version, '' AS hash,
           ${stagedAttributes.map(lastValue).join(", ")}
         FROM staged_case s JOIN staged_batch b USING (case_id) WHERE b.batch = $1 GROUP BY s.case_id`;
  const joins = Object.entries(term).map(
    ([name, { table }]) => `LEFT JOIN ${table} t_${name} ON t_${name}.code = m.${name}`,
  );
  const ids = Object.keys(term).map((name) => `t_${name}.id`);
  await client.query("TRUNCATE incoming, incoming_event, incoming_defect, touched");
  await client.query(
    `INSERT INTO incoming (case_id, line, number, version, hash, state, revision, ${[...idColumns, ...otherColumns].join(", ")})
     SELECT m.case_id, m.line, m.number, m.version, m.hash, 'same', 0,
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
 * An event is its content and its ordinal among identical rows of its case. One with an id of the source's own is that
 * id: of several rows with one id the last is meant.
 */
export async function numberEvents(client: PoolClient, { rowMeans }: RecordOptions): Promise<void> {
  const which = rowMeans === "case" ? "i.line = e.line AND i.state IN ('new', 'changed')" : "true";
  const id =
    rowMeans === "case"
      ? "md5(e.case_id || e.hash || e.ordinal || ':' || i.revision)::uuid" // a row's events go and come back with its revisions
      : "md5(e.case_id || e.hash || e.ordinal)::uuid";
  await client.query(`
    INSERT INTO incoming_event
    SELECT ${eventColumns.map((column) => `e.${column}`).join(", ")}, e.ordinal, ${id} FROM (
      SELECT e.*, (row_number() OVER (PARTITION BY e.case_id, e.hash ORDER BY e.line, e.slot))::int AS ordinal,
        row_number() OVER (PARTITION BY e.case_id, e.given_id ORDER BY e.line DESC, e.slot DESC) AS from_last
      FROM staged_event e JOIN incoming i ON i.case_id = e.case_id AND ${which}
    ) e JOIN incoming i ON i.case_id = e.case_id
    WHERE e.given_id IS NULL OR e.from_last = 1`);
  await client.query("UPDATE incoming_event SET ordinal = 1 WHERE given_id IS NOT NULL AND ordinal <> 1");
  await client.query("ANALYZE incoming_event (case_id)");
}

/** The defects that the batch asserts, one row a case and type; the first named is the leading one, unless a log names one already. */
export async function takeDefects(client: PoolClient, { rowMeans }: RecordOptions): Promise<void> {
  const which = rowMeans === "case" ? "i.line = s.line AND i.state IN ('new', 'changed')" : "true";
  const ledAlready = `EXISTS (SELECT 1 FROM case_defect k
    WHERE k.case_id = f.case_id AND k.is_leading AND k.origin = 'source' AND k.superseded_at IS NULL)`;
  await client.query(`
    INSERT INTO incoming_defect
    SELECT f.case_id, f.id, row_number() OVER (PARTITION BY f.case_id ORDER BY f.line, f.slot) = 1
      ${rowMeans === "event" ? `AND NOT ${ledAlready}` : ""}, f.revision
    FROM (
      SELECT DISTINCT ON (s.case_id, t.id) s.case_id, t.id, s.line, s.slot, i.revision
      FROM staged_defect s JOIN incoming i ON i.case_id = s.case_id AND ${which}
      JOIN defect_type t ON t.code = s.code ORDER BY s.case_id, t.id, s.line, s.slot
    ) f`);
  await client.query("ANALYZE incoming_defect (case_id)");
}
