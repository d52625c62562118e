import type { Pool } from "pg";
import { inTransaction, type Sql } from "../database/database.ts";
import { cellColumns, type Rollup } from "./rollup.ts";

/** One rollup held against its cases: cells compared, cells that differ, cells mended, and a few of those that differ. */
export type VerifiedRollup = {
  readonly rollup: string;
  readonly cells: number;
  readonly differing: number;
  readonly mended: number;
  readonly sample: readonly Record<string, unknown>[];
};

/**
 * Recomputes every cell of every rollup from the cases and compares it with rollup + waiting deltas, all in one
 * snapshot. With `mend` each difference is appended as a delta that cancels it; the outcome is kept in `reconciliation`.
 */
export async function verifyRollups(pool: Pool, rollups: readonly Rollup[], mend: boolean): Promise<VerifiedRollup[]> {
  const results: VerifiedRollup[] = [];
  for (const rollup of rollups) {
    results.push(
      await inTransaction(pool, async (client) => {
        // Two verifications at once would mend the same difference twice.
        await client.query("SELECT pg_advisory_xact_lock(hashtext('huilu.verify'))");
        return verifyOne(client, rollup, mend);
      }),
    );
  }
  return results;
}

async function verifyOne(sql: Sql, rollup: Rollup, mend: boolean): Promise<VerifiedRollup> {
  const columns = cellColumns(rollup).join(", ");
  await sql.query("DROP TABLE IF EXISTS pg_temp.difference");
  const { rows } = await sql.query<{ cells: string }>(`
    WITH kept AS (
      SELECT ${columns}, n, hits, amount FROM rollup_${rollup.key}
      UNION ALL SELECT ${columns}, n, hits, amount FROM delta_${rollup.key}
    ), both_sides AS (
      SELECT ${columns}, -n AS n, -hits AS hits, -amount AS amount FROM kept
      UNION ALL
      SELECT ${columns}, 1, hit, amount FROM ${rollup.unit}
    )
    SELECT count(DISTINCT (${columns})) AS cells FROM both_sides`);
  await sql.query(differenceTable(rollup, columns));
  const sample = await sql.query<Record<string, unknown>>("SELECT * FROM pg_temp.difference LIMIT 5");
  const { rowCount: differing } = await sql.query("SELECT 1 FROM pg_temp.difference");
  const mended = mend ? await mendDifferences(sql, rollup, columns) : 0;
  const result = {
    rollup: rollup.key,
    cells: Number(rows[0]?.cells ?? 0),
    differing: differing ?? 0,
    mended,
    sample: sample.rows,
  };
  await sql.query("INSERT INTO reconciliation (rollup, cells, differing, mended, sample) VALUES ($1, $2, $3, $4, $5)", [
    result.rollup,
    result.cells,
    result.differing,
    result.mended,
    JSON.stringify(result.sample),
  ]);
  return result;
}

/** Cells whose recomputation less what is kept is not zero. One statement, so one snapshot. */
function differenceTable(rollup: Rollup, columns: string): string {
  return `
    CREATE TEMP TABLE difference AS
    SELECT ${columns}, sum(n) AS n, sum(hits) AS hits, sum(amount) AS amount
    FROM (
      SELECT ${columns}, -n AS n, -hits AS hits, -amount AS amount FROM rollup_${rollup.key}
      UNION ALL SELECT ${columns}, -n, -hits, -amount FROM delta_${rollup.key}
      UNION ALL SELECT ${columns}, 1, hit, amount FROM ${rollup.unit}
    ) AS both_sides
    GROUP BY ${columns}
    HAVING sum(n) <> 0 OR sum(hits) <> 0 OR sum(amount) <> 0`;
}

async function mendDifferences(sql: Sql, rollup: Rollup, columns: string): Promise<number> {
  const { rowCount } = await sql.query(
    `INSERT INTO delta_${rollup.key} (${columns}, n, hits, amount)
     SELECT ${columns}, n, hits, amount FROM pg_temp.difference`,
  );
  return rowCount ?? 0;
}
