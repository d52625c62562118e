import type { Sql } from "../database/database.ts";
import { cellColumns, type Rollup } from "./rollup.ts";

const manyDeltas = 10_000;

/**
 * Moves every delta into its rollup and returns how many were taken. One statement a rollup: killed in the middle
 * it has done nothing, run twice it finds nothing, run beside another it takes what the other left.
 */
export async function foldDeltas(sql: Sql, rollups: readonly Rollup[]): Promise<number> {
  let taken = 0;
  for (const rollup of rollups) {
    const { rows } = await sql.query<{ taken: string }>(foldStatement(rollup));
    const count = Number(rows[0]?.taken ?? 0);
    taken += count;
    if (count > 0) await sql.query(emptyCells(rollup));
    if (count > manyDeltas) await sql.query(`ANALYZE rollup_${rollup.key}, delta_${rollup.key}`);
  }
  return taken;
}

/** Cells that came to nothing go; one that another fold is at stays for the next. */
function emptyCells({ key }: Rollup): string {
  return `DELETE FROM rollup_${key} WHERE ctid = ANY(ARRAY(
    SELECT ctid FROM rollup_${key} WHERE n = 0 AND hits = 0 AND amount = 0 FOR UPDATE SKIP LOCKED))`;
}

function foldStatement(rollup: Rollup): string {
  const columns = cellColumns(rollup).join(", ");
  const table = `rollup_${rollup.key}`;
  // Sorted, so that two folds lock the cells in the same order.
  return `
    WITH taken AS (DELETE FROM delta_${rollup.key} RETURNING *),
    folded AS (
      INSERT INTO ${table} AS r (${columns}, n, hits, amount)
      SELECT ${columns}, sum(n), sum(hits), sum(amount) FROM taken
      GROUP BY ${columns} HAVING sum(n) <> 0 OR sum(hits) <> 0 OR sum(amount) <> 0
      ORDER BY ${columns}
      ON CONFLICT (${columns}) DO UPDATE SET n = r.n + EXCLUDED.n, hits = r.hits + EXCLUDED.hits, amount = r.amount + EXCLUDED.amount
    )
    SELECT count(*) AS taken FROM taken`;
}
