import type { PoolClient } from "pg";
import { refillMadeMonths } from "./made-tables.ts";
import { refillSoldMonths } from "./sold-tables.ts";
import { madeUnits, soldUnits, type ToldUnits } from "./told-units.ts";

/**
 * Moves the changed units (see recordUnits) from the cells in which they were counted to those where they are now, and adds
 * up again the sales and the production that they belong to. The counts before stay, superseded.
 */
export async function countSerials(client: PoolClient, now: Date): Promise<void> {
  await refillSoldMonths(client, await moveCounts(client, { told: soldUnits, day: "sold_on", now }));
  await refillMadeMonths(client, await moveCounts(client, { told: madeUnits, day: "produced_on", now }));
}

type Move = { readonly told: ToldUnits; readonly day: "sold_on" | "produced_on"; readonly now: Date };

/** Counts what moved; the models or batches whose counts are others now. */
async function moveCounts(client: PoolClient, { told, day, now }: Move): Promise<number[]> {
  const { serials, of, parts } = told;
  const cell = [of, ...parts];
  const moved = `pg_temp.moved_${serials}`;
  const same = sameCell(told);
  const month = (from: string) => `date_trunc('month', ${from})::date`;
  await client.query(`
    CREATE TEMP TABLE moved_${serials} ON COMMIT DROP AS
    SELECT ${cell.join(", ")}, month, sum(n)::int AS units FROM (
      SELECT ${cell.join(", ")}, ${month(day)} AS month, 1 AS n FROM pg_temp.changed_unit WHERE ${day} IS NOT NULL AND ${of} IS NOT NULL
      UNION ALL SELECT ${cell.map((column) => `old_${column}`).join(", ")}, ${month(`old_${day}`)}, -1
      FROM pg_temp.changed_unit WHERE old_${day} IS NOT NULL AND old_${of} IS NOT NULL) moves
    GROUP BY ${cell.join(", ")}, month HAVING sum(n) <> 0`);
  await client.query(`ANALYZE ${moved}`);
  await client.query(
    `UPDATE ${moved} m SET units = s.units + m.units FROM ${serials} s WHERE s.superseded_at IS NULL AND ${same}`,
  );
  await client.query(
    `UPDATE ${serials} s SET superseded_at = $1 FROM ${moved} m WHERE s.superseded_at IS NULL AND ${same}`,
    [now],
  );
  await client.query(
    `INSERT INTO ${serials} (${cell.join(", ")}, month, units, learned_at) SELECT ${cell.join(", ")}, month, units, $1 FROM ${moved}
     ON CONFLICT (${cell.join(", ")}, month, learned_at) DO UPDATE SET units = EXCLUDED.units, superseded_at = NULL`,
    [now],
  );
  const { rows } = await client.query<{ id: number }>(`SELECT DISTINCT ${of} AS id FROM ${moved}`);
  return rows.map(({ id }) => id);
}

/** That a count `s` is of the cell of `m`; no id is 0, so parts that are not told are the same by it. */
function sameCell({ of, parts }: ToldUnits): string {
  const told = parts.map((part) => `COALESCE(s.${part}, 0) = COALESCE(m.${part}, 0)`);
  return [`s.${of} = m.${of}`, "s.month = m.month", ...told].join(" AND ");
}
