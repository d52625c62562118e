import type { Pool } from "pg";
import { inTransaction, type Sql } from "../database/database.ts";
import { dayColumns, sliceColumns, spanStart, type Level, type Rollup } from "./rollup.ts";
import { unitSelect, type Unit } from "./unit.ts";

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
 * snapshot; the longer spans are held against their days. With `mend` each difference is appended as a delta that
 * cancels it, and longer spans are added up again; the outcome is kept in `reconciliation`.
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
  const cells = await compareDays(sql, rollup);
  const sample = await sql.query<Record<string, unknown>>("SELECT * FROM pg_temp.difference LIMIT 5");
  const { rowCount: days } = await sql.query("SELECT 1 FROM pg_temp.difference");
  let mended = mend ? await mendDays(sql, rollup) : 0;
  let spans = 0;
  for (const level of rollup.levels.slice(1)) {
    const found = await compareSpans(sql, rollup, level);
    spans += found;
    if (found > 0 && mend) mended += await mendSpans(sql, rollup, level);
  }
  const differing = (days ?? 0) + spans;
  const result = { rollup: rollup.key, cells, differing, mended, sample: sample.rows };
  await sql.query("INSERT INTO reconciliation (rollup, cells, differing, mended, sample) VALUES ($1, $2, $3, $4, $5)", [
    result.rollup,
    result.cells,
    result.differing,
    result.mended,
    JSON.stringify(result.sample),
  ]);
  return result;
}

/** Days, or the shortest spans that a rollup has instead; its other levels are their sums. */
function finestOf({ levels }: Rollup): Level {
  return levels[0] ?? "D";
}

/** Puts the differences by day into `difference` and answers how many cells were compared. One statement, so one snapshot. */
async function compareDays(sql: Sql, rollup: Rollup): Promise<number> {
  const keys = dayColumns(rollup);
  const cell = [...keys, "bucket"].join(", ");
  const day = spanStart(finestOf(rollup), "k.day");
  const plain = keys.filter((key) => key !== "ripe_on").map((key) => (key === "day" ? `${day} AS day` : `k.${key}`));
  // Whether a ripe unit still stands among the waiting ones is no difference.
  const ripe = "CASE WHEN k.ripe_on > s.ripe_through THEN k.ripe_on END AS ripe_on";
  const kept = (table: string, rest: string, where = "true") =>
    `SELECT ${[...plain, ripe, rest].join(", ")} FROM ${table} k JOIN source s ON s.id = k.source_id WHERE ${where}`;
  const negated = "-k.n AS n, -k.hits AS hits, -k.amount AS amount";
  const byDay = `k.level IN ('${finestOf(rollup)}', 'P')`;
  const parts = [
    // Sums and histogram of a cell stand in one row; a delta gives its own bucket.
    kept(`rollup_${rollup.key}`, `NULL::smallint AS bucket, ${negated}`, byDay),
    kept(
      `(SELECT r.*, h.bucket AS b, h.n AS bn FROM rollup_${rollup.key} r, histogram_cells(r.histogram) h WHERE r.histogram IS NOT NULL)`,
      "k.b AS bucket, -k.bn AS n, 0, 0",
      byDay,
    ),
    kept(`delta_${rollup.key}`, `NULL::smallint, ${negated}`),
    kept(`delta_${rollup.key}`, "k.bucket, -k.n, 0, 0", "k.bucket IS NOT NULL"),
    ...rollup.units.flatMap((unit) => recomputed(rollup, unit, keys)),
  ];
  const ordered = [...keys.filter((key) => key !== "ripe_on"), "ripe_on", "bucket", "n", "hits", "amount"].join(", ");
  await sql.query("DROP TABLE IF EXISTS pg_temp.compared, pg_temp.difference");
  await sql.query(`
    CREATE TEMP TABLE compared AS
    SELECT ${cell}, sum(n) AS n, sum(hits) AS hits, sum(amount) AS amount
    FROM (${parts.join(" UNION ALL ")}) AS both_sides (${ordered}) GROUP BY ${cell}`);
  await sql.query(
    "CREATE TEMP TABLE difference AS SELECT * FROM pg_temp.compared WHERE n <> 0 OR hits <> 0 OR amount <> 0",
  );
  const { rows } = await sql.query<{ cells: number }>(
    "SELECT count(*) AS cells FROM pg_temp.compared WHERE bucket IS NULL",
  );
  return rows[0]?.cells ?? 0;
}

function recomputed(rollup: Rollup, unit: Unit, keys: readonly string[]): string[] {
  const plain = keys
    .filter((key) => key !== "ripe_on")
    .map((key) => {
      if (key === "day") return spanStart(finestOf(rollup), "k.day");
      return key === "unit_id" ? `${unit.id}::smallint` : `k.${key}`;
    });
  const ripe = "CASE WHEN k.ripe_on > s.ripe_through THEN k.ripe_on END";
  const from = `FROM (${unitSelect(unit)}) k JOIN source s ON s.id = k.source_id`;
  const whole = `SELECT ${[...plain, ripe].join(", ")}, NULL::smallint, k.weight, k.hit, k.amount ${from}`;
  if (!unit.seconds) return [whole];
  return [
    whole,
    `SELECT ${[...plain, ripe].join(", ")}, k.bucket, k.weight, 0, 0 ${from} WHERE k.outcome = 'counted' AND k.bucket IS NOT NULL`,
  ];
}

/** The sums of a cell less those of its buckets go without a bucket, for a delta with a bucket adds to both. */
async function mendDays(sql: Sql, rollup: Rollup): Promise<number> {
  const keys = dayColumns(rollup).join(", ");
  const { rowCount } = await sql.query(
    `INSERT INTO delta_${rollup.key} (${keys}, bucket, n, hits, amount)
     SELECT ${keys}, bucket, n, hits, amount FROM pg_temp.difference WHERE bucket IS NOT NULL
     UNION ALL
     SELECT ${keys}, NULL, sum(CASE WHEN bucket IS NULL THEN n ELSE -n END), sum(hits), sum(amount) FROM pg_temp.difference
     GROUP BY ${keys} HAVING sum(CASE WHEN bucket IS NULL THEN n ELSE -n END) <> 0 OR sum(hits) <> 0 OR sum(amount) <> 0`,
  );
  return rowCount ?? 0;
}

/** How many cells of `level` differ from the sum of their days. */
async function compareSpans(sql: Sql, rollup: Rollup, level: Level): Promise<number> {
  const keys = ["unit_id", "param", "outcome", "source_id", ...sliceColumns(rollup)];
  const cell = keys.map((key) => `r.${key}`).join(", ");
  const table = `rollup_${rollup.key} r`;
  const buckets = `${table}, histogram_cells(r.histogram) h`;
  const { rowCount } = await sql.query(`
    SELECT 1 FROM (
      SELECT ${cell}, ${spanStart(level, "r.day")} AS span, NULL::smallint AS bucket, r.n, r.hits, r.amount FROM ${table} WHERE r.level = '${finestOf(rollup)}'
      UNION ALL SELECT ${cell}, r.day, NULL, -r.n, -r.hits, -r.amount FROM ${table} WHERE r.level = '${level}'
      UNION ALL SELECT ${cell}, ${spanStart(level, "r.day")}, h.bucket, h.n, 0, 0 FROM ${buckets} WHERE r.level = '${finestOf(rollup)}' AND r.histogram IS NOT NULL
      UNION ALL SELECT ${cell}, r.day, h.bucket, -h.n, 0, 0 FROM ${buckets} WHERE r.level = '${level}' AND r.histogram IS NOT NULL
    ) AS both_sides
    GROUP BY ${[...keys, "span", "bucket"].join(", ")} HAVING sum(n) <> 0 OR sum(hits) <> 0 OR sum(amount) <> 0`);
  return rowCount ?? 0;
}

/** Adds the days of `level` up again. */
async function mendSpans(sql: Sql, rollup: Rollup, level: Level): Promise<number> {
  const table = `rollup_${rollup.key}`;
  const keys = ["unit_id", "param", "outcome", "source_id", ...sliceColumns(rollup)].join(", ");
  await sql.query(`LOCK TABLE ${table} IN EXCLUSIVE MODE`);
  await sql.query(`DELETE FROM ${table} WHERE level = '${level}'`);
  const { rowCount } = await sql.query(`
    INSERT INTO ${table} (${keys}, level, day, n, hits, amount, histogram)
    SELECT ${keys}, '${level}', ${spanStart(level, "day")}, sum(n), sum(hits), sum(amount), string_agg(histogram, '')
    FROM ${table} WHERE level = '${finestOf(rollup)}' GROUP BY ${keys}, ${spanStart(level, "day")}`);
  return rowCount ?? 0;
}
