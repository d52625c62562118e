import type { PoolClient } from "pg";
import { copyRows } from "../../database/copy-rows.ts";
import type { Database } from "../../database/database.ts";
import { makeBatches, type MadeParts } from "./make-parts.ts";
import { inRecording, type Recording } from "./recording.ts";
import { refuseLines, type Refusal } from "./refuse-lines.ts";
import { refillSoldMonths } from "./sold-tables.ts";

/** Units of a model (and batch, and region, where that is known) sold in the month that begins on `month`. Codes as in cases. */
export type SoldUnits = {
  readonly line: number;
  readonly model: string;
  readonly batch: string | null;
  readonly region: string | null;
  readonly month: string;
  readonly units: number;
};

export type RecordedSales = { readonly rows: number; readonly recorded: number } & Pick<MadeParts, "newBatches">;

/**
 * Records sales, all or none: a row replaces what was known of the same model, batch, region and month, and rates follow;
 * what was known before stays answerable. The same rows again change nothing. Throws NOT_FOUND with the line of a model
 * or region that no case and no list of products has named; batches are made as they come, and named in the answer.
 */
export function recordSales(db: Database, sales: readonly SoldUnits[], by: Recording): Promise<RecordedSales> {
  return inRecording(db, by, async (client) => {
    // Two imports of the same rows at once would both find them new.
    await client.query("SELECT pg_advisory_xact_lock(hashtext('huilu.sales'))");
    await stage(client, sales);
    await refuseLines(client, [unknown("model", "product_model"), unknown("region", "region")]);
    const newBatches = await makeBatches(client, "incoming_sale");
    const recorded = await replace(client, by.now);
    const { rows } = await client.query<{ id: number }>("SELECT DISTINCT model_id AS id FROM pg_temp.named_sale");
    await refillSoldMonths(
      client,
      rows.map(({ id }) => id),
    );
    await client.query("INSERT INTO audit_entry (at, user_id, action, detail) VALUES ($1, $2, 'sales.imported', $3)", [
      by.now,
      by.userId,
      { rows: sales.length, recorded, newBatches: newBatches.length },
    ]);
    return { rows: sales.length, recorded, newBatches };
  });
}

async function stage(client: PoolClient, sales: readonly SoldUnits[]): Promise<void> {
  await client.query(`CREATE TEMP TABLE incoming_sale (line int, model text, batch text, region text, month date, units int)
    ON COMMIT DROP`);
  const rows = sales.map(({ line, model, batch, region, month, units }) => [line, model, batch, region, month, units]);
  await copyRows(client, "pg_temp.incoming_sale", ["line", "model", "batch", "region", "month", "units"], rows);
}

function unknown(column: "model" | "region", table: string): Refusal {
  return {
    code: "NOT_FOUND",
    reason: `sales_${column}_unknown`,
    sql: `SELECT line, ${column} AS code FROM pg_temp.incoming_sale s
      WHERE ${column} IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ${table} t WHERE t.code = s.${column})`,
  };
}

/** Supersedes what says something else and adds what is new; how many rows that were. The last of several rows of one key counts. */
async function replace(client: PoolClient, now: Date): Promise<number> {
  await client.query(`
    CREATE TEMP TABLE named_sale ON COMMIT DROP AS
    SELECT DISTINCT ON (m.id, b.id, r.id, s.month) m.id AS model_id, b.id AS batch_id, r.id AS region_id, s.month, s.units
    FROM pg_temp.incoming_sale s JOIN product_model m ON m.code = s.model
    LEFT JOIN production_batch b ON b.code = s.batch LEFT JOIN region r ON r.code = s.region
    ORDER BY m.id, b.id, r.id, s.month, s.line DESC`);
  await client.query("ANALYZE pg_temp.named_sale");
  const same = ["batch_id", "region_id"].map((column) => `s.${column} IS NOT DISTINCT FROM n.${column}`).join(" AND ");
  await client.query(
    `UPDATE units_sold s SET superseded_at = $1 FROM pg_temp.named_sale n
     WHERE s.superseded_at IS NULL AND s.model_id = n.model_id AND s.month = n.month AND ${same} AND s.units <> n.units`,
    [now],
  );
  const { rowCount } = await client.query(
    `INSERT INTO units_sold (model_id, batch_id, region_id, month, units, learned_at)
     SELECT model_id, batch_id, region_id, month, units, $1 FROM pg_temp.named_sale n
     WHERE NOT EXISTS (SELECT 1 FROM units_sold s
       WHERE s.superseded_at IS NULL AND s.model_id = n.model_id AND s.month = n.month AND ${same})
     ON CONFLICT (model_id, batch_id, region_id, month, learned_at) DO UPDATE SET units = EXCLUDED.units, superseded_at = NULL`,
    [now],
  );
  return rowCount ?? 0;
}
