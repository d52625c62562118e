import type { Pool } from "pg";
import { inTransaction, type Sql } from "../database/database.ts";
import { measureColumns, measuresOf } from "./measures.ts";
import { levelStatement } from "./rebuild-rollups.ts";
import { dayColumns, finestLevel, ripeOn, sliceColumns, spanStart, type Level, type Rollup } from "./rollup.ts";
import { stagedName, stageUnits } from "./stage-units.ts";

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
export function verifyRollups(pool: Pool, rollups: readonly Rollup[], mend: boolean): Promise<VerifiedRollup[]> {
  return inTransaction(pool, async (holder) => {
    // Two verifications at once would mend the same difference twice.
    await holder.query("SELECT pg_advisory_xact_lock(hashtext('huilu.verify'))");
    const days = await inTransaction(pool, async (client) => {
      await client.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
      await client.query("SET LOCAL work_mem = '256MB'");
      return verifyDays(client, rollups, mend);
    });
    const results: VerifiedRollup[] = [];
    for (const one of days) results.push(await inTransaction(pool, (client) => verifySpans(client, one, mend)));
    return results;
  });
}

type VerifiedDays = Omit<VerifiedRollup, "rollup"> & { readonly rollup: Rollup };

async function verifyDays(sql: Sql, rollups: readonly Rollup[], mend: boolean): Promise<VerifiedDays[]> {
  await stageUnits(sql, rollups);
  const results: VerifiedDays[] = [];
  for (const rollup of rollups) {
    const keys = dayColumns(rollup);
    await sql.query(`
      DROP TABLE IF EXISTS pg_temp.compared;
      CREATE TEMP TABLE compared AS ${difference(rollup, keys, daysOfBothSides(rollup))}`);
    const { rows } = await sql.query<{ cells: number; differing: number }>(
      "SELECT count(*) AS cells, count(*) FILTER (WHERE differs) AS differing FROM pg_temp.compared",
    );
    const sample = await sql.query<{ cell: Record<string, unknown> }>(
      "SELECT jsonb_strip_nulls(to_jsonb(c) - 'differs') AS cell FROM pg_temp.compared c WHERE differs LIMIT 5",
    );
    const { cells, differing } = rows[0] ?? { cells: 0, differing: 0 };
    const mended = mend && differing > 0 ? await mendDays(sql, rollup) : 0;
    results.push({ rollup, cells, differing, mended, sample: sample.rows.map(({ cell }) => cell) });
    await sql.query(`DROP TABLE ${stagedName(rollup)}`);
  }
  return results;
}

/** What is kept of each cell of the finest level, folded or not, and what the cases tell (`told`). */
function daysOfBothSides(rollup: Rollup): string {
  const finest = finestLevel(rollup);
  const measures = measureColumns(rollup).map((column) => `k.${column}`);
  // Whether a ripe unit still stands among the waiting ones is no difference.
  const keys = dayColumns(rollup).map((column) => {
    if (column === "ripe_on") return `${ripeOn("k")} AS ripe_on`;
    if (column !== "day" || finest === "D") return `k.${column}`;
    return `CASE WHEN ${ripeOn("k")} IS NULL THEN ${spanStart(finest, "k.day")} ELSE k.day END AS day`;
  });
  const kept = (from: string) =>
    `SELECT false AS told, ${[...keys, ...measures].join(", ")} FROM ${from} k JOIN source s ON s.id = k.source_id`;
  const staged = [...dayColumns(rollup).map((column) => `k.${column}`), ...measures].join(", ");
  return `${kept(`rollup_${rollup.key}`)} WHERE k.level IN ('${finest}', 'P')
    UNION ALL ${kept(`delta_${rollup.key}`)}
    UNION ALL SELECT true, ${staged} FROM ${stagedName(rollup)} k`;
}

/** Each cell of `keys` in rows `both` with what must be added to what is kept, and whether that is anything (`differs`). */
function difference(rollup: Rollup, keys: readonly string[], both: string): string {
  const measures = measuresOf(rollup.units);
  const sums = measures.flatMap(({ column, part }) =>
    part === "histogram"
      ? [true, false].map(
          (told) =>
            `COALESCE(string_agg(${column}, '') FILTER (WHERE ${told ? "" : "NOT "}told), '') AS ${column}_${told}`,
        )
      : [`NULLIF(sum(CASE WHEN told THEN ${column} ELSE -${column} END), 0) AS ${column}`],
  );
  const columns = measures.map(({ column, part }) =>
    part === "histogram"
      ? `CASE WHEN ${column}_true <> ${column}_false THEN histogram_exact(${column}_true || COALESCE(histogram_negated(${column}_false), '')) END AS ${column}`
      : column,
  );
  const cell = keys.join(", ");
  return `SELECT *, num_nonnulls(${measureColumns(rollup).join(", ")}) > 0 AS differs
    FROM (SELECT ${[cell, ...columns].join(", ")} FROM (SELECT ${[cell, ...sums].join(", ")} FROM (${both}) b GROUP BY ${cell}) g) d`;
}

async function mendDays(sql: Sql, rollup: Rollup): Promise<number> {
  const columns = [...dayColumns(rollup), ...measureColumns(rollup)].join(", ");
  const { rowCount } = await sql.query(
    `INSERT INTO delta_${rollup.key} (${columns}) SELECT ${columns} FROM pg_temp.compared WHERE differs`,
  );
  return rowCount ?? 0;
}

/** Holds the longer spans of a rollup against its finest, and writes down what was found of both. */
async function verifySpans(sql: Sql, days: VerifiedDays, mend: boolean): Promise<VerifiedRollup> {
  let { mended, differing } = days;
  const { rollup, cells, sample } = days;
  for (const level of rollup.levels.slice(1)) {
    const found = await compareSpans(sql, rollup, level);
    differing += found;
    if (found > 0 && mend) mended += await mendSpans(sql, rollup, level);
  }
  await sql.query("INSERT INTO reconciliation (rollup, cells, differing, mended, sample) VALUES ($1, $2, $3, $4, $5)", [
    rollup.key,
    cells,
    differing,
    mended,
    JSON.stringify(sample),
  ]);
  return { rollup: rollup.key, cells, differing, mended, sample };
}

/** How many cells of `level` differ from the sum of their days. */
async function compareSpans(sql: Sql, rollup: Rollup, level: Level): Promise<number> {
  const keys = ["outcome", "source_id", ...sliceColumns(rollup)];
  const rest = [...keys, ...measureColumns(rollup)].join(", ");
  const both = `SELECT true AS told, ${spanStart(level, "day")} AS span, ${rest} FROM rollup_${rollup.key} WHERE level = '${finestLevel(rollup)}'
    UNION ALL SELECT false, day, ${rest} FROM rollup_${rollup.key} WHERE level = '${level}'`;
  const { rows } = await sql.query<{ found: number }>(
    `SELECT count(*) AS found FROM (${difference(rollup, ["span", ...keys], both)}) d WHERE differs`,
  );
  return rows[0]?.found ?? 0;
}

/** Adds the cells of `level` up again. */
async function mendSpans(sql: Sql, rollup: Rollup, level: Level): Promise<number> {
  await sql.query(`LOCK TABLE rollup_${rollup.key} IN EXCLUSIVE MODE`);
  await sql.query(`DELETE FROM rollup_${rollup.key} WHERE level = '${level}'`);
  const { rowCount } = await sql.query(levelStatement(rollup, level));
  return rowCount ?? 0;
}
