import type { Sql } from "../database/database.ts";
import { cellColumns, sliceColumns, spanStart, type Rollup } from "./rollup.ts";

const manyDeltas = 10_000;

/**
 * Moves every delta into its rollup and returns how many were taken. One statement a rollup: killed in the middle
 * it has done nothing, run twice it finds nothing, run beside another it takes what the other left.
 */
export async function foldDeltas(sql: Sql, rollups: readonly Rollup[]): Promise<number> {
  let taken = 0;
  for (const rollup of rollups) {
    const { rows } = await sql.query<{ taken: number }>(foldStatement(rollup));
    const count = rows[0]?.taken ?? 0;
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
  return `
    WITH taken AS (DELETE FROM delta_${rollup.key} RETURNING *),
    placed AS (
      SELECT t.*, t.ripe_on IS NULL OR t.ripe_on <= s.ripe_through AS ripe
      FROM taken t JOIN source s ON s.id = t.source_id
    ),
    folded AS (${insertStatement(rollup, "placed")})
    SELECT count(*) AS taken FROM taken`;
}

/** Adds relation `placed` to the cells of `rollup` at every level, beside what stands in them. */
function insertStatement(rollup: Rollup, placed: string): string {
  const cell = cellColumns(rollup).join(", ");
  // Sorted, so that two folds lock the cells in the same order.
  return `${fillStatement(rollup, placed)}
    ORDER BY ${cell}
    ON CONFLICT (${cell}) DO UPDATE SET n = r.n + EXCLUDED.n, hits = r.hits + EXCLUDED.hits, amount = r.amount + EXCLUDED.amount,
      histogram = CASE WHEN EXCLUDED.histogram IS NULL THEN r.histogram ELSE COALESCE(r.histogram, '') || EXCLUDED.histogram END`;
}

/**
 * Fills the cells of `rollup`, where it has none of them, from relation `placed` (days with `bucket`, `ripe`, n, hits,
 * amount). Histograms are added by putting one behind the other, for whoever reads them adds up equal buckets. Units
 * without one are added up in one step.
 */
export function fillStatement(rollup: Rollup, placed: string, hasHistogram = true): string {
  const slices = sliceColumns(rollup);
  const cell = cellColumns(rollup).join(", ");
  const rest = ["outcome", "source_id", ...slices, "bucket", "n", "hits", "amount"].join(", ");
  const parts = [
    `SELECT unit_id, param, 'P'::"char" AS level, day, ripe_on, ${rest} FROM ${placed} WHERE NOT ripe`,
    ...rollup.levels.map(
      (level) =>
        `SELECT unit_id, param, '${level}'::"char", ${spanStart(level, "day")}, NULL, ${rest} FROM ${placed} WHERE ripe`,
    ),
  ];
  const levelled = `(${parts.join(" UNION ALL ")}) AS levelled`;
  const into = `INSERT INTO rollup_${rollup.key} AS r (${cell}, n, hits, amount, histogram)`;
  if (!hasHistogram) {
    return `${into}
      SELECT ${cell}, sum(n)::bigint, sum(hits)::bigint, sum(amount)::bigint, NULL FROM ${levelled}
      GROUP BY ${cell} HAVING sum(n) <> 0 OR sum(hits) <> 0 OR sum(amount) <> 0`;
  }
  return `${into}
    SELECT ${cell}, sum(n)::bigint, sum(hits)::bigint, sum(amount)::bigint,
      string_agg(histogram_entry(bucket, n), '') FILTER (WHERE bucket IS NOT NULL AND n <> 0)
    FROM (
      SELECT ${cell}, bucket, sum(n)::bigint AS n, sum(hits)::bigint AS hits, sum(amount)::bigint AS amount
      FROM ${levelled} GROUP BY ${cell}, bucket
    ) AS cells
    GROUP BY ${cell} HAVING sum(n) <> 0 OR sum(hits) <> 0 OR sum(amount) <> 0 OR bool_or(bucket IS NOT NULL AND n <> 0)`;
}
