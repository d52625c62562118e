import type { PoolClient } from "pg";
import { copyRows } from "../../database/copy-rows.ts";
import type { Database } from "../../database/database.ts";
import { refillMadeMonths } from "./made-tables.ts";
import { makeBatches, makeLines, numbersOf, type MadeParts } from "./make-parts.ts";
import { inRecording, type Recording } from "./recording.ts";
import { refuseLines, type Refusal } from "./refuse-lines.ts";

/** Units made of a batch in the month that begins on `month`. Codes as in cases. */
export type ProducedUnits = {
  readonly line: number;
  readonly model: string;
  readonly batch: string;
  readonly month: string;
  readonly units: number;
  /** The line they were made on; null: not told, and what was told before holds. */
  readonly productionLine: string | null;
};

export type RecordedProduction = { readonly rows: number; readonly recorded: number } & MadeParts;

/**
 * Records production, all or none: a row replaces what was known of the same batch and month, what was known before stays.
 * A batch counts to the month in which most of it was made, and to the line on which most of it was. The same rows again change nothing. Throws NOT_FOUND with the
 * line of a model that no case and no list of products has named, CONFLICT with the line of a batch of another model;
 * batches and lines are made as they come, and named in the answer.
 */
export function recordProduction(
  db: Database,
  production: readonly ProducedUnits[],
  by: Recording,
): Promise<RecordedProduction> {
  return inRecording(db, by, async (client) => {
    // Two imports of the same rows at once would both find them new.
    await client.query("SELECT pg_advisory_xact_lock(hashtext('huilu.production'))");
    const made = await stage(client, production);
    const recorded = await replace(client, by.now);
    await client.query(
      "INSERT INTO audit_entry (at, user_id, action, detail) VALUES ($1, $2, 'production.imported', $3)",
      [by.now, by.userId, { rows: production.length, recorded, ...numbersOf(made) }],
    );
    return { rows: production.length, recorded, ...made };
  });
}

const unknownModel: Refusal = {
  code: "NOT_FOUND",
  reason: "sales_model_unknown",
  sql: `SELECT line, model AS code FROM pg_temp.incoming_production i
    WHERE NOT EXISTS (SELECT 1 FROM product_model m WHERE m.code = i.model)`,
};

const batchOfOther: Refusal = {
  code: "CONFLICT",
  reason: "production_batch_of_other_model",
  sql: `SELECT line, batch AS code FROM pg_temp.incoming_production i
    WHERE EXISTS (SELECT 1 FROM production_batch b JOIN product_model m ON m.id = b.model_id
      WHERE b.code = i.batch AND m.code <> i.model)`,
};

/** The rows with their model and batch, which is made where it is new, as its line is; the last of several rows of one key counts. */
async function stage(client: PoolClient, production: readonly ProducedUnits[]): Promise<MadeParts> {
  await client.query(
    "CREATE TEMP TABLE incoming_production (line int, model text, batch text, month date, units int, made_on text) ON COMMIT DROP",
  );
  const rows = production.map(({ line, model, batch, month, units, productionLine }) => {
    return [line, model, batch, month, units, productionLine];
  });
  await copyRows(client, "pg_temp.incoming_production", ["line", "model", "batch", "month", "units", "made_on"], rows);
  await refuseLines(client, [unknownModel]);
  const newBatches = await makeBatches(client, "incoming_production");
  await refuseLines(client, [batchOfOther]);
  const newLines = await makeLines(client, "incoming_production");
  await client.query(`
    CREATE TEMP TABLE named_production ON COMMIT DROP AS
    SELECT DISTINCT ON (b.id, i.month) b.id AS batch_id, i.month, i.units, COALESCE(l.id, known.line_id) AS line_id
    FROM pg_temp.incoming_production i JOIN production_batch b ON b.code = i.batch
    LEFT JOIN production_line l ON l.code = i.made_on
    LEFT JOIN units_produced known ON known.batch_id = b.id AND known.month = i.month AND known.superseded_at IS NULL
    ORDER BY b.id, i.month, i.line DESC`);
  await client.query("ANALYZE pg_temp.named_production");
  return { newBatches, newLines };
}

/** Supersedes what says something else and adds what is new; how many rows that were. */
async function replace(client: PoolClient, now: Date): Promise<number> {
  await client.query(
    `UPDATE units_produced p SET superseded_at = $1 FROM pg_temp.named_production n
     WHERE p.superseded_at IS NULL AND p.batch_id = n.batch_id AND p.month = n.month
       AND (p.units, p.line_id) IS DISTINCT FROM (n.units, n.line_id)`,
    [now],
  );
  const { rowCount } = await client.query(
    `INSERT INTO units_produced (batch_id, month, units, line_id, learned_at)
     SELECT batch_id, month, units, line_id, $1 FROM pg_temp.named_production n WHERE NOT EXISTS (
       SELECT 1 FROM units_produced p WHERE p.superseded_at IS NULL AND p.batch_id = n.batch_id AND p.month = n.month)
     ON CONFLICT (batch_id, month, learned_at) DO UPDATE SET units = EXCLUDED.units, line_id = EXCLUDED.line_id, superseded_at = NULL`,
    [now],
  );
  const { rows } = await client.query<{ id: number }>("SELECT DISTINCT batch_id AS id FROM pg_temp.named_production");
  await refillMadeMonths(
    client,
    rows.map(({ id }) => id),
  );
  return rowCount ?? 0;
}
