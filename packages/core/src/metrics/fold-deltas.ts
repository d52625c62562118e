import type { Sql } from "../database/database.ts";
import {
  hasAny,
  measureColumns,
  measuresOf,
  summed,
  typeOf,
  variantsOf,
  waitingNumber,
  type Measure,
} from "./measures.ts";
import { cellColumns, dayColumns, sliceColumns, spanStart, type Level, type Rollup } from "./rollup.ts";
import type { Unit } from "./unit.ts";

const manyDeltas = 10_000;

/**
 * Moves every delta into its rollup and returns how many were taken. One statement a rollup: killed in the middle
 * it has done nothing, run twice it finds nothing, run beside another it takes what the other left.
 */
export async function foldDeltas(sql: Sql, rollups: readonly Rollup[]): Promise<number> {
  let taken = 0;
  for (const rollup of rollups) {
    const { rows } = await sql.query<{ taken: number; empty: string[] | null }>(foldStatement(rollup));
    const count = rows[0]?.taken ?? 0;
    taken += count;
    if (rows[0]?.empty) await removeEmpty(sql, rollup, rows[0].empty);
    if (count > manyDeltas) await sql.query(`ANALYZE rollup_${rollup.key}, delta_${rollup.key}`);
  }
  return taken;
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

function foldStatement(rollup: Rollup): string {
  const cell = cellColumns(rollup).join(", ");
  const measures = measureColumns(rollup).join(", ");
  // Sorted, so that two folds lock the cells in the same order.
  return `
    WITH taken AS (DELETE FROM delta_${rollup.key} RETURNING *),
    days AS MATERIALIZED (${ripeDays(rollup, "taken")}),
    folded AS (
      INSERT INTO rollup_${rollup.key} AS r (${cell}, ${measures})
      SELECT ${cell}, ${measures} FROM (${levelled(rollup, "days")}) AS cells
      WHERE ${hasAny(rollup.units, "cells")} ORDER BY ${cell}
      ON CONFLICT (${cell}) DO UPDATE SET ${measuresOf(rollup.units).map(added).join(", ")}
      RETURNING r.ctid, ${countsAny(rollup.units)} AS counts
    )
    SELECT (SELECT count(*) FROM taken) AS taken, array_agg(ctid::text) FILTER (WHERE NOT counts) AS empty FROM folded`;
}

/** The deltas in relation `from` as cells of days: with the day on which they ripen only while they are not ripe. */
function ripeDays(rollup: Rollup, from: string): string {
  const keys = dayColumns(rollup).map((column) => (column === "ripe_on" ? `${ripeOn("t")} AS ripe_on` : `t.${column}`));
  return `SELECT ${keys.join(", ")}, ${summed(rollup.units, "t").join(", ")}
    FROM ${from} t JOIN source s ON s.id = t.source_id GROUP BY ${keys.map((_, i) => i + 1).join(", ")}`;
}

/** The day on which a row of alias `row` ripens, NULL if it is ripe; its source is `s`. */
export function ripeOn(row: string): string {
  return `CASE WHEN ${row}.ripe_on > s.ripe_through THEN ${row}.ripe_on END`;
}

/** Cells of days, in relation `days`, added up to each level; what is not ripe stays by day, each variant by itself. */
function levelled(rollup: Rollup, days: string): string {
  const waiting = rollup.units
    .filter(({ ripens }) => ripens)
    .flatMap((unit) => variantsOf(unit).map((param) => waitingCells(rollup, days, unit, param)));
  return [...rollup.levels.map((level) => ripeCells(rollup, days, level)), ...waiting].join(" UNION ALL ");
}

function ripeCells(rollup: Rollup, days: string, level: Level): string {
  const start = spanStart(level, "d.day");
  const names = cellColumns(rollup).map((column) => {
    if (column === "level") return `'${level}'::"char" AS level`;
    if (column === "waits_for") return "0 AS waits_for";
    if (column === "day") return `${start} AS day`;
    return column === "ripe_on" ? "NULL::date AS ripe_on" : `d.${column}`;
  });
  const groups = [start, "d.outcome", "d.source_id", ...sliceColumns(rollup).map((column) => `d.${column}`)];
  return `SELECT ${[...names, ...summed(rollup.units, "d")].join(", ")} FROM ${days} d
    WHERE d.ripe_on IS NULL GROUP BY ${groups.join(", ")}`;
}

/** Days with the measures of one variant alone. */
function waitingCells(rollup: Rollup, days: string, unit: Unit, param: number): string {
  const names = cellColumns(rollup).map((column) => {
    if (column === "level") return `'P'::"char"`;
    return column === "waits_for" ? String(waitingNumber(unit, param)) : `d.${column}`;
  });
  const values = measuresOf(rollup.units).map((measure) =>
    measure.unit === unit && measure.param === param ? `d.${measure.column}` : `NULL::${typeOf[measure.part]}`,
  );
  return `SELECT ${[...names, ...values].join(", ")} FROM ${days} d WHERE d.ripe_on IS NOT NULL`;
}

/** What stands in a cell and what comes to it. */
function added({ column, part }: Measure): string {
  const [old, more] = [`r.${column}`, `EXCLUDED.${column}`];
  if (part === "histogram") return `${column} = histogram_added(${old}, ${more})`;
  return `${column} = NULLIF(COALESCE(${old}, 0) + COALESCE(${more}, 0), 0)`;
}
