import type { Pool } from "pg";
import type { Sql } from "../database/database.ts";
import { hasAny, measuresOf, summed, typeOf, waitingNumber, type Measure } from "./measures.ts";
import { cellColumns, dayColumns, ripeOn, sliceColumns, spanStart, type Level, type Rollup } from "./rollup.ts";

const manyDeltas = 10_000;

/** Rollups share no row, so several are folded beside each other. */
const atOnce = 2;

/**
 * Moves every delta into its rollup and returns how many were taken. One statement a rollup: killed in the middle
 * it has done nothing, run twice it finds nothing, run beside another it takes what the other left.
 */
export async function foldDeltas(pool: Pool, rollups: readonly Rollup[]): Promise<number> {
  // The largest first, so that none is left to the end.
  const left = rollups.toReversed().values();
  const lanes = Array.from({ length: atOnce }, () => foldEach(pool, left));
  const ended = await Promise.allSettled(lanes);
  return ended.reduce((taken, lane) => {
    if (lane.status === "rejected") throw lane.reason;
    return taken + lane.value;
  }, 0);
}

async function foldEach(sql: Sql, rollups: Iterable<Rollup>): Promise<number> {
  let taken = 0;
  for (const rollup of rollups) taken += await foldRollup(sql, rollup);
  return taken;
}

async function foldRollup(sql: Sql, rollup: Rollup): Promise<number> {
  const measures = await waitingMeasures(sql, rollup);
  if (measures.length === 0) return 0;
  const { rows } = await sql.query<{ taken: number; empty: string[] | null }>(foldStatement(rollup, measures));
  const count = rows[0]?.taken ?? 0;
  if (rows[0]?.empty) await removeEmpty(sql, rollup, rows[0].empty);
  if (count > manyDeltas) await analyzeIfGrown(sql, rollup, count);
  return count;
}

/** The measures that any delta of `rollup` has: most changes touch few of them, and a statement about few is planned fast. */
async function waitingMeasures(sql: Sql, rollup: Rollup): Promise<Measure[]> {
  const measures = measuresOf(rollup.units);
  const { rows } = await sql.query<Record<string, number>>(
    `SELECT ${measures.map(({ column }) => `count(${column}) AS ${column}`).join(", ")} FROM delta_${rollup.key}`,
  );
  return measures.filter(({ column }) => (rows[0]?.[column] ?? 0) > 0);
}

/** The planner hears of a rollup that has grown by much at once; of the rest it hears when autovacuum comes by. */
async function analyzeIfGrown(sql: Sql, { key }: Rollup, taken: number): Promise<void> {
  const { rows } = await sql.query<{ known: number }>(
    `SELECT reltuples::float8 AS known FROM pg_class WHERE oid = 'rollup_${key}'::regclass`,
  );
  if (taken > (rows[0]?.known ?? 0) / 5) await sql.query(`ANALYZE rollup_${key}, delta_${key}`);
}

/** Cells that came to nothing go; one that another fold has changed since stays. */
async function removeEmpty(sql: Sql, { key, units }: Rollup, places: readonly string[]): Promise<void> {
  await sql.query(`DELETE FROM rollup_${key} r WHERE ctid = ANY($1::tid[]) AND NOT ${countsAny(units)}`, [places]);
}

/** Whether a cell still holds anything: what has neither units nor sums has no durations either. */
function countsAny(units: Rollup["units"]): string {
  const columns = measuresOf(units).flatMap(({ part, column }) => (part === "histogram" ? [] : [`r.${column}`]));
  return `num_nonnulls(${columns.join(", ")}) > 0`;
}

function foldStatement(rollup: Rollup, measures: readonly Measure[]): string {
  const cell = cellColumns(rollup).join(", ");
  const columns = measures.map(({ column }) => column).join(", ");
  // A delta that came meanwhile with other measures is left to the next fold.
  const others = measuresOf(rollup.units).filter(({ column }) => measures.every((one) => one.column !== column));
  // Sorted, so that two folds lock the cells in the same order.
  return `
    WITH taken AS (DELETE FROM delta_${rollup.key} d WHERE NOT ${hasAny(others, "d")} RETURNING *),
    days AS MATERIALIZED (${ripeDays(rollup, measures, "taken")}),
    folded AS (
      INSERT INTO rollup_${rollup.key} AS r (${cell}, ${columns})
      SELECT ${cell}, ${columns} FROM (${levelled(rollup, measures, "days")}) AS cells
      WHERE ${hasAny(measures, "cells")} ORDER BY ${cell}
      ON CONFLICT (${cell}) DO UPDATE SET ${measures.map(added).join(", ")}
      RETURNING r.ctid, ${countsAny(rollup.units)} AS counts
    )
    SELECT (SELECT count(*) FROM taken) AS taken, array_agg(ctid::text) FILTER (WHERE NOT counts) AS empty FROM folded`;
}

/** The deltas in relation `from` as cells of days: with the day on which they ripen only while they are not ripe. */
function ripeDays(rollup: Rollup, measures: readonly Measure[], from: string): string {
  const keys = dayColumns(rollup).map((column) => (column === "ripe_on" ? `${ripeOn("t")} AS ripe_on` : `t.${column}`));
  return `SELECT ${keys.join(", ")}, ${summed(measures, "t").join(", ")}
    FROM ${from} t JOIN source s ON s.id = t.source_id GROUP BY ${keys.map((_, i) => i + 1).join(", ")}`;
}

/** Cells of days, in relation `days`, added up to each level; what is not ripe stays by day, each variant by itself. */
function levelled(rollup: Rollup, measures: readonly Measure[], days: string): string {
  const waiting = Map.groupBy(
    measures.filter(({ unit }) => unit.ripens),
    ({ unit, param }) => waitingNumber(unit, param),
  );
  return [
    ...rollup.levels.map((level) => ripeCells(rollup, measures, days, level)),
    ...[...waiting].map(([waitsFor, own]) => waitingCells(rollup, measures, days, waitsFor, own)),
  ].join(" UNION ALL ");
}

function ripeCells(rollup: Rollup, measures: readonly Measure[], days: string, level: Level): string {
  const start = spanStart(level, "d.day");
  const names = cellColumns(rollup).map((column) => {
    if (column === "level") return `'${level}'::"char" AS level`;
    if (column === "waits_for") return "0 AS waits_for";
    if (column === "day") return `${start} AS day`;
    return column === "ripe_on" ? "NULL::date AS ripe_on" : `d.${column}`;
  });
  const groups = [start, "d.outcome", "d.source_id", ...sliceColumns(rollup).map((column) => `d.${column}`)];
  return `SELECT ${[...names, ...summed(measures, "d")].join(", ")} FROM ${days} d
    WHERE d.ripe_on IS NULL GROUP BY ${groups.join(", ")}`;
}

/** Days with the measures of one variant alone. */
function waitingCells(
  rollup: Rollup,
  measures: readonly Measure[],
  days: string,
  waitsFor: number,
  own: readonly Measure[],
): string {
  const names = cellColumns(rollup).map((column) => {
    if (column === "level") return `'P'::"char"`;
    return column === "waits_for" ? String(waitsFor) : `d.${column}`;
  });
  const values = measures.map((measure) =>
    own.includes(measure) ? `d.${measure.column}` : `NULL::${typeOf[measure.part]}`,
  );
  return `SELECT ${[...names, ...values].join(", ")} FROM ${days} d WHERE d.ripe_on IS NOT NULL`;
}

/** What stands in a cell and what comes to it. */
function added({ column, part }: Measure): string {
  const [old, more] = [`r.${column}`, `EXCLUDED.${column}`];
  if (part === "histogram") return `${column} = histogram_added(${old}, ${more})`;
  return `${column} = NULLIF(COALESCE(${old}, 0) + COALESCE(${more}, 0), 0)`;
}
