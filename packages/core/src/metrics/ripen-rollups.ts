import type { Pool } from "pg";
import { inTransaction } from "../database/database.ts";
import type { BusinessDay } from "../time/business-day.ts";
import { measureColumns } from "./measures.ts";
import { dayColumns, type Rollup } from "./rollup.ts";

/**
 * Moves units that are ripe for good from their waiting cells to the rest, as deltas; returns how many cells moved.
 * A source's units are ripe through the day before `today`, and not beyond the day to which the source is complete.
 */
export async function ripenRollups(pool: Pool, rollups: readonly Rollup[], today: BusinessDay): Promise<number> {
  return inTransaction(pool, async (client) => {
    await client.query("SELECT pg_advisory_xact_lock(hashtext('huilu.ripen'))");
    const { rows } = await client.query<{ id: number; through: string }>(
      `SELECT id, through::text FROM (
         SELECT id, ripe_through, LEAST($1::date - 1, COALESCE(complete_through + 1, '-infinity')) AS through FROM source
       ) s WHERE through > ripe_through`,
      [today],
    );
    let moved = 0;
    for (const { id, through } of rows) {
      for (const rollup of rollups) {
        const columns = [...dayColumns(rollup), ...measureColumns(rollup)].join(", ");
        const { rowCount } = await client.query(
          `WITH ripe AS (
             DELETE FROM rollup_${rollup.key} WHERE level = 'P' AND source_id = $1 AND ripe_on <= $2 RETURNING *
           ) INSERT INTO delta_${rollup.key} (${columns}) SELECT ${columns} FROM ripe`,
          [id, through],
        );
        moved += rowCount ?? 0;
      }
      await client.query("UPDATE source SET ripe_through = $2 WHERE id = $1", [id, through]);
    }
    return moved;
  });
}
