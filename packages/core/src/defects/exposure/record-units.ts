import type { PoolClient } from "pg";
import { copyRows } from "../../database/copy-rows.ts";
import type { Database } from "../../database/database.ts";
import { countSerials } from "./count-serials.ts";
import { makeBatches, makeLines, numbersOf, type MadeParts } from "./make-parts.ts";
import { inRecording, type Recording } from "./recording.ts";
import { refuseChanged, refuseIncoming } from "./refuse-units.ts";

/** A single unit as a row tells of it; codes as in cases, days YYYY-MM-DD; null: not told, and what was told before holds. */
export type IncomingUnit = {
  readonly line: number;
  /** Derived from the serial, as that of a case's unit is. */
  readonly unitId: string;
  readonly serial: string;
  readonly model: string;
  readonly batch: string | null;
  readonly productionLine: string | null;
  readonly region: string | null;
  readonly producedOn: string | null;
  /** Or notSold, which takes back what was told before. */
  readonly soldOn: string | null;
};

/** Later than any day: of rows of one serial that differ, one that says this differs too. */
export const notSold = "infinity";

/** The units as they come, and what their file calls a column. */
export type IncomingUnits = {
  readonly units: AsyncIterable<IncomingUnit>;
  readonly called: (column: string) => string;
};

/** Rows read; units that were not known before; units of which something else was known. */
export type RecordedUnits = { readonly rows: number; readonly added: number; readonly corrected: number } & MadeParts;

/**
 * Records single units, all or none: what a row tells of a serial replaces what was known of it, and rates and ages follow;
 * what was known before stays answerable. The same rows again change nothing. Throws NOT_FOUND with the line of an unknown
 * model or region, CONFLICT with that of a batch of another model, BAD_INPUT with that of a unit sold before it was produced
 * or told of twice in different words; batches and lines are made as they come, and named in the answer. Of several such
 * lines RowsRefused.
 */
export function recordUnits(db: Database, { units, called }: IncomingUnits, by: Recording): Promise<RecordedUnits> {
  return inRecording(db, by, async (client) => {
    const rows = await stage(client, units);
    // Sales and production are added up with what serials tell: one import of any of them at a time.
    await client.query("SELECT pg_advisory_xact_lock(hashtext('huilu.sales'))");
    await client.query("SELECT pg_advisory_xact_lock(hashtext('huilu.production'))");
    await tellUnits(client);
    await refuseIncoming(client, called);
    const made = { newBatches: await makeBatches(client, "told_unit"), newLines: await makeLines(client, "told_unit") };
    await findChanged(client);
    await refuseChanged(client);
    const recorded = { rows, ...(await replace(client, by.now)) };
    await countSerials(client, by.now);
    await client.query("INSERT INTO audit_entry (at, user_id, action, detail) VALUES ($1, $2, 'units.imported', $3)", [
      by.now,
      by.userId,
      { ...recorded, ...numbersOf(made) },
    ]);
    return { ...recorded, ...made };
  });
}

const columns = ["line", "unit_id", "serial", "model", "batch", "made_on", "region", "produced_on", "sold_on"];
const rowsAtOnce = 20_000;

/** Copies the rows as they come; how many they were. */
async function stage(client: PoolClient, units: AsyncIterable<IncomingUnit>): Promise<number> {
  await client.query(`CREATE TEMP TABLE incoming_unit (line int, unit_id uuid, serial text, model text, batch text,
    made_on text, region text, produced_on date, sold_on date) ON COMMIT DROP`);
  let [count, waiting]: [number, (string | number | null)[][]] = [0, []];
  const send = async () => {
    await copyRows(client, "pg_temp.incoming_unit", columns, waiting);
    count += waiting.length;
    waiting = [];
  };
  for await (const unit of units) {
    const { line, unitId, serial, model, batch, productionLine, region, producedOn, soldOn } = unit;
    waiting.push([line, unitId, serial, model, batch, productionLine, region, producedOn, soldOn]);
    if (waiting.length >= rowsAtOnce) await send();
  }
  await send();
  return count;
}

/** One row a serial, of all that its rows tell. */
async function tellUnits(client: PoolClient): Promise<void> {
  const told = ["model", "batch", "made_on", "region", "produced_on", "sold_on"];
  await client.query(`
    CREATE TEMP TABLE told_unit ON COMMIT DROP AS
    SELECT unit_id, min(line) AS line, min(serial) AS serial, ${told.map((column) => `min(${column}) AS ${column}`).join(", ")},
      (${told.map((column) => `min(${column}) <> max(${column})`).join(" OR ")}) IS TRUE AS is_contradictory
    FROM pg_temp.incoming_unit GROUP BY unit_id`);
  await client.query("ANALYZE pg_temp.told_unit");
}

const kept = ["model_id", "batch_id", "line_id", "region_id", "produced_on", "sold_on"];

/** Of the units told, those of which something else was known, or nothing: both what holds from now on and what did. */
async function findChanged(client: PoolClient): Promise<void> {
  await client.query(`
    CREATE TEMP TABLE changed_unit ON COMMIT DROP AS
    SELECT * FROM (
      SELECT t.unit_id, t.line, t.serial, m.id AS model_id, COALESCE(b.id, k.batch_id) AS batch_id,
        COALESCE(l.id, k.line_id) AS line_id, COALESCE(r.id, k.region_id) AS region_id,
        COALESCE(t.produced_on, k.produced_on) AS produced_on,
        NULLIF(COALESCE(t.sold_on, k.sold_on), 'infinity') AS sold_on,
        k.unit_id IS NOT NULL AS is_known, ${kept.map((column) => `k.${column} AS old_${column}`).join(", ")}
      FROM pg_temp.told_unit t JOIN product_model m ON m.code = t.model
      LEFT JOIN production_batch b ON b.code = t.batch LEFT JOIN production_line l ON l.code = t.made_on
      LEFT JOIN region r ON r.code = t.region
      LEFT JOIN unit_register k ON k.unit_id = t.unit_id AND k.superseded_at IS NULL) told
    WHERE (${kept.join(", ")}) IS DISTINCT FROM (${kept.map((column) => `old_${column}`).join(", ")})`);
  await client.query("ANALYZE pg_temp.changed_unit");
}

async function replace(client: PoolClient, now: Date): Promise<Pick<RecordedUnits, "added" | "corrected">> {
  const { rowCount: corrected } = await client.query(
    `UPDATE unit_register k SET superseded_at = $1 FROM pg_temp.changed_unit c
     WHERE c.is_known AND k.unit_id = c.unit_id AND k.superseded_at IS NULL`,
    [now],
  );
  // In the order of the index, whose pages are then written one after the other.
  const { rowCount: recorded } = await client.query(
    `INSERT INTO unit_register (unit_id, serial, ${kept.join(", ")}, learned_at)
     SELECT unit_id, serial, ${kept.join(", ")}, $1 FROM pg_temp.changed_unit ORDER BY unit_id
     ON CONFLICT (unit_id, learned_at) DO UPDATE SET superseded_at = NULL,
       ${kept.map((column) => `${column} = EXCLUDED.${column}`).join(", ")}`,
    [now],
  );
  return { added: (recorded ?? 0) - (corrected ?? 0), corrected: corrected ?? 0 };
}
